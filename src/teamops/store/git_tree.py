"""The files of a folder as a commit has them, and which of them a workspace reads: the rules of those on disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from teamops.model.place import Fault
from teamops.store.discovery import SETTINGS, Listing, holds_records, is_document, is_left_out, listing
from teamops.store.git.command import answer

_LINK, _FILE = b"120", b"100"


class Item(NamedTuple):
    """A file or a link, and the hash of its content."""

    is_link: bool
    blob: str


Tree = Mapping[str, Item]
"""Files and links by their paths; submodules are neither."""


def tree_of(root: Path, hashed: str) -> Tree:
    """All that is below the folder of that hash. Raises GitRefusedError where it cannot be read."""
    listed = answer(root, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", hashed).out.split(b"\0")[:-1]
    made: dict[str, Item] = {}
    for line in listed:
        about, _, path = line.partition(b"\t")
        mode, _, blob = about.split(b" ")
        if mode[:3] in (_LINK, _FILE):
            made[os.fsdecode(path)] = Item(mode[:3] == _LINK, blob.decode())
    return made


def listing_of(tree: Tree, ignore: Sequence[str], documents: str, leads_to: Callable[[str], str | Fault]) -> Listing:
    """The record files and the shared documents of the workspace at the top of `tree`; see `discovery.list_files`.

    `leads_to` tells where a link leads.
    """
    folders = _Folders(tree, tuple(ignore))
    files, documents_found, links, faults = [], [], {}, []
    for path, item in tree.items():
        if not folders.reach(path):
            continue
        if not item.is_link:
            if holds_records(path):
                files.append(path)
            elif is_document(path, documents):
                documents_found.append(path)
        elif holds_records(path):
            target = leads_to(path)
            if isinstance(target, Fault):
                faults.append(target)
            elif target not in folders:
                links[path] = target
    return listing(files, links, documents_found, faults)


class _Folders:
    """The folders of a tree, and which of them are a part of the workspace."""

    def __init__(self, tree: Tree, ignore: tuple[str, ...]) -> None:
        self._ignore = ignore
        self._entered = {"": True}
        self._every = {path[:n] for path in tree for n, sign in enumerate(path) if sign == "/"}
        named = [*self._every, *tree]
        self._others = {path.rpartition("/")[0] for path in named if path.endswith(f"/{SETTINGS}")}

    def __contains__(self, path: str) -> bool:
        return path == "." or path in self._every

    def reach(self, path: str) -> bool:
        """Whether a walk through the workspace comes to the file."""
        above = [path[:n] for n, sign in enumerate(path) if sign == "/"]
        for folder in above:
            if not self._enter(folder):
                return False
        return not is_left_out(path, self._ignore)

    def _enter(self, folder: str) -> bool:
        """Whether `folder`, whose folder is entered, is entered too."""
        if folder not in self._entered:
            self._entered[folder] = folder not in self._others and not is_left_out(folder, self._ignore)
        return self._entered[folder]
