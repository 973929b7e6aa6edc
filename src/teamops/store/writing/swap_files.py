"""Exchanges files, so that nothing is lost of what a person saves in the very moment of a write.

A plain rename deletes the old file, even if somebody saved it after the last check. Here the old file has the other
name afterwards: it can be checked, and put back.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
"""Errors of a system or file system that cannot exchange two files, or link one."""


def swap(source: Path, target: Path) -> None:
    """Exchange the contents of the two names.

    In one step where the system has one, so that others always find a whole file at `target`; else in three, and what
    was at `target` is at `locate_hold(target)` in between. Raises OSError, FileNotFoundError for a missing file and
    FileExistsError for one that was made in between; then nothing has moved, except to `locate_hold`.
    """
    sys.audit("os.rename", str(source), str(target), -1, -1)
    if not _try_exchange(source, target):
        hold = locate_hold(target)
        os.rename(target, hold)  # noqa: PTH104  # on Windows, refused while a program has the file open
        try:
            put(source, target)
        except BaseException:
            with suppress(FileExistsError):
                put(hold, target)
                hold.unlink(missing_ok=True)
            raise
        os.replace(hold, source)  # noqa: PTH105


def put(source: Path, target: Path) -> None:
    """Make `target` the file `source`, which stays if it can have two names. Raises FileExistsError."""
    try:
        os.link(source, target)  # unlike a rename, it never replaces another file
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _UNKNOWN | {errno.EMLINK}:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
        os.rename(source, target)  # noqa: PTH104


def locate_hold(target: Path) -> Path:
    """Return where a swap in three steps keeps what was at `target`."""
    return target.with_name(f".{target.name}.teamops-old")


def _try_exchange(source: Path, target: Path) -> bool:
    """Exchange the two in one step; return False if the system cannot."""
    call = _load_exchange_call()
    if call is None:
        return False
    number = call(os.fsencode(source), os.fsencode(target))
    if number in _UNKNOWN:
        return False
    if number:
        raise OSError(number, os.strerror(number), str(target))
    return True


@cache
def _load_exchange_call() -> Callable[[bytes, bytes], int] | None:
    """Return the system's function that exchanges two files and returns an errno; None without one."""
    try:
        import ctypes

        library: Any = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            at_here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
            linux = library.renameat2

            def call(one: bytes, other: bytes) -> int:
                return ctypes.get_errno() if linux(at_here, one, at_here, other, exchange) else 0
        elif sys.platform == "darwin":
            macos = library.renamex_np

            def call(one: bytes, other: bytes) -> int:
                return ctypes.get_errno() if macos(one, other, 2) else 0  # RENAME_SWAP
        else:
            return None
    except (ImportError, OSError, AttributeError, TypeError):  # an older library, or none
        return None
    return call
