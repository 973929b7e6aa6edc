"""What was recorded: actuals as a list, for a goal, a part of it, a person, a metric or some days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.model.figures.attainment import Readings
from teamops.model.figures.sums import EXACT
from teamops.model.place import Entry
from teamops.model.records.goals import Actual
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import Cell, Column, Report, ReportOptions, Table
from teamops.reporting.tables.goal_figures import build_figure_cell


@dataclass(frozen=True, slots=True)
class ActualFilter:
    """Which actuals are wanted; None wants all. `since` and `until` are included."""

    node: GoalNode | None = None
    owner: str | None = None
    metric: str | None = None
    since: date | None = None
    until: date | None = None


def filter_actuals(ws: Workspace, wanted: ActualFilter) -> tuple[Entry[Actual], ...]:
    """The wanted actuals by day, those of one day as written. Of a part: what counts for it."""
    readings = ws.readings
    found = (entry for entry in ws.actuals if _is_match(ws, readings, wanted, entry.record))
    return tuple(sorted(found, key=lambda entry: entry.record.date))


def _is_match(ws: Workspace, readings: Readings, wanted: ActualFilter, actual: Actual) -> bool:
    if wanted.node is not None and not _is_counted_for(ws, readings, wanted.node, actual):
        return False
    if wanted.owner is not None and readings.read(ws, actual).owner != wanted.owner:
        return False
    if wanted.metric is not None and actual.metric != wanted.metric:
        return False
    return (wanted.since or date.min) <= actual.date <= (wanted.until or date.max)


def _is_counted_for(ws: Workspace, readings: Readings, node: GoalNode, actual: Actual) -> bool:
    """Everything booked on a goal, also outside its period; of a part only what its own figures are made of."""
    if actual.goal.partition("/")[0] != node.goal.id:
        return False
    if node.part is None:
        return True
    return (node.period is None or actual.date in node.period) and readings.read(ws, actual).is_in_scope(
        readings.scopes[node.path]
    )


def build_list_report(ws: Workspace, asked: ReportOptions, entries: tuple[Entry[Actual], ...]) -> Report:
    """The actuals as a table with their count and sum, and with numbers in the source where some have one."""
    words = asked.words
    has_keys = any(entry.record.key for entry in entries)
    columns = tuple(
        Column(key, words(f"actuals.col.{key}"), "right" if key == "value" else "left")
        for key in ("date", "goal", "metric", "value", "owner", "source", *(["key"] if has_keys else []), "note")
    )
    rows = tuple(_build_rows(Cells(ws, asked), entries, has_keys=has_keys))
    title = words("actuals.title")
    table = Table("actuals", title, columns, rows, words("actuals.empty"), _format_note(ws, asked, entries))
    return Report("actuals", title, ws.settings.team, asked, (table,))


def _build_rows(cells: Cells, entries: tuple[Entry[Actual], ...], *, has_keys: bool) -> Iterator[tuple[Cell, ...]]:
    for actual in (entry.record for entry in entries):
        yield (
            Cell(actual.date.isoformat(), actual.date),
            Cell(actual.goal, actual.goal),
            cells.text(actual.metric),
            _build_value_cell(cells, actual),
            cells.who(actual.owner, actual.department),
            cells.text(actual.source),
            *([cells.text(actual.key)] if has_keys else []),
            cells.text(actual.note),
        )


def _build_value_cell(cells: Cells, actual: Actual) -> Cell:
    """A figure of a goal as every report shows it; of another metric as it is written."""
    node = cells.ws.nodes.get(actual.goal.partition("/")[0])
    if node is None or not node.goal.counts(actual.metric):
        return cells.amount(actual.value)
    return build_figure_cell(cells, node, actual.value)


def _format_note(ws: Workspace, asked: ReportOptions, entries: tuple[Entry[Actual], ...]) -> str:
    total, count = _compute_total(ws, entries), len(entries)
    if total is None:
        return asked.words("actuals.count", count=count)
    return asked.words("actuals.count_sum", count=count, sum=total)


def _compute_total(ws: Workspace, entries: tuple[Entry[Actual], ...]) -> str | None:
    """The sum of increments of one goal; readings and different goals do not add up."""
    goals = {entry.record.goal.partition("/")[0] for entry in entries}
    node = ws.nodes.get(next(iter(goals))) if len(goals) == 1 else None
    if node is None or node.goal.measure == "level":
        return None
    if any(not node.goal.counts(entry.record.metric) for entry in entries):
        return None
    total = Decimal(0)
    for entry in entries:
        total = EXACT.add(total, entry.record.value)
    return formats.format_number(ws.digits(node).shown(total))
