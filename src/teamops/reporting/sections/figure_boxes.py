"""The numbers on top of a report, each with what it is made of: six boxes of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from teamops.reporting.report import Cell, Table, Tone
from teamops.reporting.sections.cells import Cells, columns

NAMED = 2
"""So many are named beside a number; the sections below name all."""


class Figure(NamedTuple):
    """A number; `key` names it to machines, `of` is the whole that it is a part of, `tone` that of a number above 0."""

    key: str
    title: str
    number: int
    remark: str = ""
    tone: Tone = ""
    of: int | None = None


def figure_table(cells: Cells, title: str, figures: Sequence[Figure]) -> Table:
    """A box for each; there should be six of them, which is a line of a page."""
    wanted = columns(cells.words, ("figure", 1.5), ("count", 0.6, "right"), ("remark", 4))
    rows = tuple(_row(cells, figure) for figure in figures)
    return Table("figures", title, wanted, rows, look="figures")


def _row(cells: Cells, figure: Figure) -> tuple[Cell, Cell, Cell]:
    count = cells.count(figure.number, figure.tone)
    if figure.of is not None:
        share = cells.words("pack.share", part=figure.number, whole=figure.of)
        count = Cell(share if figure.of else cells.nothing().text, figure.number, figure.tone)
    return Cell(figure.title, figure.key), count, cells.text(figure.remark)


def named(cells: Cells, names: Sequence[str], most: int = NAMED) -> str:
    """The first `most` of them, and how many there are where that is not all."""
    said = cells.words("reports.comma").join(names[:most])
    left = len(names) - most
    return cells.words("reports.weekly.and_more", names=said, left=left, all=len(names)) if left > 0 else said
