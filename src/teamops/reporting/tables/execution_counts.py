"""The data of a period in one table: what was reached and what was missed, side by side (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from teamops.locale.texts.goals.attained import share_text
from teamops.model.figures.attainment import rate
from teamops.model.figures.checkpoints import Placed
from teamops.reporting.base.cells import Cells, deviation_text, heads
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.tables.execution import Executed, Reached
from teamops.reporting.tables.figure_boxes import named
from teamops.reporting.tables.improvements import is_overdue


class Count(NamedTuple):
    """How much of one kind of data was reached and missed, and what that is by name; the rest is open."""

    kind: str
    every: int
    reached: int
    missed: int
    names: Sequence[str]
    more: str = ""


def count_table(executed: Executed, cells: Cells, title: str) -> Table:
    """A row for goals, tasks, readings, measures and carried improvements; kinds of which there is none have no row."""
    words = cells.words
    wanted = heads(
        words, "summary",
        ("data", 1.4), ("all", 0.6, "right"), ("reached", 0.7, "right"), ("missed", 0.7, "right"),
        ("open", 0.6, "right"), ("rate", 0.7, "right"), ("what", 5),
    )  # fmt: skip
    rows = tuple(_row(cells, count) for count in counts(executed, cells) if count.every)
    return Table("summary", title, wanted, rows, words("summary.empty"), words("summary.note") if rows else "")


def _row(cells: Cells, count: Count) -> tuple[Cell, ...]:
    share = rate(Decimal(count.reached), Decimal(count.every))
    said = filter(None, (count.more, named(cells, count.names, _NAMED) if count.names else ""))
    return (
        Cell(cells.words(f"summary.of.{count.kind}"), count.kind),
        cells.count(count.every),
        cells.count(count.reached),
        cells.count(count.missed, "bad"),
        cells.count(count.every - count.reached - count.missed),
        cells.rate(share),
        cells.text(cells.words("reports.confirmation.semicolon").join(said)),
    )


_NAMED = 5
"""So many are named beside a count; the tables below name all."""


def counts(executed: Executed, cells: Cells) -> Iterator[Count]:
    """The kinds of data, in the order in which a review speaks of them."""
    yield _goals(executed, cells)
    found = executed.completion
    left = [task.name for task in executed.left]
    more = cells.words("summary.late", count=len(found.late)) if found.late else ""
    yield Count("tasks", len(found.due), len(found.done), len(found.open_late), left, more)
    yield _readings(executed, cells)
    measures = executed.measures
    open_ones = [m for m in measures if m.status == "open"]
    overdue = sum(m.due is not None and m.due < executed.asked.today for m in open_ones)
    done = len(measures) - len(open_ones)
    yield Count("measures", len(measures), done, overdue, [m.action for m in open_ones])
    carried = [one.improvement for one in executed.carried]
    left_open = [one for one in carried if one.status == "open"]
    overdue = sum(is_overdue(one, executed.asked.today) for one in carried)
    done = sum(one.status == "done" for one in carried)
    yield Count("improvements", len(carried), done, overdue, [one.item for one in left_open])


def _goals(executed: Executed, cells: Cells) -> Count:
    goals = executed.goals
    missed = [one for one in goals if one.verdict == "missed"]
    running = [told_goal(cells, one) for one in goals if one.verdict == "running"]
    unknown = [cells.words("summary.no_figure", name=one.name) for one in goals if one.result is None]
    reached = sum(one.verdict == "reached" for one in goals)
    names = [*(told_goal(cells, one) for one in missed), *unknown, *running]
    return Count("goals", len(goals), reached, len(missed), names)


def told_goal(cells: Cells, one: Reached) -> str:
    """销售额 97% · 费用 超出 3%"""
    assert one.result is not None  # what falls short is told by its figures
    attained = share_text(cells.words, one.node.goal if one.node else None, one.result.actual, one.result.plan)
    return cells.words("summary.with_rate", name=one.name, rate=attained or cells.nothing().text)


def _readings(executed: Executed, cells: Cells) -> Count:
    limit, today = executed.ws.settings.limits.deviation, executed.asked.today
    read = [p for p in executed.readings if p.checkpoint.actual is not None]
    worse = [p for p in read if p.checkpoint.beyond(limit) and p.checkpoint.is_worse]
    unread = [p for p in executed.readings if p.checkpoint.actual is None and p.checkpoint.date < today]
    names = [*(_deviation(cells, p) for p in worse), *(_unread(cells, p) for p in unread)]
    return Count("readings", len(executed.readings), len(read) - len(worse), len(worse) + len(unread), names)


def _deviation(cells: Cells, placed: Placed) -> str:
    told = deviation_text(placed.checkpoint.deviation, Decimal(cells.ws.settings.limits.deviation))
    return cells.words("summary.with_rate", name=placed.checkpoint.metric, rate=told)


def _unread(cells: Cells, placed: Placed) -> str:
    return cells.words("summary.not_read", name=placed.checkpoint.metric)
