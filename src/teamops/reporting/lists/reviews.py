"""Reviews as a list: when each was held and whether in time, what was reached, and how the plan stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from teamops.model.place import Entry
from teamops.model.records.reviews import Review
from teamops.model.reviewing.scope import last_day_for, reached
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, heads
from teamops.reporting.base.report import Asked, Cell, Report, Table
from teamops.reporting.tables.review_data import period_cell


@dataclass(frozen=True, slots=True)
class Standing:
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


ORDERS: dict[str, Callable[[Standing], Any]] = {
    "period": lambda one: (-one.review.period.end.toordinal(), -one.review.period.start.toordinal()),
    "held": lambda one: -(one.review.held or date.max).toordinal(),
    "reached": lambda one: Decimal(one.reached) / one.goals if one.goals else Decimal(2),
    "open": lambda one: one.done - one.improvements,
}
"""The orders; the newest first, those that reached the least or left the most open first."""


def standings(ws: Workspace, period: Period | None, text: str | None, order: str) -> tuple[Standing, ...]:
    """The reviews of `period` and of what lies in it, in which `text` stands, in the order asked for."""
    found = (
        _standing(ws, entry)
        for entry in ws.reviews
        if (period is None or entry.record.period in period)
        and (text is None or text.casefold() in _text(ws, entry.record))
    )
    return tuple(sorted(sorted(found, key=ORDERS["period"]), key=ORDERS[order]))


def _standing(ws: Workspace, entry: Entry[Review]) -> Standing:
    review = entry.record
    improvements = [one for one in review.improvements if one.status != "cancelled"]
    return Standing(
        entry,
        _due(ws, review),
        reached(ws, review),
        len(review.results),
        sum(one.status == "done" for one in improvements),
        len(improvements),
    )


def _due(ws: Workspace, review: Review) -> date | None:
    if review.project is not None or review.period.kind != "month":
        return None
    start = review.period.start
    return last_day_for(start.year, start.month, ws.settings.limits.review_by_day)


def _text(ws: Workspace, review: Review) -> str:
    said = [review.id, str(review.period), review.project]
    said += [text for r in review.results for text in (r.goal, r.missed, r.cause)]
    said += [ws.nodes[r.goal].name for r in review.results if r.goal in ws.nodes]
    said += [text for lesson in review.lessons for text in (lesson.lesson, lesson.standard)]
    said += [text for i in review.improvements for text in (i.id, i.item, i.measure, i.evidence)]
    return "\n".join(filter(None, said)).casefold()


def list_report(ws: Workspace, asked: Asked, found: Sequence[Standing]) -> Report:
    """One line for each review, in the order given."""
    words, cells = asked.words, Cells(ws, asked)
    columns = heads(
        words, "review.reviews.col",
        ("id", 1.4), ("period", 1.4), ("held", 1.4), ("goals", 0.9, "right"), ("improvements", 0.9, "right"),
        ("carried", 0.6, "right"),
    )  # fmt: skip
    rows = tuple(_row(cells, one) for one in found)
    title, note = words("review.reviews.title"), words("review.reviews.count", count=len(found))
    table = Table("reviews", title, columns, rows, words("review.reviews.empty"), note)
    return Report("reviews", title, ws.settings.team, asked, (table,))


def _row(cells: Cells, one: Standing) -> tuple[Cell, ...]:
    review = one.review
    return (
        Cell(review.id, review.id),
        period_cell(cells, review),
        _held(cells, one),
        _share(cells, one.reached, one.goals),
        _share(cells, one.done, one.improvements),
        cells.count(len(review.carried)),
    )


def _held(cells: Cells, one: Standing) -> Cell:
    """When it was held and whether in time; of one that was not, until when it is to be."""
    held, words, today = one.review.held, cells.words, cells.asked.today
    if held is not None and held > today:
        return Cell(words("review.reviews.planned", day=cells.day_text(held)), held)
    if held is None and one.due is None:
        return Cell(words("review.reviews.not_held"), None)
    if held is None and one.due is not None:
        is_late = one.due < today
        message = "review.reviews.missing" if is_late else "review.reviews.to_hold"
        return Cell(words(message, day=cells.day_text(one.due)), None, "bad" if is_late else "")
    day = cells.day(held)
    if one.days_late is None:
        return day
    if one.days_late:
        return Cell(words("review.reviews.late", day=day.text, days=one.days_late), held, "warn")
    return Cell(words("review.reviews.in_time", day=day.text), held)


def _share(cells: Cells, part: int, whole: int) -> Cell:
    if not whole:
        return cells.nothing()
    return Cell(cells.words("review.reviews.share", part=part, whole=whole), (part, whole))
