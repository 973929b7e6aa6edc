"""Standard input, output and error: all three open, with an encoding that fits, and with errors where output is lost.

A shell may start a program with a stream closed (`>&-`): then Python has None in its place, and the next file that is
opened, a record of the team perhaps, would get its number and whatever a child process writes to it.
"""

from __future__ import annotations

import codecs
import io
import os
import sys

TYPE_CHECKING = False  # typing itself is not worth its time here
if TYPE_CHECKING:
    from typing import TextIO

    from _typeshed import ReadableBuffer

_NEAREST = str.maketrans("−–—•·…│┊─✓✗⟨⟩▁▂▃▄▅▆▇█", "---*..|:-+x<>_.:-=+*#")
"""What consoles of other code pages (cp936, cp437) show in place of characters that they lack, each one character, so
that columns stay aligned; a number without its minus would be another number."""


class OutputLostError(OSError):
    """Standard output could not be written: its disk is full, or its device is gone."""


def prepare_streams() -> None:
    """Write UTF-8 to files and pipes; on a console of another code page, the nearest character or `?`."""
    ensure_streams()
    _guard_streams()
    codecs.register_error("teamops-nearest", replace_unencodable)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if is_terminal(stream) or os.environ.get("PYTHONIOENCODING"):
                stream.reconfigure(errors="teamops-nearest")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def replace_unencodable(error: UnicodeError) -> tuple[str, int]:
    """Return the characters to write instead of those that cannot be encoded, and where to go on, as `codecs` asks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    nearest = error.object[error.start : error.end].translate(_NEAREST)
    return "".join(one if one.isascii() else "?" for one in nearest), error.end


def ensure_streams() -> None:
    """Open the null device in place of streams that are closed."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)  # git and the check of a hook inherit it
    os.close(handle)
    sys.stdin = sys.stdin or _open_null("r")
    sys.stdout = sys.stdout or _open_null("w")
    sys.stderr = sys.stderr or _open_null("w")


def _guard_streams() -> None:
    """Make lost output raise OutputLostError, which other errors of the system are not. On stderr it is ignored.

    There is no other place to report it, and the exit code is still right.
    """
    sys.stdout = _guard_stream(sys.stdout, _Output)
    sys.stderr = _guard_stream(sys.stderr, _Errors)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether the stream is a terminal; a closed one is none."""
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
    """Return the stream over a guarded file; a console of Windows, or an object of a test, as it is."""
    buffer = getattr(stream, "buffer", None)
    if type(stream) is not io.TextIOWrapper or type(getattr(buffer, "raw", buffer)) is not io.FileIO:
        return stream
    try:  # noqa: SIM105
        stream.flush()
    except OSError:  # contextlib is not worth its time here; the next write raises it again
        pass
    raw = kind(stream.fileno(), "wb", closefd=False)
    is_buffered = isinstance(buffer, io.BufferedWriter)  # it is not with PYTHONUNBUFFERED
    binary = io.BufferedWriter(raw) if is_buffered else raw
    return io.TextIOWrapper(
        binary, stream.encoding, stream.errors, line_buffering=stream.line_buffering, write_through=stream.write_through
    )
