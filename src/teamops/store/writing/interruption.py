"""Ctrl-C while files are being written waits until all is written or nothing, and the run knows what it wrote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def postpone_interruption() -> Iterator[None]:
    """Raise KeyboardInterrupt after the block instead of within; the second one at once, for a disk that hangs.

    What that leaves half done, the next command finishes (`recover.py`).
    """
    import signal  # here: not every command writes
    import threading

    is_ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not is_ours or threading.current_thread() is not threading.main_thread():  # others may not set a handler
        yield
        return
    came: list[int] = []

    def note(number: int, _frame: object) -> None:
        if came:
            raise KeyboardInterrupt
        came.append(number)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if came:
        raise KeyboardInterrupt
