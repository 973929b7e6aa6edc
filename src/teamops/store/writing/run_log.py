"""What a run wrote and met that the user is to know, whatever becomes of the command; shown by `cli/shell/app.py`.

The functions that write and recover are called from everywhere, and most of their callers have no words: they leave it
here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teamops.locale.user_error import UserError


class Run:
    """One run of a command line: `heed` tells the user of what it met, `written` are the files that it wrote."""

    def __init__(self, heed: Callable[[UserError], None]) -> None:
        self.heed = heed
        self.written: dict[str, None] = {}
        self.lost: OSError | None = None
        self._told: set[str] = set()

    def tell(self, notice: UserError) -> None:
        """The user is told of it, once in a run."""
        if (words := str(notice)) not in self._told:
            self._told.add(words)
            self.heed(notice)


_RUNS: list[Run] = []
"""The run that goes on and those that it is part of: the demonstration runs other commands."""


@contextmanager
def record_run(heed: Callable[[UserError], None]) -> Iterator[Run]:
    """A run begins, and ends with the block."""
    _RUNS.append(Run(heed))
    try:
        yield _RUNS[-1]
    finally:
        _RUNS.pop()


def note_writes(*files: object) -> None:
    """These files were written in this run."""
    for run in _RUNS:
        run.written.update(dict.fromkeys(map(str, files)))


def notify(notice: UserError) -> None:
    """The user is told of what does not hinder the command. Nobody is where no command line is run."""
    if _RUNS:
        _RUNS[-1].tell(notice)


def note_lost_output(error: OSError) -> bool:
    """Whether the command goes on though it cannot show anything: something is written, and that is told at its end."""
    if not _RUNS or not _RUNS[-1].written:
        return False
    _RUNS[-1].lost = error
    return True
