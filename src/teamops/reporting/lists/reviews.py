"""Reviews as a list: when each was held and whether in time, what was reached, and how its plan is carried out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from teamops.model.dataclass import dataclass
from teamops.model.place import Entry
from teamops.model.records.reviews import Review
from teamops.model.reviewing.scope import count_reached_results, find_review_deadline
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col
from teamops.reporting.base.report import Cell, Report, ReportOptions
from teamops.reporting.lists import listing
from teamops.reporting.lists.listing import Filters, Orders, Predicates, has_word
from teamops.reporting.tables.review_data import build_period_cell


@dataclass(frozen=True, slots=True)
class ReviewListItem:
    """A review, with how many of its goals were reached and how many of its improvements are done.

    `due` is the day by which it is to be held (§4.9), which only the review of a month has. Cancelled improvements do
    not count.
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


ORDERS: Orders[ReviewListItem] = {
    "period": lambda _, one: (-one.review.period.end.toordinal(), -one.review.period.start.toordinal()),
    "held": lambda _, one: -(one.review.held or date.max).toordinal(),
    "reached": lambda _, one: Decimal(one.reached) / one.goals if one.goals else Decimal(2),
    "open": lambda _, one: one.done - one.improvements,
}
"""The newest first; those that reached the least, or left the most open, first."""


def filter_reviews(ws: Workspace, filters: Filters, order: str | None = None) -> tuple[ReviewListItem, ...]:
    """Return the reviews that the filters accept, the newest first unless another order is asked for.

    The filter `period` accepts the reviews of periods that lie in it, too.
    """
    predicates: Predicates[Review] = {
        "period": lambda review, period: review.period in period,
        "text": lambda review, word: _has_word(ws, review, word),
    }
    accepts = listing.combine(filters, predicates)
    items = [_make_item(ws, entry) for entry in ws.reviews if accepts(entry.record)]
    newest = sorted(items, key=lambda one: ORDERS["period"](ws, one))
    return tuple(sorted(newest, key=lambda one: ORDERS[order or "period"](ws, one)))


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


def _has_word(ws: Workspace, review: Review, word: str) -> bool:
    texts = [review.id, str(review.period), review.project]
    texts += [text for r in review.results for text in (r.goal, r.missed, r.cause)]
    texts += [ws.nodes[r.goal].name for r in review.results if r.goal in ws.nodes]
    texts += [text for lesson in review.lessons for text in (lesson.lesson, lesson.standard)]
    texts += [text for i in review.improvements for text in (i.id, i.item, i.measure, i.evidence)]
    return has_word(word, *texts)


def build_list_report(ws: Workspace, options: ReportOptions, items: Sequence[ReviewListItem]) -> Report:
    """Return the reviews as a table in the order given."""
    note = options.words("review.reviews.count", count=len(items))
    return listing.build_report(Cells(ws, options), "reviews", "review.reviews", _COLUMNS, items, note)


def _build_meeting_cell(cells: Cells, one: ReviewListItem) -> Cell:
    """Return when it was held and whether in time, or by when it is to be held."""
    held, words, today = one.review.held, cells.words, cells.options.today
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


_COLUMNS: tuple[Col[ReviewListItem], ...] = (
    Col("id", 1.4, lambda _, one: Cell(one.review.id, one.review.id)),
    Col("period", 1.4, lambda cells, one: build_period_cell(cells, one.review)),
    Col("held", 1.4, _build_meeting_cell),
    Col("goals", 0.9, lambda cells, one: _build_share_cell(cells, one.reached, one.goals), "right"),
    Col("improvements", 0.9, lambda cells, one: _build_share_cell(cells, one.done, one.improvements), "right"),
    Col("carried", 0.6, lambda cells, one: cells.count(len(one.review.carried)), "right"),
)
