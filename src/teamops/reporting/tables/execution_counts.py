"""The data of a period in one table: what was reached and what was missed, side by side (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from teamops.locale.texts.goals.attained import format_share
from teamops.model.figures.attainment import compute_rate
from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.named_tuple import NamedTuple
from teamops.reporting.base.cells import Cells, format_deviation
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.tables.execution import ExecutionData, GoalOutcome
from teamops.reporting.tables.figure_boxes import format_names
from teamops.reporting.tables.improvements import is_overdue

_NAMED = 5
"""How many names are listed beside a count; the tables below list all."""


class ExecutionCount(NamedTuple):
    """The numbers of one kind of data; what is neither reached nor missed is open.

    `names` are those of what was missed or is open, `more` is a remark in front of them.
    """

    kind: str
    total: int
    reached: int
    missed: int
    names: Sequence[str]
    more: str = ""


def build_count_table(executed: ExecutionData, cells: Cells, title: str) -> Table:
    """Return a row each for goals, tasks, readings, measures and carried improvements; kinds without data have none."""
    words = cells.words
    counts = [count for count in count_kinds(executed, cells) if count.total]
    note = words("summary.note") if counts else ""
    return build_table(cells, "summary", title, _COLUMNS, counts, words("summary.empty"), note, area="summary")


def _build_names_cell(cells: Cells, count: ExecutionCount) -> Cell:
    texts = filter(None, (count.more, format_names(cells, count.names, _NAMED) if count.names else ""))
    return cells.text(cells.words("reports.confirmation.semicolon").join(texts))


_COLUMNS: tuple[Col[ExecutionCount], ...] = (
    Col("data", 1.4, lambda cells, one: Cell(cells.words(f"summary.of.{one.kind}"), one.kind)),
    Col("all", 0.6, lambda cells, one: cells.count(one.total), "right"),
    Col("reached", 0.7, lambda cells, one: cells.count(one.reached), "right"),
    Col("missed", 0.7, lambda cells, one: cells.count(one.missed, "bad"), "right"),
    Col("open", 0.6, lambda cells, one: cells.count(one.total - one.reached - one.missed), "right"),
    Col("rate", 0.7, lambda cells, one: cells.rate(compute_rate(Decimal(one.reached), Decimal(one.total))), "right"),
    Col("what", 5, _build_names_cell),
)


def count_kinds(executed: ExecutionData, cells: Cells) -> Iterator[ExecutionCount]:
    """Yield the counts of each kind of data, in the order in which a review discusses them."""
    yield _count_goals(executed, cells)
    tasks = executed.completion
    left = [cells.name_task(task) for task in tasks.left]
    more = cells.words("summary.late", count=len(tasks.late)) if tasks.late else ""
    yield ExecutionCount("tasks", len(tasks.due), len(tasks.done), len(tasks.open_late), left, more)
    yield _count_readings(executed, cells)
    measures, today = executed.measures, executed.options.today
    open_measures = [m for m in measures if m.status == "open"]
    overdue = sum(m.due is not None and m.due < today for m in open_measures)
    done = len(measures) - len(open_measures)
    yield ExecutionCount("measures", len(measures), done, overdue, [m.action for m in open_measures])
    carried = [one.improvement for one in executed.carried]
    open_items = [one.item for one in carried if one.status == "open"]
    overdue = sum(is_overdue(one, today) for one in carried)
    done = sum(one.status == "done" for one in carried)
    yield ExecutionCount("improvements", len(carried), done, overdue, open_items)


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
    assert one.result is not None  # only goals with an actual are described by it
    attained = format_share(cells.words, one.node.goal if one.node else None, one.result.actual, one.result.plan)
    return cells.words("summary.with_rate", name=one.name, rate=attained or cells.make_empty().text)


def _count_readings(executed: ExecutionData, cells: Cells) -> ExecutionCount:
    limit, today = executed.ws.settings.limits.deviation, executed.options.today
    read = [p for p in executed.readings if p.checkpoint.actual is not None]
    worse = [p for p in read if p.checkpoint.beyond(limit) and p.checkpoint.is_worse]
    unread = [p for p in executed.readings if p.checkpoint.actual is None and p.checkpoint.date < today]
    names = [_describe_deviation(cells, p) for p in worse]
    names += [cells.words("summary.not_read", name=p.checkpoint.metric) for p in unread]
    return ExecutionCount("readings", len(executed.readings), len(read) - len(worse), len(worse) + len(unread), names)


def _describe_deviation(cells: Cells, entry: CheckpointEntry) -> str:
    rate = format_deviation(entry.checkpoint.deviation, Decimal(cells.ws.settings.limits.deviation))
    return cells.words("summary.with_rate", name=entry.checkpoint.metric, rate=rate)
