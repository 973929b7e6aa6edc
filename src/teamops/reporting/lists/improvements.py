"""Improvements as a list, and how many of those due in each month are done (§4.11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.model.named_tuple import NamedTuple
from teamops.model.reviewing.improvements import FollowedImprovement, list_improvements
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import describe_scope, is_due_or_open, is_in_scope
from teamops.reporting.base.report import Cell, Report, ReportOptions, Table
from teamops.reporting.lists import listing
from teamops.reporting.lists.listing import Filters, Orders, Predicates, has_word, is_in_department
from teamops.reporting.tables.improvements import build_repeats_cell, build_status_cell, is_overdue


class MonthCompletion(NamedTuple):
    """How many improvements were due in a month (2026-09), and how many of them are done."""

    month: str
    due: int
    done: int

    @property
    def rate(self) -> Decimal:
        return Decimal(self.done) / Decimal(self.due)


ORDERS: Orders[FollowedImprovement] = {
    "due": lambda _, one: one.improvement.due or date.max,
    "review": lambda _, one: (one.review.period.end, one.review.period.start),
    "repeats": lambda _, one: -one.carry_count,
    "owner": lambda ws, one: ws.get_rank(one.improvement.owner),
}
"""`repeats` has those first that were carried over most often; people come in the order of teamops.yaml."""


def filter_improvements(ws: Workspace, today: date, filters: Filters) -> tuple[FollowedImprovement, ...]:
    """Return the improvements that the filters accept, in the order of files.

    The filter `period` accepts those of reviews of periods that lie in it.
    """
    predicates: Predicates[FollowedImprovement] = {
        "owner": lambda one, person: one.improvement.owner == person,
        "department": lambda one, department: is_in_department(ws, department, one.improvement.owner),
        "overdue": lambda one, _: is_overdue(one.improvement, today),
        "open": lambda one, _: one.improvement.status == "open",
        "period": lambda one, period: one.review.period in period,
        "text": _has_word,
    }
    return tuple(filter(listing.combine(filters, predicates), list_improvements(ws)))


def _has_word(one: FollowedImprovement, word: str) -> bool:
    improvement = one.improvement
    return has_word(word, improvement.id, improvement.item, improvement.measure, improvement.evidence)


def collect_improvements(ws: Workspace, options: ReportOptions) -> tuple[FollowedImprovement, ...]:
    """Return the improvements of the person and department of `options`, open or not, in the order of files."""
    return tuple(one for one in list_improvements(ws) if is_in_scope(ws, options, (one.improvement.owner,)))


def collect_plan(ws: Workspace, options: ReportOptions) -> tuple[FollowedImprovement, ...]:
    """Return the plan of a period: what is due in it, and what is open from before, in the order of files."""
    return tuple(
        one
        for one in collect_improvements(ws, options)
        if is_due_or_open(options, one.improvement.due, is_open=one.improvement.status == "open")
    )


def sort_improvements(
    ws: Workspace, today: date, improvements: Iterable[FollowedImprovement], order: str | None = None
) -> tuple[FollowedImprovement, ...]:
    """Return the improvements in this order; without one late ones first, then by day."""
    if order is not None:
        return tuple(sorted(improvements, key=lambda one: ORDERS[order](ws, one)))
    return tuple(
        sorted(improvements, key=lambda one: (not is_overdue(one.improvement, today), one.improvement.due or date.max))
    )


def count_plan_months(
    plan: Iterable[FollowedImprovement], every: Iterable[FollowedImprovement]
) -> tuple[MonthCompletion, ...]:
    """Return the months in which something of the plan is due, counted over `every` improvement due in them.

    A plan leaves out what was done before its period, which must not lower the rate of an earlier month.
    """
    months = {one.month for one in count_months(plan)}
    return tuple(one for one in count_months(every) if one.month in months)


def count_months(improvements: Iterable[FollowedImprovement]) -> tuple[MonthCompletion, ...]:
    """Return the months in which improvements are due, in order; cancelled ones do not count."""
    due: dict[str, list[bool]] = defaultdict(list)
    for improvement in (one.improvement for one in improvements):
        if improvement.due is not None and improvement.status != "cancelled":
            due[f"{improvement.due:%Y-%m}"].append(improvement.status == "done")
    return tuple(MonthCompletion(month, len(done), sum(done)) for month, done in sorted(due.items()))


def build_list_report(
    ws: Workspace,
    options: ReportOptions,
    improvements: Sequence[FollowedImprovement],
    months: Sequence[MonthCompletion],
    title: str = "",
) -> Report:
    """Return the improvements as a table in the order given, and below it the rate of completion of each month."""
    cells, title = Cells(ws, options), title or options.words("improvement.list.title")
    blocks = (build_improvement_table(cells, title, improvements), build_month_table(cells, months))
    return Report("improvements", title, ws.settings.team, options, blocks, describe_scope(ws, options))


_COLUMNS: tuple[Col[FollowedImprovement], ...] = (
    Col("id", 1.1, lambda _, one: Cell(one.improvement.id, one.improvement.id)),
    Col("item", 1.4, lambda cells, one: cells.text(one.improvement.item)),
    Col("measure", 2.0, lambda cells, one: cells.text(one.improvement.measure)),
    Col("owner", 0.7, lambda cells, one: cells.who(one.improvement.owner)),
    Col("due", 0.9, lambda cells, one: cells.day(one.improvement.due)),
    Col("status", 1.1, lambda cells, one: build_status_cell(cells, one.improvement)),
    Col("repeats", 0.8, lambda cells, one: build_repeats_cell(cells, one.carry_count), "right"),
    Col("evidence", 1.6, lambda cells, one: cells.text(one.improvement.evidence)),
)


def build_improvement_table(cells: Cells, title: str, improvements: Sequence[FollowedImprovement]) -> Table:
    """Return the improvements in the order given, with how many there are and how many of them are late."""
    late = sum(is_overdue(one.improvement, cells.options.today) for one in improvements)
    empty = cells.words("improvement.list.empty")
    note = cells.words("improvement.list.count", count=len(improvements), late=late)
    return build_table(
        cells, "improvements", title, _COLUMNS, improvements, empty, note, area="improvement.col", subject="item"
    )


def _build_month_cell(cells: Cells, one: MonthCompletion) -> Cell:
    return Cell(formats.format_period(Period.parse(one.month), cells.options.lang), one.month)


_MONTH_COLUMNS: tuple[Col[MonthCompletion], ...] = (
    Col("month", 1.0, _build_month_cell),
    Col("due", 1.0, lambda cells, one: cells.count(one.due), "right"),
    Col("done", 1.0, lambda _, one: Cell(str(one.done), one.done), "right"),
    Col("rate", 1.0, lambda cells, one: cells.rate(one.rate), "right"),
)


def build_month_table(cells: Cells, months: Sequence[MonthCompletion]) -> Table:
    """Return the rate of completion of each month (§4.11)."""
    title, empty, note = (cells.words(f"improvement.months.{name}") for name in ("title", "empty", "note"))
    return build_table(cells, "months", title, _MONTH_COLUMNS, months, empty, note, area="improvement.months.col")
