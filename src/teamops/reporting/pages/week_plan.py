"""The plan of a week as pages for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace
from teamops.planning.tasks.week_plan import PlannedTask, WeekPlan
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, R, build_table
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Cell, Report, ReportOptions, Table
from teamops.reporting.items.quotas import build_quota_record, build_quota_table
from teamops.reporting.tables.tasks import build_priority_cell, build_status_cell


def build_json_week(ws: Workspace, plan: WeekPlan) -> dict[str, Any]:
    """Return the plan for programs: quotas and new tasks in full, the ids of the others."""
    return {
        "week": plan.week.text,
        "quotas": [build_quota_record(ws, one) for one in plan.quotas],
        "new": [{"origin": "routine", "source": one.source, "task": one.record} for one in plan.new],
        "running": [entry.record.id for entry in plan.running],
        "left": [entry.record.id for entry in plan.left],
    }


def build_week_report(ws: Workspace, options: ReportOptions, plan: WeekPlan) -> Report:
    """Build the quotas, the new tasks with their sources, those that run in the week, and those left from before."""
    cells = Cells(ws, options)
    tables = [build_quota_table(cells, plan.quotas)] if plan.quotas else []
    tables.append(_build_table(cells, "new", _NEW_COLUMNS, plan.new))
    for name, entries in (("running", plan.running), ("left", plan.left)):
        tasks = sorted((entry.record for entry in entries), key=lambda task: (task.end, task.priority))
        tables.append(_build_table(cells, name, _COLUMNS, tasks))
    title, scope = options.words("plan.title"), describe_scope(ws, options)
    return Report("plan", title, ws.settings.team, options, tuple(tables), scope)


def _build_table(cells: Cells, name: str, columns: tuple[Col[R], ...], tasks: Iterable[R]) -> Table:
    words, tasks = cells.words, tuple(tasks)
    title = words(f"plan.{name}")
    if tasks:
        title = words("plan.counted", title=title, count=len(tasks))
    empty = words(f"plan.{name}.none")
    return build_table(cells, name, title, columns, tasks, empty, area="plan.col", subject="task")


def _build_new_days_cell(cells: Cells, one: PlannedTask) -> Cell:
    return cells.days(*(date.fromisoformat(str(one.record[key])) for key in ("start", "end")))


_NEW_COLUMNS: tuple[Col[PlannedTask], ...] = (
    Col("owner", 0.8, lambda cells, one: cells.who(str(one.record["owner"]))),
    Col("task", 2.2, lambda cells, one: cells.text(str(one.record["name"]))),
    Col("priority", 0.8, lambda _, one: Cell(str(one.record["priority"]), str(one.record["priority"])), "center"),
    Col("days", 1.3, _build_new_days_cell),
    Col("source", 2.0, lambda cells, one: Cell(cells.words("plan.from.routine", source=one.source), one.source)),
)

_COLUMNS: tuple[Col[Task], ...] = (
    Col("owner", 0.8, lambda cells, task: cells.who(*task.owner)),
    Col("task", 2.2, lambda cells, task: cells.task(task)),
    Col("priority", 0.8, lambda _, task: build_priority_cell(task), "center"),
    Col("days", 1.3, lambda cells, task: cells.days(task.start, task.end)),
    Col("status", 2.0, build_status_cell),
)
