"""Progress of long work: loops and steps name themselves here, and the edge may show it. By default nobody watches.

Where nobody does, a loop runs over the very items that it was given. The watcher belongs to the process, as its
terminal does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    T = TypeVar("T")

    class Watcher(Protocol):
        """Shows progress. `work` is the name of a message."""

        def track(self, items: Iterable[T], work: str, total: int | None) -> Iterable[T]:
            """Return the items; each is done when the next one is asked for."""

        def watch_step(self, work: str) -> AbstractContextManager[None]:
            """Show that the block is at work."""

        def clear(self) -> None:
            """Remove what is shown, because something else is printed."""


_WATCHERS: list[Watcher] = []
"""The present watcher, last, and those of the commands that the present one is a part of."""


def track(items: Iterable[T], work: str, total: int | None = None) -> Iterable[T]:
    """Return the items of a loop that may take long. Each should be worth a look at the clock: a file, a commit."""
    return _WATCHERS[-1].track(items, work, total) if _WATCHERS else items


def watch_step(work: str) -> AbstractContextManager[None]:
    """Return the context of a step that may take long, and has no loop that could be counted."""
    return _WATCHERS[-1].watch_step(work) if _WATCHERS else nullcontext()


def clear_progress() -> None:
    """Remove what is shown, before something else is printed."""
    if _WATCHERS:
        _WATCHERS[-1].clear()


@contextmanager
def watch_with(watcher: Watcher) -> Iterator[None]:
    """Have the work of the block watched."""
    _WATCHERS.append(watcher)
    try:
        yield
    finally:
        _WATCHERS.pop()
        watcher.clear()
