"""The three streams as the program needs them: there, and honest about output that got lost.

A shell may start a program with a stream closed (`>&-`): then Python has None in its place, and the next file that is
opened, a record of the team perhaps, would get its number and whatever a child process says to it.
"""

from __future__ import annotations

import io
import os
import sys

TYPE_CHECKING = False  # typing itself is not worth its time here
if TYPE_CHECKING:
    from typing import TextIO

    from _typeshed import ReadableBuffer


class OutputLostError(OSError):
    """What was to be shown on standard output could not be put out: its disk is full, its device is gone."""


def ensure_streams() -> None:
    """All three streams are there; one that was closed reads nothing, and what is written to it goes nowhere."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)  # git and the check of a hook inherit it
    os.close(handle)
    sys.stdin = sys.stdin or _open_null("r")
    sys.stdout = sys.stdout or _open_null("w")
    sys.stderr = sys.stderr or _open_null("w")


def guard_streams() -> None:
    """Output that gets lost is told from other errors of the system: by `OutputLostError`, and on stderr by nothing.

    Nobody can be told of what stderr does not take, and the exit code is still true.
    """
    sys.stdout = _guard_stream(sys.stdout, _Output)
    sys.stderr = _guard_stream(sys.stderr, _Errors)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end; nobody does at a stream that is closed."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _open_null(mode: str) -> TextIO:
    handle = os.open(os.devnull, os.O_RDWR)
    return open(handle, mode, encoding="utf-8", closefd=False)  # type: ignore[return-value]


class _Output(io.FileIO):
    def write(self, data: ReadableBuffer, /) -> int | None:  # type: ignore[override]  # a raw file may say None
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputLostError(error.errno, error.strerror) from error


class _Errors(io.FileIO):
    def write(self, data: ReadableBuffer, /) -> int | None:  # type: ignore[override]  # a raw file may say None
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def _guard_stream(stream: TextIO, kind: type[io.FileIO]) -> TextIO:
    """The stream over a guarded file; a console of Windows, or what a test put there, as it is."""
    buffer = getattr(stream, "buffer", None)
    if type(stream) is not io.TextIOWrapper or type(getattr(buffer, "raw", buffer)) is not io.FileIO:
        return stream
    try:  # noqa: SIM105
        stream.flush()
    except OSError:  # contextlib is not worth its time here; the same is told anew
        pass
    raw = kind(stream.fileno(), "wb", closefd=False)
    is_buffered = isinstance(buffer, io.BufferedWriter)  # it is not with PYTHONUNBUFFERED
    binary = io.BufferedWriter(raw) if is_buffered else raw
    return io.TextIOWrapper(
        binary, stream.encoding, stream.errors, line_buffering=stream.line_buffering, write_through=stream.write_through
    )
