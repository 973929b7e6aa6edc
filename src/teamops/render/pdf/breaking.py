"""Texts that can be broken into lines wherever they must: a word wider than its column would run into the next one."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from teamops.render.pictures.svg import width_of

BREAK = "\u200b"
_SIZE = 8.5
_HIGH = 13.0
"""The size of letters, and how high a line is, in points."""

_WORD = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\uffef]+")
_SHORT = 6
"""Words of so many letters fit into every column."""


def breakable(text: str, room: float) -> str:
    """`text` with places to break in every word that is wider than `room` points."""
    if len(text) <= _SHORT:
        return text
    return _WORD.sub(lambda word: BREAK.join(word[0]) if width_of(word[0], _SIZE) > room else word[0], text)


def height_of(lines: Sequence[str], room: float) -> float:
    """How high the lines come out at most in a column of `room` points."""
    return sum(max(math.ceil(width_of(line, _SIZE) / max(room, _SIZE)), 1) for line in lines) * _HIGH
