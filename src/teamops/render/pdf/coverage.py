"""Which characters a font file can show, by its `cmap` table (https://learn.microsoft.com/typography/opentype/spec/cmap).

A font engine draws a box for what is missing and says nothing; this asks before.
"""

from __future__ import annotations

import struct
from collections.abc import Set
from pathlib import Path
from typing import Any, BinaryIO

_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""The tables of characters (platform, encoding) that are by Unicode, the fullest first."""


def covered(path: Path, index: int, characters: Set[str]) -> Set[str]:
    """Those of `characters` that font `index` of the file can show; none of a file that cannot be read."""
    try:
        with path.open("rb") as file:
            ranges = _ranges(file, index)
    except (OSError, struct.error, IndexError):
        return frozenset()
    return frozenset(c for c in characters if any(first <= ord(c) <= last for first, last in ranges))


def _ranges(file: BinaryIO, index: int) -> list[tuple[int, int]]:
    """The first and last code of every stretch that is in the font."""
    at = 0
    if file.read(4) == b"ttcf":
        (at,) = _read(file, 12 + 4 * index, ">L")
    (count,) = _read(file, at + 4, ">H")
    tables = [_read(file, at + 12 + 16 * n, ">4sLLL") for n in range(count)]
    cmap = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    (count,) = _read(file, cmap + 2, ">H")
    found = [_read(file, cmap + 4 + 8 * n, ">HHL") for n in range(count)]
    by_kind = {(platform, encoding): cmap + offset for platform, encoding, offset in found}
    subtable = next(by_kind[kind] for kind in _UNICODE if kind in by_kind)
    (form,) = _read(file, subtable, ">H")
    return _groups(file, subtable) if form == 12 else _segments(file, subtable) if form == 4 else []


def _groups(file: BinaryIO, at: int) -> list[tuple[int, int]]:
    """Format 12: groups of codes."""
    (count,) = _read(file, at + 12, ">L")
    file.seek(at + 16)
    content = file.read(12 * count)
    return [(first, last) for first, last, _ in struct.iter_unpack(">LLL", content)]


def _segments(file: BinaryIO, at: int) -> list[tuple[int, int]]:
    """Format 4: segments of the first 65,536 codes."""
    (twice,) = _read(file, at + 6, ">H")
    half = f">{twice // 2}H"
    ends, starts = _read(file, at + 14, half), _read(file, at + 16 + twice, half)
    return list(zip(starts, ends, strict=True))


def _read(file: BinaryIO, at: int, form: str) -> tuple[Any, ...]:
    file.seek(at)
    return struct.unpack(form, file.read(struct.calcsize(form)))
