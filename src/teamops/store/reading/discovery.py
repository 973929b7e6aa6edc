"""Finds the workspace and its files."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from fnmatch import translate
from functools import lru_cache
from pathlib import Path

from teamops.model.faults.unread import SETTINGS_FILE, SkippedPath, Why
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Fault
from teamops.store.errors import WorkspaceUnreadableError
from teamops.store.reading.skipped_files import SkippedFiles, has_team_name, is_yaml_like

SETTINGS = SETTINGS_FILE
DOCUMENTS = "docs/**"
"""The default of `documents.files` in teamops.yaml."""
MAX_FILES = 20_000
_NOT_RECORDS = frozenset({"templates"})


class Listing(NamedTuple):
    """The record files of a workspace, and its shared documents, as sorted paths relative to it with `/`.

    `faults` is what cannot be followed, `left_out` what looks like records but is not read.
    """

    files: tuple[str, ...]
    documents: tuple[str, ...]
    faults: tuple[Fault, ...]
    left_out: tuple[SkippedPath, ...] = ()


def find_root(start: Path) -> Path:
    """Return the folder with teamops.yaml at `start` or above it. Raises WorkspaceUnreadableError if there is none."""
    start = Path(os.path.realpath(start))
    try:
        return next(folder for folder in (start, *start.parents) if (folder / SETTINGS).is_file())
    except StopIteration:
        raise WorkspaceUnreadableError("no_workspace", folder=start) from None
    except OSError as error:
        raise _make_unreadable_error(start, error) from error


def list_files(root: Path, ignore: Sequence[str] = (), documents: str = "") -> Listing:
    """List the *.yaml and *.yml files below `root`, without hidden folders, `templates/`, teamops.yaml and `ignore`.

    `ignore` holds patterns of paths (`drafts/*`, `**/old-*.yaml`); a pattern that names a folder leaves out everything
    below it. A folder with a teamops.yaml of its own is another workspace and is left out. A linked file is read if it
    stays in the workspace and is not read under its own name; linked folders are not entered. `documents` is a pattern
    as well, of the files that are not records and whose names a rule looks at (§5.6).
    """
    walk = _Walk(root, tuple(ignore), documents)
    walk.run()
    return build_listing(walk.files, walk.links, walk.documents_found, walk.faults, walk.left.list_all())


def build_listing(
    files: Sequence[str],
    links: Mapping[str, str],
    documents: Sequence[str],
    faults: Sequence[Fault],
    left_out: tuple[SkippedPath, ...] = (),
) -> Listing:
    """Return the listing, sorted and at most MAX_FILES long; `links` has the target of each linked file."""
    own_names = set(files)
    paths = sorted([*files, *(link for link, target in links.items() if target not in own_names)])
    facts = (("limit", str(MAX_FILES)), ("count", str(len(paths) - MAX_FILES)))
    too_many = Fault("F009", At(SETTINGS, mark=(1, 1)), "too_many_files", facts)
    faults = [*faults, *([too_many] if len(paths) > MAX_FILES else [])]
    return Listing(tuple(paths[:MAX_FILES]), tuple(sorted(documents)), tuple(faults), left_out)


def is_skipped(path: str, ignore: tuple[str, ...]) -> bool:
    """Return whether the file or folder, with everything below it, is not part of the workspace."""
    return path.rpartition("/")[2].startswith(".") or path in _NOT_RECORDS or is_pattern_match(path, ignore)


def find_skip_reason(path: str) -> Why:
    """Return why a file or folder is left out, given that `is_skipped` is true of it."""
    if path.rpartition("/")[2].startswith("."):
        return "hidden"
    return "templates" if path in _NOT_RECORDS else "ignored"


def may_hold_records(path: str) -> bool:
    """Return whether a file of that name is a record file."""
    return path.endswith((".yaml", ".yml")) and path != SETTINGS


def is_document(path: str, pattern: str) -> bool:
    """Return whether a file without records is one of the shared documents, which `pattern` names."""
    return bool(pattern) and path != SETTINGS and is_pattern_match(path, (pattern,))


def make_nameless_fault(folder: str) -> Fault:
    """Return the fault that `folder` has a teamops.yaml of its own, which names no team."""
    return Fault("F016", At(f"{folder}/{SETTINGS}", mark=(1, 1)), "no_team", (("folder", f"{folder}/"),))


def make_outside_fault(file: str, target: str) -> Fault:
    """Return the fault that `file` is a link which leaves the workspace."""
    return Fault("F009", At(file, mark=(1, 1)), "outside", (("target", target),))


def find_outside_link(root: Path, file: str) -> Fault | None:
    """Return the fault that `file` is a link which leaves the workspace, if it is."""
    target = Path(os.path.realpath(root / file))
    if target.is_relative_to(os.path.realpath(root)):
        return None
    return make_outside_fault(file, str(target))


def _make_unreadable_error(folder: Path, error: OSError) -> WorkspaceUnreadableError:
    return WorkspaceUnreadableError("folder_unreadable", folder=error.filename or folder, problem=error.strerror)


class _Walk:
    """A walk through the folders of a workspace: collects files, linked files with their targets, and faults."""

    def __init__(self, root: Path, ignore: tuple[str, ...], documents: str) -> None:
        self.root, self.real_root = root, Path(os.path.realpath(root))
        self.ignore, self.documents = ignore, documents
        self.left = SkippedFiles(root)
        self.files: list[str] = []
        self.documents_found: list[str] = []
        self.links: dict[str, str] = {}
        self.faults: list[Fault] = []
        self._entered: set[str] = set()
        self._linked_folders: dict[str, str] = {}
        self._waiting: list[str] = []

    def run(self) -> None:
        """Enter every folder, one after the other without recursion: a tree may be deeper than the stack of calls."""
        try:
            self._enter("")
        except OSError as error:
            raise _make_unreadable_error(self.root, error) from error
        while self._waiting:
            folder = self._waiting.pop()
            try:
                self._enter(folder)
            except OSError as error:
                problem = error.strerror or str(error)
                self.faults.append(Fault("F009", At(folder, mark=(1, 1)), "unreadable", (("problem", problem),)))
        for link, target in self._linked_folders.items():
            if target not in self._entered:
                self.left.note_folder(link, "link")

    def _enter(self, folder: str) -> None:
        with os.scandir(self.root / folder) as entries:
            children = sorted(entries, key=lambda entry: entry.name)
        if folder and any(entry.name == SETTINGS and entry.is_file() for entry in children):
            self._skip_other_workspace(folder)
            return
        self._entered.add(folder)
        for entry in children:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if is_skipped(path, self.ignore):
                self._leave_out(entry, path)
            else:
                self._visit(entry, path)

    def _skip_other_workspace(self, folder: str) -> None:
        """Note another workspace; one whose teamops.yaml names no team may be there by mistake."""
        self.left.note_folder(folder, "workspace")
        if not has_team_name(self.root / folder / SETTINGS):
            self.faults.append(make_nameless_fault(folder))

    def _leave_out(self, entry: os.DirEntry[str], path: str) -> None:
        is_folder, why = entry.is_dir(follow_symlinks=False), find_skip_reason(path)
        if why == "hidden":
            self.left.note_hidden_path(path, is_folder=is_folder)
        elif is_folder:
            self.left.note_folder(path, why)
        elif path != SETTINGS and not entry.is_symlink() and is_yaml_like(entry.name):
            self.left.note_file(path, why)

    def _visit(self, entry: os.DirEntry[str], path: str) -> None:
        is_record_file = may_hold_records(path)
        if entry.is_symlink():
            if is_record_file or Path(entry.path).is_dir():
                self._follow(path, is_folder=Path(entry.path).is_dir())
            elif is_yaml_like(path):
                self.left.note_file(path, "ending")
        elif entry.is_dir():
            self._waiting.append(path)
        elif is_record_file:
            self.files.append(path)
        else:
            if is_yaml_like(entry.name) and path != SETTINGS:
                self.left.note_file(path, "ending")
            if is_document(path, self.documents):
                self.documents_found.append(path)

    def _follow(self, link: str, *, is_folder: bool) -> None:
        fault = find_outside_link(self.root, link)
        if fault is not None:
            self.faults.append(fault)
            return
        target = Path(os.path.realpath(self.root / link)).relative_to(self.real_root).as_posix()
        if is_folder:
            self._linked_folders[link] = "" if target == "." else target
        else:
            self.links[link] = target


def is_pattern_match(path: str, patterns: Sequence[str]) -> bool:
    """Return whether a pattern names the path, or a folder above it; `**/` also matches no folder at all."""
    if not patterns:
        return False
    matches = _compile_patterns(tuple(patterns)).match
    return matches(path) is not None or matches(f"{path}/") is not None


@lru_cache(maxsize=16)
def _compile_patterns(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Join all patterns in one expression: hundreds of them may be compared with thousands of paths."""
    every = dict.fromkeys(
        pattern
        for pattern_text in patterns
        for pattern in (pattern_text, pattern_text.rstrip("/"), pattern_text.removeprefix("**/"))
    )
    return re.compile("|".join(map(translate, every)))
