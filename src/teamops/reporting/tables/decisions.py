"""Decisions of meetings as rows of a table (§5.5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from teamops.model.records.collaboration import Decision, Meeting
from teamops.reporting.base.cells import Cells, report_columns
from teamops.reporting.base.report import Cell, Table


def build_decision_table(cells: Cells, title: str, found: Iterable[tuple[Meeting, Decision]], empty: str) -> Table:
    """The decisions with their meetings, by day."""
    wanted = report_columns(
        cells.words, ("decision", 4), ("owner", 0.8), ("due", 1.2), ("meeting", 1.4), owner="person", due="decision_due"
    )
    by_day = sorted(found, key=lambda one: one[1].due or date.max)
    rows = tuple(_build_decision_row(cells, meeting, decision) for meeting, decision in by_day)
    return Table("decisions", title, wanted, rows, empty)


def _build_decision_row(cells: Cells, meeting: Meeting, decision: Decision) -> tuple[Cell, ...]:
    kind = cells.words(f"reports.meeting.{meeting.type}")
    return (
        cells.text(decision.decision),
        cells.who(decision.owner),
        _build_due_cell(cells, decision.due, is_open=False),
        Cell(f"{kind} {cells.format_day(meeting.held.date())}", meeting.id),
    )


def _build_due_cell(cells: Cells, day: date | None, *, is_open: bool) -> Cell:
    late = is_open and day is not None and day < cells.asked.today
    return Cell(cells.due(day, is_open=is_open), day, "bad" if late else "")
