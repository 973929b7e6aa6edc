"""New contents beside the files that they will replace, on the disk before anything is replaced."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from teamops.store.cache.state import CAREFUL
from teamops.store.errors import CommandError, WriteRefusedError
from teamops.store.writing.run_log import note_writes

SUFFIX = ".teamops-new"
NO_FILE = "no file"
"""Stands in the place of a digest where there is something else than a plain file."""
_PIECE = 1 << 20


def resolve_inside(root: Path, file: str) -> Path:
    """The path of `file`, links resolved. Raises WriteRefusedError where that is outside the workspace."""
    path = Path(os.path.realpath(root / file))
    if not path.is_relative_to(os.path.realpath(root)):
        raise WriteRefusedError("outside", file=file)
    return path


def list_missing_folders(root: Path, files: Iterable[str]) -> list[Path]:
    """The folders that `files` need and that are not there yet, the deepest first."""
    missing = {folder for file in files for folder in resolve_inside(root, file).parents if not folder.exists()}
    return sorted(missing, key=lambda folder: len(folder.parts), reverse=True)


def resolve_name(root: Path, file: str) -> Path:
    """The path of `file`, whatever stands there now, even a link; the links of its folders are resolved.

    Raises WriteRefusedError where that is outside the workspace.
    """
    path = root / file
    return resolve_inside(root, os.path.relpath(path.parent, root)) / path.name


def locate_staged_file(target: Path) -> Path:
    """Where the new content of `target` is staged."""
    return target.with_name(f".{target.name}{SUFFIX}")


def stage_content(root: Path, file: str, content: bytes) -> None:
    """The new content of `file` is beside it, on the disk."""
    target = resolve_name(root, file)
    staged = locate_staged_file(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_through(staged, content)
    with suppress(FileNotFoundError):
        staged.chmod(stat.S_IMODE(target.stat().st_mode))
    flush_folder(staged.parent)


def write_whole(path: Path, content: bytes) -> None:
    """The file `path` holds `content`, or what it held. Raises CannotGoOnError where it cannot be written."""
    staged = locate_staged_file(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_through(staged, content)
        staged.replace(path)
        note_writes(path)
    except OSError as error:
        with suppress(OSError):
            staged.unlink()
        raise CommandError("cannot_write", place=path, problem=error.strerror or error) from error


def write_through(path: Path, content: bytes) -> None:
    """`path` holds `content` on the disk; on failure there is no such file. What was there, a link even, is gone."""
    path.unlink(missing_ok=True)
    try:
        with path.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def flush_folder(folder: Path) -> None:
    """The new name is on the disk too, where the system lets folders be flushed (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def compute_digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def compute_file_digest(path: Path) -> str | None:
    """The digest of a file; None if there is none, and `NO_FILE` for a folder, a pipe, a link, or a device."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            return NO_FILE
        return _hash_pieces(os.open(path, CAREFUL))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except IsADirectoryError:
        return NO_FILE


def _hash_pieces(handle: int) -> str:
    """The digest of a file of any size, which is closed."""
    made = hashlib.sha256()
    try:
        while piece := os.read(handle, _PIECE):
            made.update(piece)
    finally:
        os.close(handle)
    return made.hexdigest()
