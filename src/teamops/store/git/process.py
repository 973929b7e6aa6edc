"""Git as a process that is started: again for a while where the system is busy, and with what failed where it fails.

The only module that starts git, by its absolute path. Commands that ask use `command.py`, which hardens git; the one
that commits (`store/git/repository.py`) runs it as its user does.
"""

from __future__ import annotations

import errno
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from time import sleep
from typing import IO, TypeVar

from teamops.store.errors import CommandError

_BUSY = frozenset({errno.EAGAIN, errno.ENOMEM, errno.EINTR, errno.ETXTBSY, errno.EMFILE, errno.ENFILE, errno.ESTALE})
"""What a loaded system answers, and does not answer a moment later."""

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between the attempts."""

T = TypeVar("T")


class GitNotStartedError(CommandError):
    """Git is there, and the system did not start it; `problem` is why."""

    def __init__(self, problem: str) -> None:
        super().__init__("git_not_started", problem=problem)


class GitSilentError(CommandError):
    """Git did not answer in time: it waits for a file of the repository that is a pipe, or for a slow disk."""

    exit_code = 3

    def __init__(self, seconds: int) -> None:
        super().__init__("git.silent", seconds=seconds)


class GitMissingError(CommandError):
    """There is no git."""

    def __init__(self) -> None:
        super().__init__("git_needed")


def run_git(
    folder: Path,
    *arguments: str,
    env: Mapping[str, str],
    stdout: IO[bytes] | None = None,
    seconds: float | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """What git did in `folder`. Raises GitMissingError, GitNotStartedError, or GitSilentError after `seconds`."""
    command, out = [_find_program(), *arguments], stdout or subprocess.PIPE

    def start() -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command, cwd=folder, env=env, timeout=seconds, check=False,
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE,
        )  # fmt: skip

    try:
        return retry_start(folder, start)
    except subprocess.TimeoutExpired:
        raise GitSilentError(int(seconds or 0)) from None


def open_git(
    folder: Path, *arguments: str, env: Mapping[str, str], stdin: IO[bytes] | int, stderr: int
) -> subprocess.Popen[bytes]:
    """A running git in `folder`, whose output is read. Raises GitMissingError or GitNotStartedError."""
    command = [_find_program(), *arguments]
    return retry_start(
        folder,
        lambda: subprocess.Popen(command, cwd=folder, env=env, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr),
    )


def format_command(*arguments: str) -> str:
    """Git with these arguments as one types it into a shell of this system."""
    words = ["git", *arguments]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


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

    _find_program()
    retry_start(Path(), load)


def _find_program() -> str:
    """The git on the PATH. Raises GitMissingError.

    Only of folders with an absolute name: a `git` in the folder that is worked in may be anybody's, and Windows would
    take it first.
    """
    return _search_path(tuple(os.get_exec_path()))


@lru_cache
def _search_path(path: tuple[str, ...]) -> str:
    name = "git.exe" if sys.platform == "win32" else "git"
    for place in (Path(folder, name) for folder in path if Path(folder).is_absolute()):
        if place.is_file() and os.access(place, os.X_OK):
            return str(place)
    raise GitMissingError


def retry_start(folder: Path, start: Callable[[], T]) -> T:
    """What `start` returns. Raises GitMissingError or GitNotStartedError for the OSErrors of a start that fails."""
    for pause in (*_PAUSES, None):
        try:
            return start()
        except OSError as error:
            _search_path.cache_clear()
            _find_program()
            # a file system under load may not find a program, for a moment, that is there
            is_passing = error.errno in _BUSY or (error.errno == errno.ENOENT and folder.is_dir())
            if pause is None or not is_passing:
                raise GitNotStartedError(_describe_error(error)) from error
            sleep(pause)
    raise AssertionError  # the last attempt returns or raises


def _describe_error(error: OSError) -> str:
    """In the words of the system, with the file it is about."""
    said = os.strerror(error.errno) if error.errno is not None else str(error)
    return f"{said} ({error.filename})" if error.filename else said
