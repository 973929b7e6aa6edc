"""Messages between a process and its child: parts with a name and bytes. Reading them runs nothing.

The child imports this module, which imports nothing: even importing JSON takes longer than starting a process.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

_LENGTH = 8
"""Bytes of an encoded number."""


class TooLargeError(Exception):
    """A message is too large; the rest of it was not read."""


def write_message(stream: IO[bytes], parts: Mapping[str, bytes]) -> None:
    """Write a message: the number of parts, then name and content of each part, each after its length."""
    stream.write(_encode_number(len(parts)))
    for name, content in parts.items():
        encoded = name.encode()
        stream.write(_encode_number(len(encoded)) + encoded + _encode_number(len(content)))
        stream.write(content)
    stream.flush()


def read_message(stream: IO[bytes], most: int) -> dict[str, bytes]:
    """Read the next message. Raises EOFError if it is incomplete, TooLargeError for more than `most` bytes."""
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
