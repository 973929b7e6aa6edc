"""The meeting pack's sections on what was promised: improvements of reviews and decisions of meetings that fall due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.locale import formats
from teamops.model.records.collaboration import Decision, Meeting
from teamops.model.records.reviews import Improvement, Review
from teamops.reporting.base.cells import columns
from teamops.reporting.base.filters import concerns
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.decisions import _due, decision_table
from teamops.reporting.tables.review_data import improvement_text


def improvements(week: Week) -> Table:
    """Open improvements that are due by the end of the week, the latest first (§4.11)."""
    words = week.asked.words
    wanted = columns(
        words, ("improvement", 4), ("owner", 0.8), ("due", 1.2), ("period", 1.4),
        owner="person", due="improvement_due", period="review_period",
    )  # fmt: skip
    due = sorted(due_improvements(week), key=lambda found: found[1].due or date.max)
    rows = tuple(_improvement_row(week, review, improvement) for review, improvement in due)
    title, empty = words("reports.weekly.improvements"), words("reports.weekly.improvements_empty")
    return Table("improvements", title, wanted, rows, empty)


def due_improvements(week: Week) -> Iterator[tuple[Review, Improvement]]:
    """Those that are open and due by the end of the week, in the order of the files."""
    for review in (entry.record for entry in week.ws.reviews):
        for improvement in review.improvements:
            soon = improvement.due is not None and improvement.due <= week.this.end
            if soon and improvement.status == "open" and concerns(week.ws, week.asked, (improvement.owner,)):
                yield review, improvement


def _improvement_row(week: Week, review: Review, improvement: Improvement) -> tuple[Cell, ...]:
    return (
        improvement_text(week.cells, improvement),
        week.cells.who(improvement.owner),
        _due(week.cells, improvement.due, is_open=True),
        Cell(formats.period(review.period, week.asked.lang), review.period.text),
    )


def decisions(week: Week) -> Table:
    """Decisions that fall due last week or this one, and last week's without a date. Whether they are carried out
    nobody writes down, so the meeting asks; of those that became tasks the tasks tell."""
    words = week.asked.words
    title, empty = words("reports.weekly.decisions"), words("reports.weekly.decisions_empty")
    return decision_table(week.cells, title, due_decisions(week), empty)


def due_decisions(week: Week) -> Iterator[tuple[Meeting, Decision]]:
    """Those of last week and this one that became no tasks, in the order of the files; one without a date is of the
    day of its meeting."""
    tasks = {entry.record.id for entry in week.ws.tasks}
    for meeting in (entry.record for entry in week.ws.meetings):
        for decision in meeting.decisions:
            day = decision.due or meeting.held.date()
            soon = day in week.last or (decision.due is not None and day in week.this)
            if soon and decision.task not in tasks and concerns(week.ws, week.asked, (decision.owner,)):
                yield meeting, decision
