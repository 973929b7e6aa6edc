"""The numbers on top of a report, each with what it is made of: six boxes of a page."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.model.dataclass import replace
from teamops.model.named_tuple import NamedTuple
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table, Tone

NAMED = 2
"""How many names are listed beside a number; the sections below list all."""


class FigureBox(NamedTuple):
    """A number; `key` names it to machines, `tone` is that of a number above 0.

    `of` is the whole that it is a part of, and `share` the message for such a part.
    """

    key: str
    title: str
    number: int
    remark: str = ""
    tone: Tone = ""
    of: int | None = None
    share: str = "pack.share"


def build_figure_table(cells: Cells, title: str, figures: Sequence[FigureBox]) -> Table:
    """Return a row for each figure; six of them fill a line of a page."""
    return replace(build_table(cells, "figures", title, _COLUMNS, figures), look="figures")


def build_box_cell(cells: Cells, figure: FigureBox) -> Cell:
    """Return the number, with the whole if it is a part of one; a dash if the whole is 0."""
    if figure.of is None:
        return cells.count(figure.number, figure.tone)
    if not figure.of:
        return cells.make_empty()
    text = cells.words(figure.share, part=figure.number, whole=figure.of)
    return Cell(text, (figure.number, figure.of), figure.tone)


_COLUMNS: tuple[Col[FigureBox], ...] = (
    Col("figure", 1.5, lambda _, one: Cell(one.title, one.key)),
    Col("count", 0.6, build_box_cell, "right"),
    Col("remark", 4, lambda cells, one: cells.text(one.remark)),
)


def format_names(cells: Cells, names: Sequence[str], most: int = NAMED) -> str:
    """Return the first `most` names, and how many there are if that is not all."""
    text = cells.words("reports.comma").join(names[:most])
    left = len(names) - most
    return cells.words("reports.weekly.and_more", names=text, left=left, all=len(names)) if left > 0 else text
