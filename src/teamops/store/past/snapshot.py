"""The workspace as a commit has it, read from git alone: nothing is checked out, and no working tree is touched."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from errno import ELOOP, ENOENT
from pathlib import Path

from teamops.history.items import collect_items, collect_settings_items, find_free_address
from teamops.model.event import Items
from teamops.model.place import Fault
from teamops.model.time.moments import format_moment
from teamops.model.workspace import Workspace
from teamops.store.errors import CommandError, WorkspaceUnreadableError
from teamops.store.git.blobs import Blobs
from teamops.store.git.command import GitRefusedError, ask_git, ask_git_or_none, is_shallow
from teamops.store.git.revision import Revision, convert_epoch
from teamops.store.git.state_tracking import find_tracking_in_paths
from teamops.store.git.tree import Tree, list_tree_files, read_tree
from teamops.store.reading.discovery import SETTINGS, make_outside_fault
from teamops.store.reading.files import Files, parse, parse_file_patterns
from teamops.store.reading.loader import interpret, pause_collector
from teamops.store.reading.source import Source, get_size_limit, make_size_fault, make_unreadable_fault

_HOPS = 10
"""Most links that are followed one after the other."""


def load_at_commit(root: Path, version: Revision) -> Workspace:
    """Load the workspace at `root` as it was at `version`. What is wrong in its files is in `faults`."""
    with pause_collector():
        return interpret(root, read_files_at(root, version))


def read_files_at(root: Path, version: Revision) -> Files:
    """Read the files of the workspace at `root` as `version` has them, by the rules for those on disk.

    Contents are as they are stored: filters and line ends of a checkout are not applied. Submodules are not entered.
    Raises WorkspaceUnreadableError where there was no teamops.yaml then, or the repository does not have the files.
    """
    tree = _find_tree(root, version)
    with Blobs(root) as blobs:
        reader = _TreeReader(tree, blobs, version)
        settings = reader.read(SETTINGS)
        listing = list_tree_files(tree, *parse_file_patterns(settings), reader.resolve_link, reader.read)
        results = [settings, *map(reader.read, listing.files)]
    faults = [*listing.faults, *(one for one in results if isinstance(one, Fault))]
    sources = [one for one in results if isinstance(one, Source)]
    return Files(sources, faults, listing.documents, listing.left_out, find_tracking_in_paths(tree))


class _TreeReader:
    """Reads the files of a tree, and follows its links as far as they stay in it."""

    def __init__(self, tree: Tree, blobs: Blobs, version: Revision) -> None:
        self._tree, self._blobs, self._version = tree, blobs, version

    def read(self, file: str) -> Source | Fault:
        target = self.resolve_link(file) if self._tree[file].is_link else file
        if isinstance(target, Fault):
            return target
        if target not in self._tree or self._tree[target].is_link:
            return make_unreadable_fault(file, os.strerror(ELOOP if target in self._tree else ENOENT))
        return self._read_content(file, self._tree[target].blob)

    def resolve_link(self, link: str) -> str | Fault:
        """Return the file or folder at the end of a link, existing or not; or the fault that it leaves the tree."""
        path = link
        for _ in range(_HOPS):
            content = self._read_content(path, self._tree[path].blob)
            if isinstance(content, Fault):
                return content
            target = os.fsdecode(content.raw)
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if path.startswith(("/", "../")) or path == "..":
                return make_outside_fault(link, target)
            if path not in self._tree or not self._tree[path].is_link:
                break
        return path

    def _read_content(self, file: str, blob: str) -> Source | Fault:
        content = self._blobs.read(blob)
        if content is None:
            raise WorkspaceUnreadableError("at.missing", file=file, commit=self._version.short)
        if content.raw is None or content.size > get_size_limit(file):
            return make_size_fault(file, content.size)
        return Source.of(file, content.raw)


def _find_tree(root: Path, version: Revision) -> Tree:
    """Return the files of the workspace's folder, under the name that it had then."""
    folder = ask_git(root, "rev-parse", "--show-prefix").text.rstrip("/")
    for place in (folder, *_list_earlier_folders(root, folder)):
        tree = _read_tree(root, version, place)
        if SETTINGS in tree:
            return tree
    raise _make_missing_error(root, folder, version)


def _read_tree(root: Path, version: Revision, folder: str) -> Tree:
    """Return the files of a folder; none where it does not exist."""
    place = f"{version.commit}:{folder}"
    hashed = ask_git_or_none(root, "rev-parse", "--verify", "--quiet", "--end-of-options", place)
    if hashed is None:
        return {}
    try:
        return read_tree(root, hashed)
    except GitRefusedError as refused:
        raise WorkspaceUnreadableError("at.missing", file=folder or ".", commit=version.short) from refused


def _list_earlier_folders(root: Path, folder: str) -> Iterator[str]:
    """Yield the folders that teamops.yaml was moved from, as git recognises it; the latest first."""
    words = iter((_follow_settings(root, "--name-status", "--format=", "-z") or "").split("\0"))
    for word in words:
        if word.strip().startswith("R"):
            before, after = next(words, ""), next(words, "")
            earlier = posixpath.dirname(before)
            if posixpath.dirname(after) != earlier != folder and posixpath.basename(before) == SETTINGS:
                yield earlier


def _follow_settings(root: Path, *options: str) -> str | None:
    """Return the log of teamops.yaml across renames, printed as `options` say; no program is run."""
    safe = ("--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-relative")
    return ask_git_or_none(root, "log", "--follow", "-M", *safe, *options, "HEAD", "--", SETTINGS)


def _make_missing_error(root: Path, folder: str, version: Revision) -> CommandError:
    """Return the error that there is nothing to read, with the first commit that has something."""
    zone = version.at.tzinfo
    assert zone is not None  # versions know the team's
    facts = {"folder": folder or ".", "commit": version.short, "day": format_moment(version.at, zone)}
    added = _follow_settings(root, "--diff-filter=A", "--format=%h %ct")
    if not added:
        return WorkspaceUnreadableError("at.never", **facts)
    first, seconds = added.splitlines()[-1].split()
    facts |= {"first": first, "since": format_moment(convert_epoch(int(seconds), zone), zone)}
    return WorkspaceUnreadableError("at.not_yet_shallow" if is_shallow(root) else "at.not_yet", **facts)


def collect_both_items(before: Files, after: Files) -> tuple[Items, Items]:
    """Return the items of both versions, except those of files that are the same byte for byte.

    An item that moved from one file to another is in both: both files differ.
    """
    same = {(one.file, one.digest) for one in before.sources} & {(one.file, one.digest) for one in after.sources}
    old, new = ([one for one in files.sources if (one.file, one.digest) not in same] for files in (before, after))
    return _collect_source_items(old), _collect_source_items(new)


def _collect_source_items(sources: Iterable[Source]) -> Items:
    items: Items = {}
    for source in sources:
        data = parse(source)[0]
        mine = collect_settings_items(data) if source.file == SETTINGS else collect_items(data)
        for address, fields in mine.items():
            items[find_free_address(items, address)] = fields
    return items
