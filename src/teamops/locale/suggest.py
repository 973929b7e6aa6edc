"""What a word was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

_CUTOFF = 0.6
_LONGEST = 200
"""Nothing is proposed for longer words: to compare them is slow, and no name is that long."""


def find_nearest(word: str, choices: Iterable[str], cutoff: float = _CUTOFF) -> str:
    """The choice that resembles `word` most, or nothing."""
    return next(iter(_find_close(word, tuple(choices), 1, cutoff)), "")


def find_similar(word: str, choices: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """The choices that resemble `word`, best first."""
    return _find_close(word, tuple(choices), most, _CUTOFF)


@lru_cache(maxsize=1024)
def _find_close(word: str, choices: tuple[str, ...], most: int, cutoff: float) -> tuple[str, ...]:
    """A mistake is often made many times, and to compare words is slow."""
    return () if len(word) > _LONGEST else tuple(get_close_matches(word, choices, most, cutoff))


@dataclass(slots=True)
class Guesses:
    """Finds what was probably meant by many words, and gives up when too many comparisons were made.

    Nobody reads thousands of proposals, and a file may hold hundreds of thousands of unknown words.
    """

    left: int = 100_000
    """So many more choices are compared."""
    _known: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def find_nearest(self, word: str, choices: tuple[str, ...], cutoff: float = _CUTOFF) -> str:
        """The choice that resembles `word` most, or nothing."""
        asked = (word, choices)
        if asked not in self._known:
            if self.left <= 0:
                return ""
            self.left -= len(choices)
            self._known[asked] = find_nearest(word, choices, cutoff)
        return self._known[asked]


def find_only_match(word: str, choices: Iterable[str]) -> str:
    """The one choice that resembles `word`, or nothing: where two do, which was meant is a guess."""
    close = find_similar(word, choices)
    return close[0] if len(close) == 1 else ""
