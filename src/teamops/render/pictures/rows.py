"""Rows of a chart, as many as fit on a sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from teamops.locale.words import Words
from teamops.render.pictures.svg import QUIET, Svg

HIGHEST = 450.0
"""Where rows end at the latest: A4 in landscape has 524 points between its margins, some for title and text."""

_LINE = 12.0

Row = TypeVar("Row")


def limit_rows(rows: Sequence[Row], top: float, row: float) -> Sequence[Row]:
    """Return the first rows, each `row` high, that fit on a sheet below `top`; room is left for `add_hidden_count`."""
    if top + row * len(rows) <= HIGHEST:
        return rows
    return rows[: int((HIGHEST - top - _LINE) / row)]


def add_hidden_count(svg: Svg, count: int, words: Words) -> None:
    """Add a line with the number of rows that are not drawn, if there are any."""
    if count:
        svg.height += _LINE
        svg.text(0, svg.height - 3, words("pictures.others", count=f"{count:,}"), color=QUIET)
