"""How many columns of a terminal a text takes: a Chinese character takes two, an accent that joins a letter none.

Letters and Chinese characters are counted here. rich knows all others, and is imported for texts that have one.
"""

from __future__ import annotations

from functools import lru_cache

_NARROW = ((0x20, 0x7E), (0xA0, 0x2FF), (0x2010, 0x2027), (0x2030, 0x205E), (0x2190, 0x2319), (0x23F4, 0x25FC))
_WIDE = (
    (0x3000, 0x3029), (0x3041, 0x3096), (0x309B, 0x30FF), (0x3105, 0x312C), (0x3300, 0x4DB5), (0x4E00, 0x9FBB),
    (0xAC00, 0xD7A3), (0xFF01, 0xFF60),
)  # fmt: skip
"""The first and last characters of blocks in which all take one or two columns, in every version of Unicode."""

_UNKNOWN = 1 << 40
"""More columns than a text can have."""


class _Widths(dict[str, int]):
    """The columns of each character, filled when a character is first seen."""

    def __missing__(self, character: str) -> int:
        code = ord(character)
        blocks = ((1, _NARROW), (2, _WIDE))
        known = (wide for wide, block in blocks for first, last in block if first <= code <= last)
        self[character] = wide = next(known, _UNKNOWN)
        return wide


_get_width = _Widths().__getitem__


@lru_cache(maxsize=16_384)
def count_columns(text: str) -> int:
    """Return the columns that a text of one line takes."""
    columns = sum(map(_get_width, text))
    if columns < _UNKNOWN:
        return columns
    from rich.cells import cell_len

    return cell_len(text)


def cut_columns(text: str, width: int) -> str:
    """Return what fits of `text` into `width` columns; half of a wide character becomes a blank."""
    if count_columns(text) <= width:
        return text
    if not _is_plain(text):
        from rich.cells import set_cell_size

        return set_cell_size(text, width)
    first = chop_columns(text, width)[0]
    return first + " " * (width - count_columns(first))


def chop_columns(text: str, width: int) -> list[str]:
    """Cut a text into pieces of at most `width` columns."""
    if not _is_plain(text):
        from rich.cells import chop_cells

        return chop_cells(text, width)
    pieces, begin, used = [], 0, 0
    for at, character in enumerate(text):
        wide = _get_width(character)
        if used + wide > width:
            pieces.append(text[begin:at])
            begin, used = at, 0
        used += wide
    return [*pieces, text[begin:]]


def _is_plain(text: str) -> bool:
    return sum(map(_get_width, text)) < _UNKNOWN
