"""Widths of columns and heights of rows with which every line is visible on A4, in Chinese too.

Widths are in digits of the font; a Chinese character takes two.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from teamops.render.columns import count_columns
from teamops.render.report.amounts import parse_day, parse_number
from teamops.render.visible import make_visible_lines
from teamops.reporting.base.report import Table

PAGE, UPRIGHT = 156, 106
"""The widths of A4, landscape and portrait, with a little to spare; wider sheets are printed smaller."""

LINE, TALLEST = 16.0, 409.0
"""The height of a line of text, and the largest height of a row in Excel, in points."""

_PADDING, _INDENT, _BUTTON, _WIDEST, _NARROW, _HEAD = 1.5, 1.5, 3, 56, 12, 24

_CHARACTER = 0.97
"""Half a Chinese character is a little narrower than a digit, a bold one is not."""


def compute_widths(table: Table, texts: Sequence[Sequence[str]], *, filtered: bool, page: int = PAGE) -> list[float]:
    """Compute widths of columns on a page: numbers and days never break; the rest goes to columns that break most."""
    every = range(len(table.columns))
    natural = [max((_measure_widest(row[n]) for row in texts), default=0) for n in every]
    button = _BUTTON if filtered else 0
    heads = [min(_measure_widest(make_visible_lines(column.title)), _HEAD) + button for column in table.columns]
    natural = [min(max(natural[n], min(heads[n], 16)), _WIDEST) for n in every]
    widths = [
        float(max(min(natural[n], _NARROW), _measure_numbers(table, texts, n), math.ceil(heads[n] / 2))) for n in every
    ]
    paddings = [_PADDING + (_INDENT if column.align == "right" else 0) for column in table.columns]
    for _ in range(page):
        most = max(every, key=lambda n: natural[n] / widths[n])
        if natural[most] <= widths[most] or sum(widths) + sum(paddings) >= page:
            break
        widths[most] += 1
    for n in every:
        if table.columns[n].to_write_in:
            widths[n] = max(widths[n], 18)
    return [wide + padding for wide, padding in zip(widths, paddings, strict=True)]


def _measure_numbers(table: Table, texts: Sequence[Sequence[str]], n: int) -> int:
    rows = zip(table.rows, texts, strict=True)
    return max((_measure_widest(text[n]) for row, text in rows if parse_number(row[n]) or parse_day(row[n])), default=0)


def compute_height(texts: Sequence[str], columns: Sequence[float]) -> float:
    """Return the height in which every line of the texts is visible, TALLEST at most."""
    lines = max((count_lines(text, wide) for text, wide in zip(texts, columns, strict=True)), default=1)
    return min(lines * LINE + 2, TALLEST)


@lru_cache(maxsize=4096)
def count_lines(text: str, wide: float) -> int:
    """Return the number of lines into which the text breaks, with a margin for Latin words that cannot fill a line."""
    room, lines = max(wide - 1, 1), 0
    for line in text.split("\n"):
        needed = count_columns(line) * _CHARACTER
        if needed > room and " " in line:
            needed = needed * 1.12 + 1
        lines += max(math.ceil(needed / room), 1)
    return lines


@lru_cache(maxsize=4096)
def _measure_widest(text: str) -> int:
    return max(map(count_columns, text.split("\n")))
