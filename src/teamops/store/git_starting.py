"""Git as a process that is started: again for a while where the system is busy, and with what failed where it fails."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from teamops.store.errors import CannotGoOnError

_BUSY = frozenset({errno.EAGAIN, errno.ENOMEM, errno.EINTR, errno.ETXTBSY, errno.EMFILE, errno.ENFILE, errno.ESTALE})
"""What a loaded system answers, and does not answer a moment later."""

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between the attempts."""

T = TypeVar("T")


class GitNotStartedError(CannotGoOnError):
    """Git is there, and the system did not start it; `problem` is why."""

    def __init__(self, problem: str) -> None:
        super().__init__("git_not_started", problem=problem)


class GitMissingError(CannotGoOnError):
    """There is no git."""

    def __init__(self) -> None:
        super().__init__("git_needed")


def run_git(folder: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """What git did in `folder`; `more` is for `subprocess.run`. Raises GitMissingError or GitNotStartedError."""
    return started(folder, lambda: subprocess.run(["git", *arguments], cwd=folder, check=False, **more))


def open_git(folder: Path, *arguments: str, **more: Any) -> subprocess.Popen[bytes]:
    """A running git in `folder`. Raises GitMissingError or GitNotStartedError."""
    return started(folder, lambda: subprocess.Popen(["git", *arguments], cwd=folder, **more))


def load_gitpython() -> None:
    """GitPython is imported, which asks git for its version. Raises GitMissingError or GitNotStartedError."""

    def load() -> None:
        try:
            import_module("git")
        except ImportError as error:
            for name in [name for name in sys.modules if name.partition(".")[0] == "git"]:
                del sys.modules[name]  # what was half imported would be taken for whole
            if isinstance(error.__cause__, OSError):
                raise error.__cause__ from error
            raise

    started(Path(), load)


def started(folder: Path, start: Callable[[], T]) -> T:
    """What `start` returns. Raises GitMissingError or GitNotStartedError for the OSErrors of a start that fails."""
    for pause in (*_PAUSES, None):
        try:
            return start()
        except OSError as error:
            if shutil.which("git") is None:
                raise GitMissingError from error
            # a file system under load may not find a program, for a moment, that is there
            is_passing = error.errno in _BUSY or (error.errno == errno.ENOENT and folder.is_dir())
            if pause is None or not is_passing:
                raise GitNotStartedError(_told(error)) from error
            time.sleep(pause)
    raise AssertionError  # the last attempt returns or raises


def _told(error: OSError) -> str:
    """In the words of the system, with the file it is about."""
    said = os.strerror(error.errno) if error.errno is not None else str(error)
    return f"{said} ({error.filename})" if error.filename else said
