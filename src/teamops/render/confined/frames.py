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


def send(stream: IO[bytes], parts: Mapping[str, bytes]) -> None:
    """Write a message: the number of its parts, and of each its name and its content, each after its length."""
    stream.write(_number(len(parts)))
    for name, content in parts.items():
        named = name.encode()
        stream.write(_number(len(named)) + named + _number(len(content)))
        stream.write(content)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> dict[str, bytes]:
    """The next message. Raises EOFError where there is no whole one, TooLargeError for more than `most` bytes."""
    left, parts = most, {}
    for _ in range(int.from_bytes(_exactly(stream, _LENGTH), "big")):
        pair = []
        for _ in ("name", "content"):
            length = int.from_bytes(_exactly(stream, _LENGTH), "big")
            left -= length + _LENGTH
            if left < 0:
                raise TooLargeError
            pair.append(_exactly(stream, length))
        parts[pair[0].decode()] = pair[1]
    return parts


def _number(number: int) -> bytes:
    return number.to_bytes(_LENGTH, "big")


def _exactly(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content
