"""Rows of a picture, no more than fit on a sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from teamops.locale.words import Words
from teamops.render.pictures.svg import QUIET, Svg

HIGHEST = 450.0
"""How far down rows go at most: A4 in landscape has 524 points between its margins, some of them for title and text."""

_LINE = 12.0

Row = TypeVar("Row")


def limit_rows(rows: Sequence[Row], top: float, row: float) -> Sequence[Row]:
    """The first of the rows, each `row` high, that fit on a sheet under what is `top` high, and a line that tells of
    the others where there are any."""
    if top + row * len(rows) <= HIGHEST:
        return rows
    return rows[: int((HIGHEST - top - _LINE) / row)]


def add_hidden_count(svg: Svg, count: int, words: Words) -> None:
    """The picture is higher by a line that says that `count` rows are not drawn, if any."""
    if count:
        svg.height += _LINE
        svg.text(0, svg.height - 3, words("pictures.others", count=f"{count:,}"), color=QUIET)
