"""Messages between a process and its child: parts, each a name and its bytes. Nothing in them is run.

The child imports this module, so it imports nothing: even JSON takes longer than a process takes to start.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

_LENGTH = 8
"""The bytes of a number."""


class TooLargeError(Exception):
    """A message is larger than it may be; the rest of it was not read."""


def write_message(stream: IO[bytes], parts: Mapping[str, bytes]) -> None:
    """Write a message: the number of its parts, and of each its name and its content, each after its length."""
    stream.write(_encode_number(len(parts)))
    for name, content in parts.items():
        named = name.encode()
        stream.write(_encode_number(len(named)) + named + _encode_number(len(content)))
        stream.write(content)
    stream.flush()


def read_message(stream: IO[bytes], most: int) -> dict[str, bytes]:
    """The next message. Raises EOFError where there is no whole one, TooLargeError for more than `most` bytes."""
    left, parts = most, {}
    for _ in range(int.from_bytes(_read_exactly(stream, _LENGTH), "big")):
        pair = []
        for _ in ("name", "content"):
            length = int.from_bytes(_read_exactly(stream, _LENGTH), "big")
            left -= length + _LENGTH
            if left < 0:
                raise TooLargeError
            pair.append(_read_exactly(stream, length))
        parts[pair[0].decode()] = pair[1]
    return parts


def _encode_number(number: int) -> bytes:
    return number.to_bytes(_LENGTH, "big")


def _read_exactly(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content
