"""Actuals as a list: of a goal or a part of it, of a person, a metric or some days."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from teamops.locale import formats
from teamops.model.figures.attainment import Readings
from teamops.model.figures.sums import EXACT
from teamops.model.place import Entry
from teamops.model.records.goals import Actual
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col
from teamops.reporting.base.report import Cell, Report, ReportOptions
from teamops.reporting.lists import listing
from teamops.reporting.lists.listing import Filters, Predicates
from teamops.reporting.tables.goal_cells import build_figure_cell


def filter_actuals(ws: Workspace, filters: Filters) -> tuple[Entry[Actual], ...]:
    """Return the actuals that the filters accept by day, those of one day as written.

    The value of the filter `goal` is a node; of a part it accepts what counts for it.
    """
    readings = ws.readings
    predicates: Predicates[Actual] = {
        "goal": lambda actual, node: _is_counted_for(ws, readings, node, actual),
        "owner": lambda actual, person: readings.read(ws, actual).owner == person,
        "metric": lambda actual, metric: actual.metric == metric,
        "since": lambda actual, day: actual.date >= day,
        "until": lambda actual, day: actual.date <= day,
    }
    accepts = listing.combine(filters, predicates)
    return tuple(sorted((e for e in ws.actuals if accepts(e.record)), key=lambda entry: entry.record.date))


def _is_counted_for(ws: Workspace, readings: Readings, node: GoalNode, actual: Actual) -> bool:
    """Whether the actual is booked on the goal, also outside its period; or counts for the part."""
    if actual.goal.partition("/")[0] != node.goal.id:
        return False
    if node.part is None:
        return True
    return (node.period is None or actual.date in node.period) and readings.read(ws, actual).is_in_scope(
        readings.scopes[node.path]
    )


def build_list_report(ws: Workspace, options: ReportOptions, entries: Sequence[Entry[Actual]]) -> Report:
    """Return the actuals as a table with their count and sum, and with numbers in the source where some have one."""
    actuals = [entry.record for entry in entries]
    has_keys = any(actual.key for actual in actuals)
    columns = [column for column in _COLUMNS if column.key != "key" or has_keys]
    return listing.build_report(
        Cells(ws, options), "actuals", "actuals", columns, actuals, _format_note(ws, options, actuals)
    )


def _build_value_cell(cells: Cells, actual: Actual) -> Cell:
    """Return the figure of a goal as every report shows it, that of another metric as it is written."""
    node = cells.ws.nodes.get(actual.goal.partition("/")[0])
    if node is None or not node.goal.counts(actual.metric):
        return cells.amount(actual.value)
    return build_figure_cell(cells, node, actual.value)


_COLUMNS: tuple[Col[Actual], ...] = (
    Col("date", 1.0, lambda _, actual: Cell(actual.date.isoformat(), actual.date)),
    Col("goal", 1.0, lambda _, actual: Cell(actual.goal, actual.goal)),
    Col("metric", 1.0, lambda cells, actual: cells.text(actual.metric)),
    Col("value", 1.0, _build_value_cell, "right"),
    Col("owner", 1.0, lambda cells, actual: cells.who(actual.owner, actual.department)),
    Col("source", 1.0, lambda cells, actual: cells.text(actual.source)),
    Col("key", 1.0, lambda cells, actual: cells.text(actual.key)),
    Col("note", 1.0, lambda cells, actual: cells.text(actual.note)),
)


def _format_note(ws: Workspace, options: ReportOptions, actuals: Sequence[Actual]) -> str:
    total, count = _compute_total(ws, actuals), len(actuals)
    if total is None:
        return options.words("actuals.count", count=count)
    return options.words("actuals.count_sum", count=count, sum=total)


def _compute_total(ws: Workspace, actuals: Sequence[Actual]) -> str | None:
    """Return the sum of increments of one goal, None for others: readings and different goals do not add up."""
    goals = {actual.goal.partition("/")[0] for actual in actuals}
    node = ws.nodes.get(next(iter(goals))) if len(goals) == 1 else None
    if node is None or node.goal.measure == "level":
        return None
    if any(not node.goal.counts(actual.metric) for actual in actuals):
        return None
    total = Decimal(0)
    for actual in actuals:
        total = EXACT.add(total, actual.value)
    return formats.format_number(ws.digits(node).shown(total))
