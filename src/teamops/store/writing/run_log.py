"""What a run wrote, and messages that the user must see however the command ends; shown by `cli/shell/app.py`.

Most callers of the functions that write and recover have no words for messages: those are collected here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teamops.locale.user_error import UserError


class Run:
    """One run of a command line: `show` shows a message to the user, `written` are the files that it wrote.

    `words` are the command and its arguments. It `is_part` of another run where the demonstration runs it.
    """

    def __init__(self, show: Callable[[UserError], None], words: Sequence[str] = (), *, is_part: bool = False) -> None:
        self.show, self.words, self.is_part = show, words, is_part
        self.written: dict[str, None] = {}
        self.lost: OSError | None = None
        self._shown: set[str] = set()

    def show_once(self, notice: UserError) -> None:
        """Show the message to the user, once in a run."""
        if (words := str(notice)) not in self._shown:
            self._shown.add(words)
            self.show(notice)


_RUNS: list[Run] = []
"""The present run and those that it is part of: the demonstration runs other commands."""


@contextmanager
def record_run(show: Callable[[UserError], None], words: Sequence[str] = ()) -> Iterator[Run]:
    """Start a run, which ends with the block."""
    _RUNS.append(Run(show, words, is_part=bool(_RUNS)))
    try:
        yield _RUNS[-1]
    finally:
        _RUNS.pop()


def get_own_words() -> Sequence[str]:
    """Return the command line that the user typed; empty where none runs, or one that is part of another."""
    return _RUNS[-1].words if len(_RUNS) == 1 else ()


def note_writes(*files: object) -> None:
    """Note that these files were written in this run."""
    for run in _RUNS:
        run.written.update(dict.fromkeys(map(str, files)))


def notify(notice: UserError) -> None:
    """Show the user a message that does not stop the command; without a run there is nobody to show it to."""
    if _RUNS:
        _RUNS[-1].show_once(notice)


def note_lost_output(error: OSError) -> bool:
    """Return whether the command goes on though it cannot print: files are written, and its end reports the error."""
    if not _RUNS or not _RUNS[-1].written:
        return False
    _RUNS[-1].lost = error
    return True
