"""The numbers on top of a report, each with what it is made of: six boxes of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from teamops.reporting.base.cells import Cells, report_columns
from teamops.reporting.base.report import Cell, Table, Tone

NAMED = 2
"""So many are named beside a number; the sections below name all."""


class FigureBox(NamedTuple):
    """A number; `key` names it to machines, `tone` is that of a number above 0.

    `of` is the whole that it is a part of, and `share` the text that says so.
    """

    key: str
    title: str
    number: int
    remark: str = ""
    tone: Tone = ""
    of: int | None = None
    share: str = "pack.share"


def build_figure_table(cells: Cells, title: str, figures: Sequence[FigureBox]) -> Table:
    """A box for each; there should be six of them, which is a line of a page."""
    wanted = report_columns(cells.words, ("figure", 1.5), ("count", 0.6, "right"), ("remark", 4))
    rows = tuple(_build_row(cells, figure) for figure in figures)
    return Table("figures", title, wanted, rows, look="figures")


def _build_row(cells: Cells, figure: FigureBox) -> tuple[Cell, Cell, Cell]:
    return Cell(figure.title, figure.key), build_box_cell(cells, figure), cells.text(figure.remark)


def build_box_cell(cells: Cells, figure: FigureBox) -> Cell:
    """The number alone, or of how many it is; a dash where there is nothing that it could be a part of."""
    if figure.of is None:
        return cells.count(figure.number, figure.tone)
    if not figure.of:
        return cells.make_empty()
    text = cells.words(figure.share, part=figure.number, whole=figure.of)
    return Cell(text, (figure.number, figure.of), figure.tone)


def format_names(cells: Cells, names: Sequence[str], most: int = NAMED) -> str:
    """The first `most` of them, and how many there are where that is not all."""
    said = cells.words("reports.comma").join(names[:most])
    left = len(names) - most
    return cells.words("reports.weekly.and_more", names=said, left=left, all=len(names)) if left > 0 else said
