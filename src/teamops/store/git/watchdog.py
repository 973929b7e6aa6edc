"""Ends a git process that stays silent for too long, among those that answer many requests or print much."""

from __future__ import annotations

from math import inf
from subprocess import Popen
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import Self

from teamops.store.git.process import GitSilentError

SECONDS = 120.0
"""How long an answer may take; what a repository brings, a pipe for its `config`, may block git for ever."""


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
