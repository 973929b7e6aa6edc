"""What is open at the end of a quarter, as a page."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.model.workspace import Workspace
from teamops.planning.quarter.open_items import KINDS, OpenItem
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Block, Cell, Paragraph, Report, ReportOptions


def build_close_report(ws: Workspace, options: ReportOptions, items: Sequence[OpenItem]) -> Report:
    """Build a table for each kind of open item, with how many there are."""
    cells, words = Cells(ws, options), options.words
    title = words("quarter.close.title", period=options.period.text)
    blocks: list[Block] = []
    for kind in KINDS:
        if rows := [item for item in items if item.kind == kind]:
            name = words("plan.counted", title=words(f"quarter.open.{kind}"), count=len(rows))
            blocks.append(build_table(cells, kind, name, _COLUMNS, rows, area="quarter.col", subject="name"))
    if not blocks:
        blocks.append(Paragraph(words("quarter.close.none", period=options.period.text), "good"))
    return Report("quarter_close", title, ws.settings.team, options, tuple(blocks))


def _build_name_cell(_: Cells, item: OpenItem) -> Cell:
    text = item.name if item.name == item.subject else f"{item.name}\n{item.subject}"
    return Cell(text, item.subject)


_COLUMNS: tuple[Col[OpenItem], ...] = (
    Col("name", 2, _build_name_cell),
    Col("owner", 0.9, lambda cells, item: cells.who(*item.who)),
    Col("due", 1, lambda cells, item: cells.day(item.due) if item.due else cells.make_empty()),
    Col("command", 2.6, lambda _, item: Cell(item.command, item.command)),
)
