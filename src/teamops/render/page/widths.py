"""The least widths of tables and pictures on narrow screens, where they scroll in their box."""

from __future__ import annotations

import re

from teamops.render.line_breaks import WIDE
from teamops.reporting.base.report import Table

_LETTER, _HEAVY, _AROUND, _NARROWEST, _WIDEST = 8.5, 10, 16, 56, 1300
"""In pixels: a letter of a cell and of a head in the widest common font, the padding, the narrowest column (three
Chinese characters), and the largest width of a table."""
_LONGEST = 18
"""In letters: longer words are no numbers and may be broken."""
_LOOKED_AT = 300
_LETTERS = re.compile(rf"[^\s{WIDE}]+")
_PIXELS_OF_A_POINT = 1.25
"""Makes the letters of pictures (7.5 points on paper) as large as those of notes."""


def compute_table_width(table: Table) -> int:
    """Return the width in pixels below which a column would break numbers or words."""
    whole = sum(column.share for column in table.columns)
    needed = (_compute_column_width(table, index) * whole / column.share for index, column in enumerate(table.columns))
    return round(min(max(needed, default=0), _WIDEST))


def compute_picture_width(points: float) -> int:
    """Return the width in pixels below which the letters of a picture of that width on paper could not be read."""
    return round(points * _PIXELS_OF_A_POINT)


def _compute_column_width(table: Table, index: int) -> float:
    head = _HEAVY * _measure_longest_word(table.columns[index].title)
    cells = _LETTER * max(map(_measure_longest_word, {row[index].text for row in table.rows}), default=0)
    return max(_NARROWEST, max(head, cells) + _AROUND)


def _measure_longest_word(text: str) -> int:
    """Return the number of letters of the text's longest word or number."""
    return min(max(map(len, _LETTERS.findall(text[:_LOOKED_AT])), default=0), _LONGEST)
