"""Suggestions for unknown words ("did you mean")."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from teamops.model.dataclass import dataclass, field

_CUTOFF = 0.6
_LONGEST = 200
"""No suggestion for longer words: comparing them is slow, and no name is that long."""


def find_nearest(word: str, choices: Iterable[str], cutoff: float = _CUTOFF) -> str:
    """Return the choice that is most similar to `word`; "" if none is similar."""
    return next(iter(_find_close(word, tuple(choices), 1, cutoff)), "")


def find_similar(word: str, choices: Iterable[str], most: int = 2, cutoff: float = _CUTOFF) -> tuple[str, ...]:
    """Return the choices that are similar to `word`, best first."""
    return _find_close(word, tuple(choices), most, cutoff)


@lru_cache(maxsize=1024)
def _find_close(word: str, choices: tuple[str, ...], most: int, cutoff: float) -> tuple[str, ...]:
    """Return the close matches, cached: the same mistake is often made many times, and comparing words is slow."""
    from difflib import get_close_matches  # here: most runs suggest nothing

    return () if len(word) > _LONGEST else tuple(get_close_matches(word, choices, most, cutoff))


@dataclass(slots=True)
class Guesses:
    """Suggestions for many words, which end after too many comparisons.

    A file may have hundreds of thousands of unknown words, and nobody reads thousands of suggestions.
    """

    left: int = 100_000
    """The comparisons that are left."""
    _known: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def find_nearest(self, word: str, choices: tuple[str, ...], cutoff: float = _CUTOFF) -> str:
        """Return the choice that is most similar to `word`; "" if none is, or no comparisons are left."""
        key = (word, choices)
        if key not in self._known:
            if self.left <= 0:
                return ""
            self.left -= len(choices)
            self._known[key] = find_nearest(word, choices, cutoff)
        return self._known[key]


def find_only_match(word: str, choices: Iterable[str]) -> str:
    """Return the only choice that is similar to `word`; "" if none or several are."""
    close = find_similar(word, choices)
    return close[0] if len(close) == 1 else ""
