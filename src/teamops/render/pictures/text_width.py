"""How wide texts come out at most, and texts cut to a width."""

from __future__ import annotations

from unicodedata import category, east_asian_width

SIZE = 7.5
"""The size of letters."""

_WIDE, _NARROW = 1.0, 0.62
"""The largest width of a Chinese and any other character in common fonts, as a share of the size."""


def measure_text(text: str, size: float = SIZE) -> float:
    """Return the largest width that `text` may have."""
    return size * sum(map(_measure_character, text))


def _measure_character(character: str) -> float:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return _WIDE if east_asian_width(character) in "WF" or ord(character) > 0x1F000 else _NARROW


def cut_text(text: str, room: float, size: float = SIZE) -> str:
    """Cut `text` to what fits into `room`, with … at its end if it is cut."""
    if len(text) * _NARROW * size > room * 4 or measure_text(text, size) > room:
        room -= _WIDE * size
        end, used = 0, 0.0
        while end < len(text) and used + _measure_character(text[end]) * size <= room:
            used += _measure_character(text[end]) * size
            end += 1
        return text[:end].rstrip() + "…"
    return text
