"""What a word was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_CUTOFF = 0.6


def nearest(word: str, choices: Iterable[str], cutoff: float = _CUTOFF) -> str:
    """The choice that resembles `word` most, or nothing."""
    return next(iter(_close(word, tuple(choices), 1, cutoff)), "")


def alike(word: str, choices: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """The choices that resemble `word`, best first."""
    return _close(word, tuple(choices), most, _CUTOFF)


@lru_cache(maxsize=1024)
def _close(word: str, choices: tuple[str, ...], most: int, cutoff: float) -> tuple[str, ...]:
    """A mistake is often made many times, and to compare words is slow."""
    return tuple(get_close_matches(word, choices, most, cutoff))


def only_near(word: str, choices: Iterable[str]) -> str:
    """The one choice that resembles `word`, or nothing: where two do, which was meant is a guess."""
    close = alike(word, choices)
    return close[0] if len(close) == 1 else ""
