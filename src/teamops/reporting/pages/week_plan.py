"""The plan of a week as pages for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace
from teamops.planning.tasks.week_plan import PlannedTask, WeekPlan
from teamops.reporting.base.cells import Align, Cells
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Cell, Column, Report, ReportOptions, Table
from teamops.reporting.tables.tasks import build_priority_cell, build_status_cell

_COLUMNS: dict[str, tuple[float, Align]] = {
    "owner": (0.8, "left"), "task": (2.2, "left"), "priority": (0.5, "center"), "days": (1.3, "left"),
    "source": (2.0, "left"),
}  # fmt: skip


def build_json_week(plan: WeekPlan) -> dict[str, Any]:
    """The plan for programs: the tasks to be made whole, of the others their ids."""
    return {
        "version": 1,
        "week": plan.week.text,
        "new": [{"origin": one.origin, "source": one.source, "task": one.record} for one in plan.new],
        "running": [entry.record.id for entry in plan.running],
        "left": [entry.record.id for entry in plan.left],
    }


def build_week_report(ws: Workspace, asked: ReportOptions, plan: WeekPlan) -> Report:
    """New tasks with what they come from, those that run in the week, and those that are left from before."""
    cells, words = Cells(ws, asked), asked.words
    new = tuple(_build_new_row(cells, one) for one in plan.new)
    tables = [_build_table(cells, "new", "source", new)]
    for name, entries in (("running", plan.running), ("left", plan.left)):
        rows = tuple(_build_row(cells, task) for task in _sort_tasks(entry.record for entry in entries))
        tables.append(_build_table(cells, name, "status", rows))
    return Report("plan", words("plan.title"), ws.settings.team, asked, tuple(tables), describe_scope(ws, asked))


def _sort_tasks(tasks: Iterable[Task]) -> list[Task]:
    return sorted(tasks, key=lambda task: (task.end, task.priority))


def _build_table(cells: Cells, name: str, last: str, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    words = cells.words
    keys = [key for key in _COLUMNS if key != "source"]
    heads = [Column(key, words(f"plan.col.{key}"), _COLUMNS[key][1], _COLUMNS[key][0]) for key in keys]
    heads.append(Column(last, words(f"plan.col.{last}"), "left", _COLUMNS["source"][0]))
    title, empty = words(f"plan.{name}"), words(f"plan.{name}.none")
    if rows:
        title = words("plan.counted", title=title, count=len(rows))
    return Table(name, title, tuple(heads), rows, empty, subject="task")


def _build_new_row(cells: Cells, one: PlannedTask) -> tuple[Cell, ...]:
    record = {key: str(value) for key, value in one.record.items()}
    start, end = (date.fromisoformat(record[key]) for key in ("start", "end"))
    return (
        cells.who(record["owner"]),
        cells.text(record["name"]),
        Cell(record["priority"], record["priority"]),
        _build_days_cell(cells, start, end),
        Cell(cells.words(f"plan.from.{one.origin}", source=one.source), one.source),
    )


def _build_row(cells: Cells, task: Task) -> tuple[Cell, ...]:
    return (
        cells.who(*task.owner),
        cells.text(task.name),
        build_priority_cell(task),
        _build_days_cell(cells, task.start, task.end),
        build_status_cell(cells, task),
    )


def _build_days_cell(cells: Cells, start: date, end: date) -> Cell:
    text = cells.format_day(end) if start == end else f"{cells.format_day(start)}–{cells.format_day(end)}"
    return Cell(text, (start, end))
