"""Reviews as a list: when each was held and whether in time, what was reached, and how the plan stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from teamops.model.place import Entry
from teamops.model.records.reviews import Review
from teamops.model.reviewing.scope import count_reached_results, find_review_deadline
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.report import Cell, Report, ReportOptions, Table
from teamops.reporting.tables.review_data import build_period_cell


@dataclass(frozen=True, slots=True)
class ReviewListItem:
    """A review, with how many of its goals were reached and how many of its improvements are done.

    `due` is the day by which it is to be held (§4.9), which only the review of a month has. What was cancelled is no
    improvement any more.
    """

    entry: Entry[Review]
    due: date | None
    reached: int
    goals: int
    done: int
    improvements: int

    @property
    def review(self) -> Review:
        return self.entry.record

    @property
    def days_late(self) -> int | None:
        """How many days after its last day it was held; 0 in time, None where it has no such day or was not held."""
        held = self.review.held
        return None if self.due is None or held is None else max((held - self.due).days, 0)


ORDERS: dict[str, Callable[[ReviewListItem], Any]] = {
    "period": lambda one: (-one.review.period.end.toordinal(), -one.review.period.start.toordinal()),
    "held": lambda one: -(one.review.held or date.max).toordinal(),
    "reached": lambda one: Decimal(one.reached) / one.goals if one.goals else Decimal(2),
    "open": lambda one: one.done - one.improvements,
}
"""The orders; the newest first, those that reached the least or left the most open first."""


def filter_reviews(ws: Workspace, period: Period | None, text: str | None, order: str) -> tuple[ReviewListItem, ...]:
    """The reviews of `period` and of what lies in it, in which `text` stands, in the order asked for."""
    found = (
        _make_item(ws, entry)
        for entry in ws.reviews
        if (period is None or entry.record.period in period)
        and (text is None or text.casefold() in _get_search_text(ws, entry.record))
    )
    return tuple(sorted(sorted(found, key=ORDERS["period"]), key=ORDERS[order]))


def _make_item(ws: Workspace, entry: Entry[Review]) -> ReviewListItem:
    review = entry.record
    improvements = [one for one in review.improvements if one.status != "cancelled"]
    return ReviewListItem(
        entry,
        _compute_due(ws, review),
        count_reached_results(ws, review),
        len(review.results),
        sum(one.status == "done" for one in improvements),
        len(improvements),
    )


def _compute_due(ws: Workspace, review: Review) -> date | None:
    if review.project is not None or review.period.kind != "month":
        return None
    start = review.period.start
    return find_review_deadline(start.year, start.month, ws.settings.limits.review_by_day)


def _get_search_text(ws: Workspace, review: Review) -> str:
    said = [review.id, str(review.period), review.project]
    said += [text for r in review.results for text in (r.goal, r.missed, r.cause)]
    said += [ws.nodes[r.goal].name for r in review.results if r.goal in ws.nodes]
    said += [text for lesson in review.lessons for text in (lesson.lesson, lesson.standard)]
    said += [text for i in review.improvements for text in (i.id, i.item, i.measure, i.evidence)]
    return "\n".join(filter(None, said)).casefold()


def build_list_report(ws: Workspace, asked: ReportOptions, found: Sequence[ReviewListItem]) -> Report:
    """One line for each review, in the order given."""
    words, cells = asked.words, Cells(ws, asked)
    columns = list_columns(
        words, "review.reviews.col",
        ("id", 1.4), ("period", 1.4), ("held", 1.4), ("goals", 0.9, "right"), ("improvements", 0.9, "right"),
        ("carried", 0.6, "right"),
    )  # fmt: skip
    rows = tuple(_build_row(cells, one) for one in found)
    title, note = words("review.reviews.title"), words("review.reviews.count", count=len(found))
    table = Table("reviews", title, columns, rows, words("review.reviews.empty"), note)
    return Report("reviews", title, ws.settings.team, asked, (table,))


def _build_row(cells: Cells, one: ReviewListItem) -> tuple[Cell, ...]:
    review = one.review
    return (
        Cell(review.id, review.id),
        build_period_cell(cells, review),
        _build_meeting_cell(cells, one),
        _build_share_cell(cells, one.reached, one.goals),
        _build_share_cell(cells, one.done, one.improvements),
        cells.count(len(review.carried)),
    )


def _build_meeting_cell(cells: Cells, one: ReviewListItem) -> Cell:
    """When it was held and whether in time; of one that was not, until when it is to be."""
    held, words, today = one.review.held, cells.words, cells.asked.today
    if held is not None and held > today:
        return Cell(words("review.reviews.planned", day=cells.format_day(held)), held)
    if held is None and one.due is None:
        return Cell(words("review.reviews.not_held"), None)
    if held is None and one.due is not None:
        is_late = one.due < today
        message = "review.reviews.missing" if is_late else "review.reviews.to_hold"
        return Cell(words(message, day=cells.format_day(one.due)), None, "bad" if is_late else "")
    day = cells.day(held)
    if one.days_late is None:
        return day
    if one.days_late:
        return Cell(words("review.reviews.late", day=day.text, days=one.days_late), held, "warn")
    return Cell(words("review.reviews.in_time", day=day.text), held)


def _build_share_cell(cells: Cells, part: int, whole: int) -> Cell:
    if not whole:
        return cells.make_empty()
    return Cell(cells.words("review.reviews.share", part=part, whole=whole), (part, whole))
