"""The files of a folder as a commit has them, and which of them a workspace reads, by the rules for those on disk."""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from teamops.model.faults.unread import SkippedPath, Why
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Fault
from teamops.store.git.command import ask_git
from teamops.store.reading.discovery import (
    SETTINGS,
    Listing,
    build_listing,
    find_skip_reason,
    is_document,
    is_skipped,
    make_nameless_fault,
    may_hold_records,
)
from teamops.store.reading.skipped_files import MOST_READ, has_record_section, has_team_key, is_tool_path, is_yaml_like
from teamops.store.reading.source import Source

_LINK, _FILE = b"120", b"100"


class TreeItem(NamedTuple):
    """A file or a link, and the hash of its content."""

    is_link: bool
    blob: str


Tree = Mapping[str, TreeItem]
"""Files and links by their paths; submodules are neither."""


def read_tree(root: Path, hashed: str) -> Tree:
    """Return everything below the folder of that hash. Raises GitRefusedError where it cannot be read."""
    lines = ask_git(root, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", hashed).out.split(b"\0")[:-1]
    tree: dict[str, TreeItem] = {}
    for line in lines:
        about, _, path = line.partition(b"\t")
        mode, _, blob = about.split(b" ")
        if mode[:3] in (_LINK, _FILE):
            tree[os.fsdecode(path)] = TreeItem(mode[:3] == _LINK, blob.decode())
    return tree


def list_tree_files(
    tree: Tree,
    ignore: Sequence[str],
    documents: str,
    leads_to: Callable[[str], str | Fault],
    read: Callable[[str], Source | Fault],
) -> Listing:
    """List the record files and shared documents of the workspace at the top of `tree`; see `discovery.list_files`.

    `leads_to` returns where a link leads, `read` what a file holds.
    """
    folders = _Folders(tree, tuple(ignore))
    files, documents_found, links, faults = [], [], {}, []
    for path, item in tree.items():
        if not folders.can_reach(path):
            continue
        if not item.is_link:
            if may_hold_records(path):
                files.append(path)
            elif is_document(path, documents):
                documents_found.append(path)
        elif may_hold_records(path):
            target = leads_to(path)
            if isinstance(target, Fault):
                faults.append(target)
            elif target not in folders:
                links[path] = target
    faults += [
        make_nameless_fault(folder) for folder in sorted(folders.others) if not _has_team(read(f"{folder}/{SETTINGS}"))
    ]
    return build_listing(files, links, documents_found, faults, _count_skipped_files(tree, folders, read))


def _has_team(settings: Source | Fault) -> bool:
    return isinstance(settings, Fault) or has_team_key(settings.raw)


def _count_skipped_files(
    tree: Tree, folders: _Folders, read: Callable[[str], Source | Fault]
) -> tuple[SkippedPath, ...]:
    """Return what looks like records and is not read, as a walk through the same files on disk notes it."""
    counts: Counter[tuple[str, Why, bool]] = Counter()
    reads = MOST_READ
    for path, item in tree.items():
        if posixpath.basename(path) == SETTINGS or item.is_link or not is_yaml_like(path):
            continue
        place, why = folders.find_skipped_place(path)
        if why == "hidden":
            reads -= not is_tool_path(place)
            source = None if is_tool_path(place) or reads < 0 else read(path)
            if not isinstance(source, Source) or not has_record_section(source.raw):
                continue
        if why is not None:
            counts[place, why, place != path] += 1
    return tuple(sorted(SkippedPath(place, why, is_folder, files) for (place, why, is_folder), files in counts.items()))


class _Folders:
    """The folders of a tree, and which of them are a part of the workspace."""

    def __init__(self, tree: Tree, ignore: tuple[str, ...]) -> None:
        self._ignore = ignore
        self._entered = {"": True}
        self._every = {folder for path in tree for folder in _list_folders_above(path)}
        self._others = {path.rpartition("/")[0] for path in tree if path.endswith(f"/{SETTINGS}")}

    def __contains__(self, path: str) -> bool:
        return path == "." or path in self._every

    @property
    def others(self) -> Collection[str]:
        """The folders that a walk reaches and that are workspaces of their own."""
        return [folder for folder in self._others if folder and self.can_reach(folder)]

    def find_skipped_place(self, path: str) -> tuple[str, Why | None]:
        """Return the file, or the folder above it, that is left out, and why; None where the file is read."""
        for place in (*_list_folders_above(path), path):
            if is_skipped(place, self._ignore):
                return place, find_skip_reason(place)
            if place in self._others:
                return place, "workspace"
        return path, None if may_hold_records(path) else "ending"

    def can_reach(self, path: str) -> bool:
        """Return whether a walk through the workspace reaches the file or folder."""
        return all(map(self._enter, _list_folders_above(path))) and not is_skipped(path, self._ignore)

    def _enter(self, folder: str) -> bool:
        """Return whether a walk enters `folder`, given that it entered the folder above."""
        if folder not in self._entered:
            self._entered[folder] = folder not in self._others and not is_skipped(folder, self._ignore)
        return self._entered[folder]


def _list_folders_above(path: str) -> list[str]:
    """List the folders above a path, from the top down, without the top itself."""
    return [path[:n] for n, sign in enumerate(path) if sign == "/"]
