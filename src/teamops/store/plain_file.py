"""Reads regular files that anybody may have put there: reading never blocks, and has a bound."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

CAREFUL = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""Flags for os.open: a named pipe does not wait for a writer. Windows has no such pipes or terminals in folders."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_LINK_ERRORS = (errno.ELOOP, errno.EMLINK)
"""What systems answer to O_NOFOLLOW (EMLINK: FreeBSD)."""
_PIECE = 1 << 16


class NotPlainError(ValueError):
    """A link, pipe, device or folder instead of a regular file, or one that is too large: then `size` is its bytes."""

    def __init__(self, path: Path, size: int | None = None) -> None:
        super().__init__(path)
        self.size = size


def read_plain(path: Path, most: int, *, follow: bool = True) -> bytes:
    """Read the regular file `path` of at most `most` bytes; links are followed only with `follow`.

    Raises NotPlainError for anything else and for larger files, OSError where the system refuses.
    """
    if not follow and not _NO_LINK and is_link(path):
        raise NotPlainError(path)
    try:
        handle = os.open(path, CAREFUL | (0 if follow else _NO_LINK))
    except OSError as error:
        if not follow and error.errno in _LINK_ERRORS:
            raise NotPlainError(path) from error
        raise
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise NotPlainError(path)
        if status.st_size > most:
            raise NotPlainError(path, status.st_size)
        raw = os.read(handle, status.st_size + 1)
        while len(raw) <= most and (more := os.read(handle, min(_PIECE, most + 1 - len(raw)))):
            raw += more  # the file grows, or its size is unknown (/proc)
    finally:
        os.close(handle)
    if len(raw) > most:
        raise NotPlainError(path, len(raw))
    return raw


def is_link(path: Path) -> bool:
    """Return whether the path is a link, or on Windows a junction (from Python 3.12 on)."""
    return path.is_symlink() or getattr(os.path, "isjunction", lambda _: False)(path)
