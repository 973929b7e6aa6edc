"""What a word was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_CUTOFF = 0.6


def nearest(word: str, choices: Iterable[str], cutoff: float = _CUTOFF) -> str:
    """The choice that resembles `word` most, or nothing."""
    return next(iter(get_close_matches(word, list(choices), 1, cutoff)), "")


def alike(word: str, choices: Iterable[str], most: int = 2) -> list[str]:
    """The choices that resemble `word`, best first."""
    return get_close_matches(word, list(choices), most, _CUTOFF)


def only_near(word: str, choices: Iterable[str]) -> str:
    """The one choice that resembles `word`, or nothing: where two do, which was meant is a guess."""
    close = alike(word, choices)
    return close[0] if len(close) == 1 else ""
