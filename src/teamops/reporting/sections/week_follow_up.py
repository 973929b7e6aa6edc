"""The meeting pack's sections on what was promised: improvements of reviews and decisions of meetings that fall due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from teamops.locale import formats
from teamops.model.collaboration import Decision, Meeting
from teamops.model.reviews import Improvement, Review
from teamops.reporting.report import Cell, Table
from teamops.reporting.sections.cells import Cells, columns
from teamops.reporting.sections.choosing import concerns
from teamops.reporting.sections.review_data import improvement_text
from teamops.reporting.sections.week import Week


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


def decision_table(cells: Cells, title: str, found: Iterable[tuple[Meeting, Decision]], empty: str) -> Table:
    """The decisions with their meetings, by day."""
    wanted = columns(
        cells.words, ("decision", 4), ("owner", 0.8), ("due", 1.2), ("meeting", 1.4), owner="person", due="decision_due"
    )
    by_day = sorted(found, key=lambda one: one[1].due or date.max)
    rows = tuple(_decision_row(cells, meeting, decision) for meeting, decision in by_day)
    return Table("decisions", title, wanted, rows, empty)


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


def _decision_row(cells: Cells, meeting: Meeting, decision: Decision) -> tuple[Cell, ...]:
    kind = cells.words(f"reports.meeting.{meeting.type}")
    return (
        cells.text(decision.decision),
        cells.who(decision.owner),
        _due(cells, decision.due, is_open=False),
        Cell(f"{kind} {cells.day_text(meeting.held.date())}", meeting.id),
    )


def _due(cells: Cells, day: date | None, *, is_open: bool) -> Cell:
    late = is_open and day is not None and day < cells.asked.today
    return Cell(cells.due(day, is_open=is_open), day, "bad" if late else "")
