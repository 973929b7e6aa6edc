"""The folder `.teamops` of a workspace, which holds the tool's own files. Its content may come from anybody."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

FOLDER = ".teamops"
JOURNAL = "journal.json"
"""The record of an interrupted write, which the next command finishes or gives up."""

CAREFUL = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""Flags to open files with: a named pipe does not wait for a writer. Windows has neither such pipes nor
terminals here."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_PIECE = 1 << 16
_IS_LINK = (errno.ELOOP, errno.EMLINK)
"""Errors that systems answer to O_NOFOLLOW (EMLINK: FreeBSD)."""


class NotPlainError(ValueError):
    """A link, pipe, device or folder where a regular file is expected, or a file larger than what is read."""


def read_plain(path: Path, most: int, *, follow: bool = True) -> bytes:
    """Read the regular file `path` of at most `most` bytes; links are followed only with `follow`.

    Raises NotPlainError for anything else and for larger files, OSError where the system refuses.
    """
    if not follow and not _NO_LINK and _is_link(path):
        raise NotPlainError(path)
    try:
        handle = os.open(path, CAREFUL | (0 if follow else _NO_LINK))
    except OSError as error:
        if not follow and error.errno in _IS_LINK:
            raise NotPlainError(path) from error
        raise
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            raise NotPlainError(path)
        raw = os.read(handle, status.st_size + 1)
        while len(raw) <= most and (more := os.read(handle, min(_PIECE, most + 1 - len(raw)))):
            raw += more  # the file grows, or its size is unknown (/proc)
    finally:
        os.close(handle)
    if len(raw) > most:
        raise NotPlainError(path)
    return raw


def read_state(root: Path, name: str, most: int) -> bytes:
    """Read a file in the tool's folder. Links are not followed, neither of the folder nor of the file.

    Raises NotPlainError or OSError as `read_plain` does.
    """
    folder = root / FOLDER
    if _is_link(folder):
        raise NotPlainError(folder)
    return read_plain(folder / name, most, follow=False)


def has_state_file(root: Path, name: str) -> bool:
    """Return whether there is a regular file of that name in the tool's folder."""
    try:
        return stat.S_ISREG(os.lstat(root / FOLDER / name).st_mode) and not _is_link(root / FOLDER)
    except OSError:
        return False


def make_state_folder(root: Path) -> Path:
    """Return the tool's folder, made on demand with a `.gitignore` that keeps it out of the history.

    Raises OSError where it cannot be made, or is a link: a committed link would make us write elsewhere.
    """
    folder = root / FOLDER
    if _is_link(folder):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    folder.mkdir(exist_ok=True)
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignore:
        ignore.write("*\n")
    return folder


def prepare_lock(root: Path, name: str) -> Path:
    """Return the path of the lock `name`; anything but a regular file with one name is removed first.

    Taking a lock may empty the file, and a link would lead to another one. Raises OSError as `make_state_folder` does.
    """
    place = make_state_folder(root) / name
    with suppress(FileNotFoundError):
        status = os.lstat(place)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            place.unlink()
    return place


def _is_link(path: Path) -> bool:
    """Return whether the path is a link, or on Windows a junction (from Python 3.12 on)."""
    return path.is_symlink() or getattr(os.path, "isjunction", lambda _: False)(path)


def write_state(root: Path, name: str, raw: bytes) -> None:
    """Write the file `name` in the tool's folder. Failure is no error: the file is made again next time."""
    with suppress(OSError):
        path = make_state_folder(root) / name
        temporary = path.with_name(f"{name}.{os.getpid()}")
        try:
            with temporary.open("xb") as stream:
                stream.write(raw)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
