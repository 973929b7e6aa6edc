"""Starts git: again for a while where the system is busy; failures become errors with their cause.

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
from math import inf
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Event, Thread
from time import monotonic, sleep
from types import TracebackType
from typing import IO, Self, TypeVar

from teamops.store.errors import CommandError

_BUSY = frozenset({errno.EAGAIN, errno.ENOMEM, errno.EINTR, errno.ETXTBSY, errno.EMFILE, errno.ENFILE, errno.ESTALE})
"""Errors of a loaded system that pass after a moment."""

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between the attempts."""

T = TypeVar("T")
SECONDS = 120.0
"""How long an answer may take; what a repository brings, a pipe for its `config`, may block git for ever."""


class GitNotStartedError(CommandError):
    """The system did not start git; `problem` is why."""

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
    """Run git in `folder`. Raises GitMissingError, GitNotStartedError, or GitSilentError after `seconds`."""
    command, out = [_find_program(), *arguments], stdout or PIPE

    def start() -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command, cwd=folder, env=env, timeout=seconds, check=False, stdin=DEVNULL, stdout=out, stderr=PIPE
        )

    try:
        return retry_start(folder, start)
    except subprocess.TimeoutExpired:
        raise GitSilentError(int(seconds or 0)) from None


def open_git(
    folder: Path, *arguments: str, env: Mapping[str, str], stdin: IO[bytes] | int, stderr: int
) -> Popen[bytes]:
    """Start a git in `folder` whose output is read. Raises GitMissingError or GitNotStartedError."""
    command = [_find_program(), *arguments]
    return retry_start(
        folder,
        lambda: Popen(command, cwd=folder, env=env, stdin=stdin, stdout=PIPE, stderr=stderr),
    )


def format_command(*arguments: str) -> str:
    """Return a git command as one types it into a shell of this system."""
    words = ["git", *arguments]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def load_gitpython() -> None:
    """Import GitPython, which asks git for its version. Raises GitMissingError or GitNotStartedError."""

    def load() -> None:
        try:
            import_module("git")
        except ImportError as error:
            for name in [name for name in sys.modules if name.partition(".")[0] == "git"]:
                del sys.modules[name]  # half imported modules would be taken for complete
            if isinstance(error.__cause__, OSError):
                raise error.__cause__ from error
            raise

    _find_program()
    retry_start(Path(), load)


def _find_program() -> str:
    """Return the git on the PATH. Raises GitMissingError.

    Only folders with an absolute name count: a `git` in the current folder may be anybody's, and Windows would take it
    first.
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
    """Return what `start` returns. Raises GitMissingError or GitNotStartedError for an OSError of the start."""
    for pause in (*_PAUSES, None):
        try:
            return start()
        except OSError as error:
            _search_path.cache_clear()
            _find_program()
            # under load, a file system may fail for a moment to find an existing program
            is_passing = error.errno in _BUSY or (error.errno == errno.ENOENT and folder.is_dir())
            if pause is None or not is_passing:
                problem = os.strerror(error.errno) if error.errno is not None else str(error)
                raise GitNotStartedError(f"{problem} ({error.filename})" if error.filename else problem) from error
            sleep(pause)
    raise AssertionError  # the last attempt returns or raises


class Watchdog:
    """Within `with` the caller waits for the process; it is killed where that takes longer than `SECONDS`.

    Call `end` when the process is no longer needed.
    """

    def __init__(self, process: Popen[bytes]) -> None:
        self._process, self._seconds = process, SECONDS
        self._since = inf
        self._is_over = Event()
        self._is_lost = False
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        self._since = monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._since = inf

    def check(self) -> None:
        """Raise GitSilentError if the process was killed for its silence."""
        if self._is_lost:
            raise GitSilentError(int(self._seconds))

    def end(self) -> None:
        """Stop watching the process."""
        self._is_over.set()
        self._thread.join(1)  # it wakes at once, except while Python itself exits

    def _look(self) -> None:
        while not self._is_over.wait(min(1.0, self._seconds / 4)):
            if monotonic() - self._since > self._seconds:
                self._is_lost = True
                self._process.kill()
                return
