"""How wide texts come out at most, and texts cut to a width."""

from __future__ import annotations

from unicodedata import category, east_asian_width

SIZE = 7.5
"""The size of letters."""

_WIDE, _NARROW = 1.0, 0.62
"""How wide a Chinese character and any other is at most, as a share of the size: the widest of usual fonts counts."""


def measure_text(text: str, size: float = SIZE) -> float:
    """How wide `text` may come out at most."""
    return size * sum(map(_measure_character, text))


def _measure_character(character: str) -> float:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return _WIDE if east_asian_width(character) in "WF" or ord(character) > 0x1F000 else _NARROW


def cut_text(text: str, room: float, size: float = SIZE) -> str:
    """As much of `text` as fits into `room`, with … where something is left out."""
    if len(text) * _NARROW * size > room * 4 or measure_text(text, size) > room:
        room -= _WIDE * size
        kept, used = 0, 0.0
        while kept < len(text) and used + _measure_character(text[kept]) * size <= room:
            used += _measure_character(text[kept]) * size
            kept += 1
        return text[:kept].rstrip() + "…"
    return text
