"""Decisions of meetings as a table (§5.5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from teamops.model.records.collaboration import Decision, Meeting
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table


def build_decision_table(cells: Cells, title: str, decisions: Iterable[tuple[Meeting, Decision]], empty: str) -> Table:
    """Return the decisions with their meetings, sorted by day."""
    by_day = sorted(decisions, key=lambda one: one[1].due or date.max)
    return build_table(cells, "decisions", title, _COLUMNS, by_day, empty)


def build_due_cell(cells: Cells, day: date | None, *, is_open: bool) -> Cell:
    """Return the day; bad if it is past and the thing still open."""
    late = is_open and day is not None and day < cells.options.today
    return Cell(cells.due(day, is_open=is_open), day, "bad" if late else "")


def _build_meeting_cell(cells: Cells, meeting: Meeting) -> Cell:
    kind = cells.words(f"reports.meeting.{meeting.type}")
    return Cell(f"{kind} {cells.format_day(meeting.held.date())}", meeting.id)


_COLUMNS: tuple[Col[tuple[Meeting, Decision]], ...] = (
    Col("decision", 4, lambda cells, one: cells.text(one[1].decision)),
    Col("owner", 0.8, lambda cells, one: cells.who(one[1].owner), head="person"),
    Col("due", 1.2, lambda cells, one: build_due_cell(cells, one[1].due, is_open=False), head="decision_due"),
    Col("meeting", 1.4, lambda cells, one: _build_meeting_cell(cells, one[0])),
)
