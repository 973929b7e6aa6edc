"""The data of a period in one table: what was reached and what was missed, side by side (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from teamops.locale.texts.goals.attained import format_share
from teamops.model.figures.attainment import compute_rate
from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.reporting.base.cells import Cells, format_deviation, list_columns
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.tables.execution import ExecutionData, GoalOutcome
from teamops.reporting.tables.figure_boxes import format_names
from teamops.reporting.tables.improvements import is_overdue


class ExecutionCount(NamedTuple):
    """How much of one kind of data was reached and missed, and what that is by name; the rest is open."""

    kind: str
    every: int
    reached: int
    missed: int
    names: Sequence[str]
    more: str = ""


def build_count_table(executed: ExecutionData, cells: Cells, title: str) -> Table:
    """A row for goals, tasks, readings, measures and carried improvements; kinds of which there is none have no row."""
    words = cells.words
    wanted = list_columns(
        words, "summary",
        ("data", 1.4), ("all", 0.6, "right"), ("reached", 0.7, "right"), ("missed", 0.7, "right"),
        ("open", 0.6, "right"), ("rate", 0.7, "right"), ("what", 5),
    )  # fmt: skip
    rows = tuple(_build_row(cells, count) for count in count_kinds(executed, cells) if count.every)
    return Table("summary", title, wanted, rows, words("summary.empty"), words("summary.note") if rows else "")


def _build_row(cells: Cells, count: ExecutionCount) -> tuple[Cell, ...]:
    share = compute_rate(Decimal(count.reached), Decimal(count.every))
    said = filter(None, (count.more, format_names(cells, count.names, _NAMED) if count.names else ""))
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


def count_kinds(executed: ExecutionData, cells: Cells) -> Iterator[ExecutionCount]:
    """The kinds of data, in the order in which a review speaks of them."""
    yield _count_goals(executed, cells)
    found = executed.completion
    left = [task.name for task in executed.left]
    more = cells.words("summary.late", count=len(found.late)) if found.late else ""
    yield ExecutionCount("tasks", len(found.due), len(found.done), len(found.open_late), left, more)
    yield _count_readings(executed, cells)
    measures = executed.measures
    open_ones = [m for m in measures if m.status == "open"]
    overdue = sum(m.due is not None and m.due < executed.asked.today for m in open_ones)
    done = len(measures) - len(open_ones)
    yield ExecutionCount("measures", len(measures), done, overdue, [m.action for m in open_ones])
    carried = [one.improvement for one in executed.carried]
    left_open = [one for one in carried if one.status == "open"]
    overdue = sum(is_overdue(one, executed.asked.today) for one in carried)
    done = sum(one.status == "done" for one in carried)
    yield ExecutionCount("improvements", len(carried), done, overdue, [one.item for one in left_open])


def _count_goals(executed: ExecutionData, cells: Cells) -> ExecutionCount:
    goals = executed.goals
    missed = [one for one in goals if one.verdict == "missed"]
    running = [describe_goal(cells, one) for one in goals if one.verdict == "running"]
    unknown = [cells.words("summary.no_figure", name=one.name) for one in goals if one.result is None]
    reached = sum(one.verdict == "reached" for one in goals)
    names = [*(describe_goal(cells, one) for one in missed), *unknown, *running]
    return ExecutionCount("goals", len(goals), reached, len(missed), names)


def describe_goal(cells: Cells, one: GoalOutcome) -> str:
    """销售额 97% · 费用 超出 3%"""
    assert one.result is not None  # what falls short is told by its figures
    attained = format_share(cells.words, one.node.goal if one.node else None, one.result.actual, one.result.plan)
    return cells.words("summary.with_rate", name=one.name, rate=attained or cells.make_empty().text)


def _count_readings(executed: ExecutionData, cells: Cells) -> ExecutionCount:
    limit, today = executed.ws.settings.limits.deviation, executed.asked.today
    read = [p for p in executed.readings if p.checkpoint.actual is not None]
    worse = [p for p in read if p.checkpoint.beyond(limit) and p.checkpoint.is_worse]
    unread = [p for p in executed.readings if p.checkpoint.actual is None and p.checkpoint.date < today]
    names = [*(_describe_deviation(cells, p) for p in worse), *(_describe_missing_reading(cells, p) for p in unread)]
    return ExecutionCount("readings", len(executed.readings), len(read) - len(worse), len(worse) + len(unread), names)


def _describe_deviation(cells: Cells, placed: CheckpointEntry) -> str:
    told = format_deviation(placed.checkpoint.deviation, Decimal(cells.ws.settings.limits.deviation))
    return cells.words("summary.with_rate", name=placed.checkpoint.metric, rate=told)


def _describe_missing_reading(cells: Cells, placed: CheckpointEntry) -> str:
    return cells.words("summary.not_read", name=placed.checkpoint.metric)
