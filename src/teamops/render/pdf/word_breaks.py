"""Texts that can be broken into lines wherever they must: a word wider than its column would run into the next one."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from teamops.render.pictures.svg import measure_text

BREAK = "\u200b"
_SIZE = 8.5
_HIGH = 13.0
"""The size of letters and the height of a line, in points."""

_FEW = 8
"""Texts of fewer lines are not measured."""

_WORD = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\uffef]+")
_WIDE = re.compile(r"[A-Zmw@%&¼-¾Œœ—…\u0600-\u0fff]")
"""Letters that may be as wide as a Chinese character."""

_PLACES = re.compile(r"(?<=[^\u200d])(?=[^\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff])")
"""Where a word may be broken: not before accents, and not beside a joiner."""

_ALWAYS_FITS = 3
"""Words of this many letters fit into every column."""


def insert_breaks(text: str, room: float, size: float = _SIZE) -> str:
    """Insert invisible places to break into every word of `text` that may be wider than `room` points."""
    if len(text) <= _ALWAYS_FITS or (room > size * len(text)):
        return text
    return _WORD.sub(lambda word: _break_word(word[0]) if _measure_width(word[0], size) > room else word[0], text)


def compute_height(lines: Sequence[str], room: float) -> float:
    """Return the largest height that the lines may take in a column of `room` points."""
    least = max(room - _SIZE, _SIZE)
    if len(lines) + sum(map(len, lines)) * _SIZE / least < _FEW:
        return _FEW * _HIGH
    return sum(max(math.ceil(_measure_width(line, _SIZE) / least), 1) for line in lines) * _HIGH


def _break_word(word: str) -> str:
    return _PLACES.sub(BREAK, word).strip(BREAK)


def _measure_width(text: str, size: float) -> float:
    return measure_text(text, size) + 0.38 * size * len(_WIDE.findall(text))
