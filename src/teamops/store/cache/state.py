"""The folder `.teamops` of a workspace, which holds the tool's own files. What lies in it may come from anybody."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

FOLDER = ".teamops"
JOURNAL = "journal.json"
"""What an interrupted write left, to be finished or given up by the next command."""

CAREFUL = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""How files are opened: a named pipe does not wait for a writer. Windows has neither such pipes nor terminals here."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_PIECE = 1 << 16
_IS_LINK = (errno.ELOOP, errno.EMLINK)
"""What systems answer to O_NOFOLLOW (EMLINK: FreeBSD)."""


class NotPlainError(ValueError):
    """A link, pipe, device or folder where a plain file is expected, or a file larger than what is read."""


def read_plain(path: Path, most: int, *, follow: bool = True) -> bytes:
    """The bytes of the regular file `path`, at most `most` of them; a link counts as one only with `follow`.

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
            raw += more  # the file grows, or the system does not say its size (/proc)
    finally:
        os.close(handle)
    if len(raw) > most:
        raise NotPlainError(path)
    return raw


def read_state(root: Path, name: str, most: int) -> bytes:
    """The bytes of a file in the tool's folder. Links are not followed, neither of the folder nor of the file.

    Raises NotPlainError or OSError as `read_plain` does.
    """
    folder = root / FOLDER
    if _is_link(folder):
        raise NotPlainError(folder)
    return read_plain(folder / name, most, follow=False)


def has_state_file(root: Path, name: str) -> bool:
    """Whether there is a plain file of that name in the tool's folder."""
    try:
        return stat.S_ISREG(os.lstat(root / FOLDER / name).st_mode) and not _is_link(root / FOLDER)
    except OSError:
        return False


def make_state_folder(root: Path) -> Path:
    """The folder for the tool's own files, made on demand with a `.gitignore` that keeps it out of the history.

    Raises OSError where it cannot be made, or is a link: somebody may have committed one, to have us write elsewhere.
    """
    folder = root / FOLDER
    if _is_link(folder):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    folder.mkdir(exist_ok=True)
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignore:
        ignore.write("*\n")
    return folder


def prepare_lock(root: Path, name: str) -> Path:
    """Where the lock `name` lies. What is no plain file of one name is removed first: it may lead to another file.

    To take a lock may empty the file. Raises OSError as `make_state_folder` does.
    """
    place = make_state_folder(root) / name
    with suppress(FileNotFoundError):
        status = os.lstat(place)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            place.unlink()
    return place


def _is_link(path: Path) -> bool:
    """Whether the path is a link, or on Windows a junction (Python 3.12 can tell)."""
    return path.is_symlink() or getattr(os.path, "isjunction", lambda _: False)(path)


def write_state(root: Path, name: str, raw: bytes) -> None:
    """The file `name` in the tool's folder holds `raw`. One that cannot be written is no mistake: it is made again."""
    with suppress(OSError):
        path = make_state_folder(root) / name
        temporary = path.with_name(f"{name}.{os.getpid()}")
        try:
            with temporary.open("xb") as stream:
                stream.write(raw)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
