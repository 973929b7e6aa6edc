"""Writes what is staged into a folder where it can be read: as git stores it, without running anything.

A checkout by git would run the filters that the repository's configuration names. So the contents are those that are
stored: a file that a filter encrypts or keeps elsewhere (git-crypt, LFS) is no YAML here, and the check says that it
cannot read it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from teamops.store.errors import CommandError
from teamops.store.git.blobs import Blobs
from teamops.store.git.command import ask_git
from teamops.store.git.index import LINK, IndexEntry, StagedFiles, list_folders_above, require_git_answer

_CONTENTS = (".yaml", ".yml", ".json")
"""Endings of the files that a check reads: records, and baselines. Of others only the names count."""
_FILE = "100"


def export_workspaces(commit: StagedFiles, workspaces: Iterable[str], folder: Path) -> dict[str, str]:
    """Write the workspaces below `folder`/files; return the variables that make git take this for the work tree.

    Files of which a check uses only the names are left empty: they may be large. Raises CommandError where git refuses,
    or a path must not be written.
    """
    files, chosen = folder / "files", set(workspaces)
    items = {path: item for path, item in commit.files.items() if not chosen.isdisjoint(list_folders_above(path))}
    index = folder / "index"  # a copy, so that writing into it does no harm
    shutil.copyfile(commit.index, index)
    _write_items(commit.top, items, files)
    repository = require_git_answer(commit.top, "rev-parse", "--absolute-git-dir").text
    return {"GIT_INDEX_FILE": str(index), "GIT_DIR": repository, "GIT_WORK_TREE": str(files)}


def _write_items(top: Path, items: dict[str, IndexEntry], files: Path) -> None:
    """Write files, then links, the deepest first: nothing is ever written through a link."""
    for path in items:
        _require_inside(path)
    links = {path: item.blob for path, item in items.items() if item.mode == LINK}
    with Blobs(top) as blobs:
        for path, item in items.items():
            if item.mode.startswith(_FILE):
                _write_file(top, blobs, files / path, item.blob, is_read=path.endswith(_CONTENTS))
        for path in sorted(links, key=lambda path: -path.count("/")):
            _write_link(blobs, files / path, links[path])


def _write_file(top: Path, blobs: Blobs, place: Path, blob: str, *, is_read: bool) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with _create_file(place) as file:
        if not is_read:
            return
        content = blobs.read(blob)
        if content is None:
            raise CommandError("hook.git_refused", said=f"object {blob} is missing ({place.name})")
        if content.raw is None:  # too large for records: git writes it itself
            ask_git(top, "cat-file", "blob", blob, stdout=file)
        else:
            file.write(content.raw)


def _write_link(blobs: Blobs, place: Path, blob: str) -> None:
    content = blobs.read(blob)
    target = content.raw if content is not None else None
    if target is None:
        raise CommandError("hook.git_refused", said=f"link {place.name} has no target")
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        place.symlink_to(os.fsdecode(target))
    except (OSError, ValueError):  # without links git also writes the target into a file
        with _create_file(place) as file:
            file.write(target)


def _create_file(place: Path) -> IO[bytes]:
    """Create and open a file. Raises CommandError if it exists: two names, one file (`A.yaml` and `a.yaml`)."""
    try:
        return place.open("xb")
    except FileExistsError:
        raise CommandError("hook.git_refused", said=f"two staged files are one here: {place.name}") from None


def _require_inside(path: str) -> None:
    """Raise CommandError for a path that leaves the folder: git writes none, but a tree made by hand may hold it."""
    names = path.replace("\\", "/").split("/") if sys.platform == "win32" else path.split("/")
    is_drive = sys.platform == "win32" and ":" in path
    if is_drive or any(name in ("", ".", "..") or name.casefold() == ".git" for name in names):
        raise CommandError("hook.git_refused", said=f"invalid path '{path}'")
