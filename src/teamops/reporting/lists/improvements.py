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
from teamops.model.reviewing.improvements import Followed, followed
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, heads
from teamops.reporting.base.filters import about, concerns, in_sight
from teamops.reporting.base.report import Asked, Cell, Report, Table
from teamops.reporting.tables.improvements import is_overdue, repeated, standing


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which improvements are wanted, whatever became of them: those of reviews of `period`, in which `text` stands."""

    period: Period | None = None
    text: str | None = None


class Month(NamedTuple):
    """How many improvements were due in a month (2026-09), and how many of them are done."""

    month: str
    due: int
    done: int

    @property
    def rate(self) -> Decimal:
        return Decimal(self.done) / Decimal(self.due)


ORDERS: dict[str, Callable[[Followed], Any]] = {
    "due": lambda one: one.improvement.due or date.max,
    "review": lambda one: (one.review.period.end, one.review.period.start),
    "repeats": lambda one: -one.repeats,
}
"""The orders that ask for nothing but the improvement; `repeats` has those first that were carried over most often."""

SORTS = (*ORDERS, "owner")
"""All orders that can be asked for; people come in the order of teamops.yaml."""


def promised(ws: Workspace, asked: Asked, wanted: Wanted) -> tuple[Followed, ...]:
    """The wanted improvements of the person and department of `asked`, open or not, in the order of files."""
    return tuple(
        one
        for one in followed(ws)
        if concerns(ws, asked, (one.improvement.owner,))
        and (wanted.period is None or one.review.period in wanted.period)
        and (wanted.text is None or wanted.text.casefold() in _text(one.improvement))
    )


def in_plan(ws: Workspace, asked: Asked) -> tuple[Followed, ...]:
    """Those of the plan of a period: what is due in it, and what is open from before, in the order of files."""
    return tuple(
        one
        for one in promised(ws, asked, Wanted())
        if in_sight(asked, one.improvement.due, is_open=one.improvement.status == "open")
    )


def _text(one: Improvement) -> str:
    return "\n".join(filter(None, (one.id, one.item, one.measure, one.evidence))).casefold()


def chosen(
    ws: Workspace, asked: Asked, about: Iterable[Followed], order: str | None, *, overdue: bool, only_open: bool
) -> tuple[Followed, ...]:
    """Those of `about` that are open, or late, if that is asked; late ones first, then by day, if no order is."""
    found = [
        one
        for one in about
        if not (only_open and one.improvement.status != "open")
        and not (overdue and not is_overdue(one.improvement, asked.today))
    ]
    if order == "owner":
        return tuple(sorted(found, key=lambda one: ws.rank_of(one.improvement.owner)))
    by_day = sorted(found, key=ORDERS[order or "due"])
    return tuple(by_day if order else sorted(by_day, key=lambda one: not is_overdue(one.improvement, asked.today)))


def months_of(plan: Iterable[Followed], every: Iterable[Followed]) -> tuple[Month, ...]:
    """The months in which something of the plan is due, in order, each with `every` improvement that was due in it: a
    plan leaves out what was done before its period, and that must not make the rate of an earlier month lower."""
    shown = {one.month for one in months(plan)}
    return tuple(one for one in months(every) if one.month in shown)


def months(about: Iterable[Followed]) -> tuple[Month, ...]:
    """The months in which improvements are due, in order; what was cancelled does not count."""
    due: dict[str, list[bool]] = defaultdict(list)
    for improvement in (one.improvement for one in about):
        if improvement.due is not None and improvement.status != "cancelled":
            due[f"{improvement.due:%Y-%m}"].append(improvement.status == "done")
    return tuple(Month(month, len(done), sum(done)) for month, done in sorted(due.items()))


def list_report(
    ws: Workspace, asked: Asked, found: Sequence[Followed], by_month: Sequence[Month], title: str = ""
) -> Report:
    """The improvements as a table in the order given, and below it the rate of completion of each month."""
    cells, title = Cells(ws, asked), title or asked.words("improvement.list.title")
    blocks = (improvement_table(cells, title, found), month_table(cells, by_month))
    return Report("improvements", title, ws.settings.team, asked, blocks, about(ws, asked))


def improvement_table(cells: Cells, title: str, found: Sequence[Followed]) -> Table:
    """The improvements in the order given."""
    words = cells.words
    columns = heads(
        words, "improvement.col",
        ("id", 1.1), ("item", 1.4), ("measure", 2.0), ("owner", 0.7), ("due", 0.9), ("status", 1.1),
        ("repeats", 0.8, "right"), ("evidence", 1.6),
    )  # fmt: skip
    late = sum(is_overdue(one.improvement, cells.asked.today) for one in found)
    note = words("improvement.list.count", count=len(found), late=late)
    rows = tuple(_row(cells, one) for one in found)
    return Table("improvements", title, columns, rows, words("improvement.list.empty"), note, subject="item")


def _row(cells: Cells, one: Followed) -> tuple[Cell, ...]:
    improvement = one.improvement
    return (
        Cell(improvement.id, improvement.id),
        cells.text(improvement.item),
        cells.text(improvement.measure),
        cells.who(improvement.owner),
        cells.day(improvement.due),
        standing(cells, improvement),
        repeated(cells, one.repeats),
        cells.text(improvement.evidence),
    )


def month_table(cells: Cells, by_month: Sequence[Month]) -> Table:
    """The rate of completion of each month (§4.11)."""
    words = cells.words
    columns = heads(
        words, "improvement.months.col",
        ("month", 1.0), ("due", 1.0, "right"), ("done", 1.0, "right"), ("rate", 1.0, "right"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(formats.period(Period.parse(one.month), cells.asked.lang), one.month),
            cells.count(one.due),
            Cell(str(one.done), one.done),
            cells.rate(one.rate),
        )
        for one in by_month
    )
    title, note = words("improvement.months.title"), words("improvement.months.note")
    return Table("months", title, columns, rows, words("improvement.months.empty"), note)
