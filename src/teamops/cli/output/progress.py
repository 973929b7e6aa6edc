"""Show the progress of work that takes more than a second, on a terminal only, and remove it afterwards.

rich is imported only then. Loops look at the clock themselves, because a thread would keep the program from reading
files in a second process; only steps without a loop have one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from threading import Event
    from typing import TypeVar

    from teamops.locale.words import Words

    T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds in which nothing is shown."""

_PAUSE = 0.2
"""Seconds between two changes of what is shown, and from the begin of a piece of work until it is."""


class ProgressDisplay:
    """A bar on standard error, from a second after its creation on. It is a `Watcher` (store/progress.py)."""

    def __init__(self, say: Words) -> None:
        self._say, self._next = say, monotonic() + _PATIENCE
        self._bar: Any = None  # rich's Progress

    def track(self, items: Iterable[T], work: str, total: int | None) -> Iterator[T]:
        """Yield the items; show how many are done."""
        done = 0
        self._wait_a_moment()
        try:
            for item in items:
                yield item
                done += 1
                if monotonic() >= self._next:
                    self._show(work, done, total)
        finally:
            self.clear()

    @contextmanager
    def watch_step(self, work: str) -> Iterator[None]:
        """Show that the block is at work, from a thread."""
        from threading import Event, Thread

        over = Event()
        self._wait_a_moment()
        ticker = Thread(target=self._tick, args=(work, over), daemon=True)
        ticker.start()
        try:
            yield
        finally:
            over.set()
            ticker.join()
            self.clear()

    def clear(self) -> None:
        """Remove the bar; it comes back with the next piece of work."""
        if self._bar is not None:
            bar, self._bar = self._bar, None
            bar.stop()

    def _wait_a_moment(self) -> None:
        """Show nothing of what is done at once: it would only flicker."""
        self._next = max(self._next, monotonic() + _PAUSE)

    def _tick(self, work: str, over: Event) -> None:
        while not over.wait(max(self._next - monotonic(), 0)):
            self._show(work, 0, None)

    def _show(self, work: str, done: int, total: int | None) -> None:
        bar = self._bar
        if bar is None:
            bar = self._bar = _make_bar()
            bar.start()
            bar.add_task(self._say(f"progress.{work}"), total=total, count="")
        count = f"{done:,} / {total:,}" if total else f"{done:,}" if done else ""
        bar.update(bar.task_ids[0], completed=done, count=count)
        bar.refresh()
        self._next = monotonic() + _PAUSE


def _make_bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[count]}"),
        console=Console(file=sys.stderr),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
