"""Writes new contents beside the files that they will replace, on the disk before anything is replaced."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from teamops.store.errors import CommandError, WriteRefusedError
from teamops.store.plain_file import CAREFUL
from teamops.store.writing.interruption import postpone_interruption
from teamops.store.writing.run_log import note_writes

SUFFIX = ".teamops-new"
NO_FILE = "no file"
"""Used instead of a digest where there is something else than a regular file."""
_PIECE = 1 << 20


def resolve_inside(root: Path, file: str) -> Path:
    """Return the path of `file` with links resolved. Raises WriteRefusedError where it leaves the workspace."""
    path = Path(os.path.realpath(root / file))
    if not path.is_relative_to(os.path.realpath(root)):
        raise WriteRefusedError("outside", file=file)
    return path


def list_missing_folders(root: Path, files: Iterable[str]) -> list[Path]:
    """List the folders that `files` need and that do not exist yet, the deepest first."""
    missing = {folder for file in files for folder in resolve_inside(root, file).parents if not folder.exists()}
    return sorted(missing, key=lambda folder: len(folder.parts), reverse=True)


def resolve_name(root: Path, file: str) -> Path:
    """Return the path of `file` itself, even if it is a link; the links of its folders are resolved.

    Raises WriteRefusedError where that is outside the workspace.
    """
    path = root / file
    return resolve_inside(root, os.path.relpath(path.parent, root)) / path.name


def locate_staged_file(target: Path) -> Path:
    """Return the path for the new content of `target`."""
    return target.with_name(f".{target.name}{SUFFIX}")


def stage_content(root: Path, file: str, content: bytes) -> None:
    """Write the new content of `file` beside it, and flush it to the disk."""
    target = resolve_name(root, file)
    staged = locate_staged_file(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_through(staged, content)
    with suppress(FileNotFoundError):
        staged.chmod(stat.S_IMODE(target.stat().st_mode))
    flush_folder(staged.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` completely or not at all. Raises CommandError where it cannot be written."""
    staged = locate_staged_file(path)
    try:
        with postpone_interruption():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_through(staged, content)
            staged.replace(path)
            note_writes(path)
    except OSError as error:
        with suppress(OSError):
            staged.unlink()
        raise CommandError("cannot_write", place=path, problem=error.strerror or error) from error


def write_through(path: Path, content: bytes) -> None:
    """Write `content` to `path` and flush it; on failure the file is deleted. An old one, or a link, is replaced."""
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
    """Flush the folder, so that new names are on the disk too, where the system can (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def compute_digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def compute_file_digest(path: Path) -> str | None:
    """Return the digest of a file; None if there is none, `NO_FILE` for a folder, pipe, link or device."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return NO_FILE
        return _hash_pieces(os.open(path, CAREFUL))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except IsADirectoryError:
        return NO_FILE


def _hash_pieces(handle: int) -> str:
    digest = hashlib.sha256()
    try:
        while piece := os.read(handle, _PIECE):
            digest.update(piece)
    finally:
        os.close(handle)
    return digest.hexdigest()
