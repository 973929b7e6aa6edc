"""Improvements as a list: chosen by what is asked for, and how many of those due in each month are done (§4.11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from teamops.locale import formats
from teamops.model.records.reviews import Improvement
from teamops.model.reviewing.improvements import FollowedImprovement, list_improvements
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.filters import describe_scope, is_due_or_open, is_in_scope
from teamops.reporting.base.report import Cell, Report, ReportOptions, Table
from teamops.reporting.tables.improvements import build_repeats_cell, build_status_cell, is_overdue


@dataclass(frozen=True, slots=True)
class ImprovementFilter:
    """Which improvements are wanted, whatever became of them: those of reviews of `period`, in which `text` stands."""

    period: Period | None = None
    text: str | None = None


class MonthCompletion(NamedTuple):
    """How many improvements were due in a month (2026-09), and how many of them are done."""

    month: str
    due: int
    done: int

    @property
    def rate(self) -> Decimal:
        return Decimal(self.done) / Decimal(self.due)


ORDERS: dict[str, Callable[[FollowedImprovement], Any]] = {
    "due": lambda one: one.improvement.due or date.max,
    "review": lambda one: (one.review.period.end, one.review.period.start),
    "repeats": lambda one: -one.carry_count,
}
"""The orders that ask for nothing but the improvement; `repeats` has those first that were carried over most often."""

SORTS = (*ORDERS, "owner")
"""All orders that can be asked for; people come in the order of teamops.yaml."""


def collect_improvements(
    ws: Workspace, asked: ReportOptions, wanted: ImprovementFilter
) -> tuple[FollowedImprovement, ...]:
    """The wanted improvements of the person and department of `asked`, open or not, in the order of files."""
    return tuple(
        one
        for one in list_improvements(ws)
        if is_in_scope(ws, asked, (one.improvement.owner,))
        and (wanted.period is None or one.review.period in wanted.period)
        and (wanted.text is None or wanted.text.casefold() in _get_search_text(one.improvement))
    )


def collect_plan(ws: Workspace, asked: ReportOptions) -> tuple[FollowedImprovement, ...]:
    """Those of the plan of a period: what is due in it, and what is open from before, in the order of files."""
    return tuple(
        one
        for one in collect_improvements(ws, asked, ImprovementFilter())
        if is_due_or_open(asked, one.improvement.due, is_open=one.improvement.status == "open")
    )


def _get_search_text(one: Improvement) -> str:
    return "\n".join(filter(None, (one.id, one.item, one.measure, one.evidence))).casefold()


def filter_improvements(
    ws: Workspace,
    asked: ReportOptions,
    about: Iterable[FollowedImprovement],
    order: str | None,
    *,
    overdue: bool,
    only_open: bool,
) -> tuple[FollowedImprovement, ...]:
    """Return those of `about` that are open or late, if asked for; late ones first, then by day, unless ordered."""
    found = [
        one
        for one in about
        if not (only_open and one.improvement.status != "open")
        and not (overdue and not is_overdue(one.improvement, asked.today))
    ]
    if order == "owner":
        return tuple(sorted(found, key=lambda one: ws.get_rank(one.improvement.owner)))
    by_day = sorted(found, key=ORDERS[order or "due"])
    return tuple(by_day if order else sorted(by_day, key=lambda one: not is_overdue(one.improvement, asked.today)))


def count_plan_months(
    plan: Iterable[FollowedImprovement], every: Iterable[FollowedImprovement]
) -> tuple[MonthCompletion, ...]:
    """The months in which something of the plan is due, in order, each with `every` improvement that was due in it: a
    plan leaves out what was done before its period, and that must not make the rate of an earlier month lower."""
    shown = {one.month for one in count_months(plan)}
    return tuple(one for one in count_months(every) if one.month in shown)


def count_months(about: Iterable[FollowedImprovement]) -> tuple[MonthCompletion, ...]:
    """The months in which improvements are due, in order; what was cancelled does not count."""
    due: dict[str, list[bool]] = defaultdict(list)
    for improvement in (one.improvement for one in about):
        if improvement.due is not None and improvement.status != "cancelled":
            due[f"{improvement.due:%Y-%m}"].append(improvement.status == "done")
    return tuple(MonthCompletion(month, len(done), sum(done)) for month, done in sorted(due.items()))


def build_list_report(
    ws: Workspace,
    asked: ReportOptions,
    found: Sequence[FollowedImprovement],
    by_month: Sequence[MonthCompletion],
    title: str = "",
) -> Report:
    """The improvements as a table in the order given, and below it the rate of completion of each month."""
    cells, title = Cells(ws, asked), title or asked.words("improvement.list.title")
    blocks = (build_improvement_table(cells, title, found), build_month_table(cells, by_month))
    return Report("improvements", title, ws.settings.team, asked, blocks, describe_scope(ws, asked))


def build_improvement_table(cells: Cells, title: str, found: Sequence[FollowedImprovement]) -> Table:
    """The improvements in the order given."""
    words = cells.words
    columns = list_columns(
        words, "improvement.col",
        ("id", 1.1), ("item", 1.4), ("measure", 2.0), ("owner", 0.7), ("due", 0.9), ("status", 1.1),
        ("repeats", 0.8, "right"), ("evidence", 1.6),
    )  # fmt: skip
    late = sum(is_overdue(one.improvement, cells.asked.today) for one in found)
    note = words("improvement.list.count", count=len(found), late=late)
    rows = tuple(_build_row(cells, one) for one in found)
    return Table("improvements", title, columns, rows, words("improvement.list.empty"), note, subject="item")


def _build_row(cells: Cells, one: FollowedImprovement) -> tuple[Cell, ...]:
    improvement = one.improvement
    return (
        Cell(improvement.id, improvement.id),
        cells.text(improvement.item),
        cells.text(improvement.measure),
        cells.who(improvement.owner),
        cells.day(improvement.due),
        build_status_cell(cells, improvement),
        build_repeats_cell(cells, one.carry_count),
        cells.text(improvement.evidence),
    )


def build_month_table(cells: Cells, by_month: Sequence[MonthCompletion]) -> Table:
    """The rate of completion of each month (§4.11)."""
    words = cells.words
    columns = list_columns(
        words, "improvement.months.col",
        ("month", 1.0), ("due", 1.0, "right"), ("done", 1.0, "right"), ("rate", 1.0, "right"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(formats.format_period(Period.parse(one.month), cells.asked.lang), one.month),
            cells.count(one.due),
            Cell(str(one.done), one.done),
            cells.rate(one.rate),
        )
        for one in by_month
    )
    title, note = words("improvement.months.title"), words("improvement.months.note")
    return Table("months", title, columns, rows, words("improvement.months.empty"), note)
