"""Finds the workspace and its files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from teamops.model.place import At, Fault
from teamops.store.errors import WorkspaceUnreadableError

SETTINGS = "teamops.yaml"
MAX_FILES = 20_000
_NOT_RECORDS = frozenset({"templates"})


@dataclass(frozen=True, slots=True)
class Listing:
    """The record files of a workspace, as paths relative to it with `/`, sorted; and what cannot be followed."""

    files: tuple[str, ...]
    faults: tuple[Fault, ...]


def find_root(start: Path) -> Path:
    """The folder with teamops.yaml at `start` or above it. Raises WorkspaceUnreadableError if there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise WorkspaceUnreadableError("no_workspace", folder=start)


def list_files(root: Path, ignore: Sequence[str] = ()) -> Listing:
    """Every *.yaml and *.yml below `root`, but for hidden folders, `templates/`, teamops.yaml and what `ignore` names.

    `ignore` holds patterns of paths (`drafts/*`, `**/old-*.yaml`); a pattern that names a folder leaves out all below
    it. Symbolic links are followed as long as they stay in the workspace.
    """
    faults: list[Fault] = []
    try:
        files = sorted(_walk(root, "", tuple(ignore), os.path.realpath(root), faults))
    except OSError as error:
        raise WorkspaceUnreadableError(
            "folder_unreadable", folder=error.filename or root, problem=error.strerror
        ) from error
    if len(files) > MAX_FILES:
        faults.append(Fault("F009", At(SETTINGS, mark=(1, 1)), "too_many_files", (("limit", str(MAX_FILES)),)))
    return Listing(tuple(files[:MAX_FILES]), tuple(faults))


def _walk(root: Path, below: str, ignore: tuple[str, ...], real_root: str, faults: list[Fault]) -> Iterator[str]:
    with os.scandir(root / below if below else root) as entries:
        for entry in entries:
            path = f"{below}/{entry.name}" if below else entry.name
            is_record_file = entry.name.endswith((".yaml", ".yml")) and path != SETTINGS
            if entry.name.startswith(".") or path in _NOT_RECORDS or _ignored(path, ignore):
                continue
            if entry.is_symlink() and not _stays_inside(entry.path, real_root):
                if is_record_file or entry.is_dir():
                    target = os.path.realpath(entry.path)
                    faults.append(Fault("F009", At(path, mark=(1, 1)), "outside", (("target", target),)))
            elif entry.is_dir():
                if not entry.is_symlink() or not _leads_back(entry.path):
                    yield from _walk(root, path, ignore, real_root, faults)
            elif is_record_file:
                yield path


def _ignored(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(path, p) or fnmatchcase(path, p.rstrip("/")) or fnmatchcase(path + "/", p) for p in patterns)


def _stays_inside(path: str, real_root: str) -> bool:
    return os.path.commonpath([os.path.realpath(path), real_root]) == real_root


def _leads_back(path: str) -> bool:
    """Whether a linked folder contains the link itself, which would be walked for ever."""
    target = os.path.realpath(path)
    return os.path.commonpath([os.path.realpath(os.path.dirname(path)), target]) == target  # noqa: PTH120  # str in, str out
