"""The meeting pack's sections on what was promised: improvements of reviews and decisions of meetings that fall due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.locale import formats
from teamops.model.records.collaboration import Decision, Meeting
from teamops.model.records.reviews import Improvement, Review
from teamops.reporting.base.cells import report_columns
from teamops.reporting.base.filters import is_in_scope
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.decisions import build_decision_table, build_due_cell
from teamops.reporting.tables.review_data import build_improvement_cell


def build_improvements(week: Week) -> Table:
    """Open improvements that are due by the end of the week, the latest first (§4.11)."""
    words = week.asked.words
    wanted = report_columns(
        words, ("improvement", 4), ("owner", 0.8), ("due", 1.2), ("period", 1.4),
        owner="person", due="improvement_due", period="review_period",
    )  # fmt: skip
    due = sorted(collect_due_improvements(week), key=lambda found: found[1].due or date.max)
    rows = tuple(_build_improvement_row(week, review, improvement) for review, improvement in due)
    title, empty = words("reports.weekly.improvements"), words("reports.weekly.improvements_empty")
    return Table("improvements", title, wanted, rows, empty)


def collect_due_improvements(week: Week) -> Iterator[tuple[Review, Improvement]]:
    """Those that are open and due by the end of the week, in the order of the files."""
    for review in (entry.record for entry in week.ws.reviews):
        for improvement in review.improvements:
            soon = improvement.due is not None and improvement.due <= week.this.end
            if soon and improvement.status == "open" and is_in_scope(week.ws, week.asked, (improvement.owner,)):
                yield review, improvement


def _build_improvement_row(week: Week, review: Review, improvement: Improvement) -> tuple[Cell, ...]:
    return (
        build_improvement_cell(week.cells, improvement),
        week.cells.who(improvement.owner),
        build_due_cell(week.cells, improvement.due, is_open=True),
        Cell(formats.format_period(review.period, week.asked.lang), review.period.text),
    )


def build_decisions(week: Week) -> Table:
    """Decisions that fall due last week or this one, and last week's without a date. Whether they are carried out
    nobody writes down, so the meeting asks; of those that became tasks the tasks tell."""
    words = week.asked.words
    title, empty = words("reports.weekly.decisions"), words("reports.weekly.decisions_empty")
    return build_decision_table(week.cells, title, collect_due_decisions(week), empty)


def collect_due_decisions(week: Week) -> Iterator[tuple[Meeting, Decision]]:
    """Those of last week and this one that became no tasks, in the order of the files; one without a date is of the
    day of its meeting."""
    tasks = {entry.record.id for entry in week.ws.tasks}
    for meeting in (entry.record for entry in week.ws.meetings):
        for decision in meeting.decisions:
            day = decision.due or meeting.held.date()
            soon = day in week.last or (decision.due is not None and day in week.this)
            if soon and decision.task not in tasks and is_in_scope(week.ws, week.asked, (decision.owner,)):
                yield meeting, decision
