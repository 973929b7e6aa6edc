"""The workspace as a commit has it, read from git alone: nothing is checked out, and no working tree is touched."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from errno import ELOOP, ENOENT
from pathlib import Path
from typing import TYPE_CHECKING

from teamops.model.place import Fault
from teamops.model.time.moments import told
from teamops.store.errors import CannotGoOnError, WorkspaceUnreadableError
from teamops.store.git.blobs import Blobs
from teamops.store.git.command import GitRefusedError, answer, answer_if_any, is_shallow
from teamops.store.git.revision import Version, moment
from teamops.store.git.state_tracking import tracked_among
from teamops.store.git.tree import Tree, listing_of, tree_of
from teamops.store.reading.discovery import SETTINGS, outside
from teamops.store.reading.files import Files, told_of_files
from teamops.store.reading.source import Source, most_bytes, too_large, unreadable

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace

_HOPS = 10
"""So many links one after the other are followed."""


def load_at(root: Path, version: Version) -> Workspace:
    """The workspace at `root` as it was at `version`. What is wrong in its files is in `faults`."""
    from teamops.store.reading.loader import interpret, without_collector

    with without_collector():
        return interpret(root, files_at(root, version))


def files_at(root: Path, version: Version) -> Files:
    """The files of the workspace at `root` as `version` has them, by the rules of those on disk.

    Contents are as they are stored: filters and line ends of a checkout are not applied. Submodules are not entered.
    Raises WorkspaceUnreadableError where there was no teamops.yaml then, or the repository does not have the files.
    """
    tree = _tree(root, version)
    with Blobs(root) as blobs:
        reader = _Reader(tree, blobs, version)
        first = reader.read(SETTINGS)
        listing = listing_of(tree, *told_of_files(first), reader.leads_to, reader.read)
        read = [first, *map(reader.read, listing.files)]
    faults = [*listing.faults, *(one for one in read if isinstance(one, Fault))]
    sources = [one for one in read if isinstance(one, Source)]
    return Files(sources, faults, listing.documents, listing.left_out, tracked_among(tree))


class _Reader:
    """Reads the files of a tree, and follows its links as far as they stay in it."""

    def __init__(self, tree: Tree, blobs: Blobs, version: Version) -> None:
        self._tree, self._blobs, self._version = tree, blobs, version

    def read(self, file: str) -> Source | Fault:
        target = self.leads_to(file) if self._tree[file].is_link else file
        if isinstance(target, Fault):
            return target
        if target not in self._tree or self._tree[target].is_link:
            return unreadable(file, os.strerror(ELOOP if target in self._tree else ENOENT))
        return self._content(file, self._tree[target].blob)

    def leads_to(self, link: str) -> str | Fault:
        """The file or folder at the end of a link, be it there or not; or the fault that it leaves the workspace."""
        path = link
        for _ in range(_HOPS):
            content = self._content(path, self._tree[path].blob)
            if isinstance(content, Fault):
                return content
            written = os.fsdecode(content.raw)
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), written))
            if path.startswith(("/", "../")) or path == "..":
                return outside(link, written)
            if path not in self._tree or not self._tree[path].is_link:
                break
        return path

    def _content(self, file: str, blob: str) -> Source | Fault:
        content = self._blobs.read(blob)
        if content is None:
            raise WorkspaceUnreadableError("at.missing", file=file, commit=self._version.short)
        if content.raw is None or content.size > most_bytes(file):
            return too_large(file, content.size)
        return Source.of(file, content.raw)


def _tree(root: Path, version: Version) -> Tree:
    """The files of the workspace's folder, wherever it was then."""
    folder = answer(root, "rev-parse", "--show-prefix").text.rstrip("/")
    for place in (folder, *_earlier_folders(root, folder)):
        tree = _tree_at(root, version, place)
        if SETTINGS in tree:
            return tree
    raise _no_workspace(root, folder, version)


def _tree_at(root: Path, version: Version, folder: str) -> Tree:
    """The files of a folder; none where it is not there."""
    place = f"{version.commit}:{folder}"
    hashed = answer_if_any(root, "rev-parse", "--verify", "--quiet", "--end-of-options", place)
    if hashed is None:
        return {}
    try:
        return tree_of(root, hashed)
    except GitRefusedError as refused:
        raise WorkspaceUnreadableError("at.missing", file=folder or ".", commit=version.short) from refused


def _earlier_folders(root: Path, folder: str) -> Iterator[str]:
    """Where teamops.yaml was before it was moved here, as git recognises it; the latest first."""
    words = iter((_followed(root, "--name-status", "--format=", "-z") or "").split("\0"))
    for word in words:
        if word.strip().startswith("R"):
            before, after = next(words, ""), next(words, "")
            earlier = posixpath.dirname(before)
            if posixpath.dirname(after) != earlier != folder and posixpath.basename(before) == SETTINGS:
                yield earlier


def _followed(root: Path, *options: str) -> str | None:
    """The commits that changed teamops.yaml, also where it was before; told as `options` ask, nothing being run."""
    safe = ("--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-relative")
    return answer_if_any(root, "log", "--follow", "-M", *safe, *options, "HEAD", "--", SETTINGS)


def _no_workspace(root: Path, folder: str, version: Version) -> CannotGoOnError:
    """Why there is nothing to read, with the first commit from which on there is."""
    zone = version.at.tzinfo
    assert zone is not None  # versions know the team's
    facts = {"folder": folder or ".", "commit": version.short, "day": told(version.at, zone)}
    added = _followed(root, "--diff-filter=A", "--format=%h %ct")
    if not added:
        return WorkspaceUnreadableError("at.never", **facts)
    first, seconds = added.splitlines()[-1].split()
    facts |= {"first": first, "since": told(moment(int(seconds), zone), zone)}
    return WorkspaceUnreadableError("at.not_yet_shallow" if is_shallow(root) else "at.not_yet", **facts)
