"""Sections of the weekly pack on promises: improvements of reviews and decisions of meetings that fall due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.locale import formats
from teamops.model.records.collaboration import Decision, Meeting
from teamops.model.records.reviews import Improvement, Review
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import is_in_scope
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.decisions import build_decision_table, build_due_cell
from teamops.reporting.tables.review_data import build_improvement_cell


def build_improvements(week: Week) -> Table:
    """Return the open improvements that are due by the end of the week, by day (§4.11)."""
    words = week.options.words
    due = sorted(collect_due_improvements(week), key=lambda one: one[1].due or date.max)
    title, empty = words("reports.weekly.improvements"), words("reports.weekly.improvements_empty")
    return build_table(week.cells, "improvements", title, _COLUMNS, due, empty)


def collect_due_improvements(week: Week) -> Iterator[tuple[Review, Improvement]]:
    """Yield the open improvements that are due by the end of the week, in the order of the files."""
    for review in (entry.record for entry in week.ws.reviews):
        for improvement in review.improvements:
            soon = improvement.due is not None and improvement.due <= week.this.end
            if soon and improvement.status == "open" and is_in_scope(week.ws, week.options, (improvement.owner,)):
                yield review, improvement


def _build_period_cell(cells: Cells, review: Review) -> Cell:
    return Cell(formats.format_period(review.period, cells.options.lang), review.period.text)


_COLUMNS: tuple[Col[tuple[Review, Improvement]], ...] = (
    Col("improvement", 4, lambda cells, one: build_improvement_cell(cells, one[1])),
    Col("owner", 0.8, lambda cells, one: cells.who(one[1].owner), head="person"),
    Col("due", 1.2, lambda cells, one: build_due_cell(cells, one[1].due, is_open=True), head="improvement_due"),
    Col("period", 1.4, lambda cells, one: _build_period_cell(cells, one[0]), head="review_period"),
)


def build_decisions(week: Week) -> Table:
    """Return the decisions that fall due. No record says whether they are carried out, so the meeting asks."""
    words = week.options.words
    title, empty = words("reports.weekly.decisions"), words("reports.weekly.decisions_empty")
    return build_decision_table(week.cells, title, collect_due_decisions(week), empty)


def collect_due_decisions(week: Week) -> Iterator[tuple[Meeting, Decision]]:
    """Yield the decisions due last week or this one that did not become tasks, in the order of the files.

    A decision without a date is due on the day of its meeting, and only last week's are yielded.
    """
    tasks = {entry.record.id for entry in week.ws.tasks}
    for meeting in (entry.record for entry in week.ws.meetings):
        for decision in meeting.decisions:
            day = decision.due or meeting.held.date()
            soon = day in week.last or (decision.due is not None and day in week.this)
            if soon and decision.task not in tasks and is_in_scope(week.ws, week.options, (decision.owner,)):
                yield meeting, decision
