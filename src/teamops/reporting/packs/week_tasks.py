"""Sections of the weekly pack on tasks: last week's progress, this week's plan, what is blocked and what is late."""

from __future__ import annotations

from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.execution_details import format_tasks_note
from teamops.reporting.tables.tasks import (
    build_blocker_cell,
    build_end_cell,
    build_priority_cell,
    build_remark_cell,
    build_result_cell,
    build_status_cell,
    build_task_table,
    format_needs,
)


def build_progress_table(week: Week) -> Table:
    """Return the tasks due last week or done in it, those not done first."""
    words = week.options.words
    columns: tuple[Col[Task], ...] = (
        _NAME,
        _OWNER,
        _PRIORITY,
        _END,
        Col("result", 1.1, lambda cells, task: build_result_cell(cells, task, week.completed)),
        _DELIVERABLE,
        Col("remark", 2.5, build_remark_cell),
    )
    note = format_tasks_note(week.completed, week.cells) if week.completed.due else ""
    title, empty = words("reports.weekly.progress"), words("reports.weekly.progress_empty")
    return build_table(week.cells, "progress", title, columns, week.follow_up_tasks, empty, note)


def build_plan_table(week: Week) -> Table:
    """Return this week's tasks as Table 2, the owners in the first column."""
    title, empty = week.options.words("reports.weekly.plan"), week.options.words("reports.weekly.plan_empty")
    return build_task_table(week.cells, "plan", title, week.planned, empty, owner_first=True)


def build_blocked_table(week: Week) -> Table:
    """Return why each task waits, what it needs from whom, and since when."""
    title, empty = week.options.words("reports.weekly.blocked"), week.options.words("reports.weekly.blocked_empty")
    return build_table(week.cells, "blocked", title, _BLOCKED_COLUMNS, week.blocked_tasks, empty)


def _build_reason_cell(cells: Cells, task: Task) -> Cell:
    return cells.text(task.blocker.reason) if task.blocker is not None else _build_unknown_cell(cells)


def _build_needs_cell(cells: Cells, task: Task) -> Cell:
    return cells.text(format_needs(cells, task.blocker)) if task.blocker is not None else _build_unknown_cell(cells)


def _build_unknown_cell(cells: Cells) -> Cell:
    return Cell(cells.words("reports.weekly.unsaid"), None, "bad")


def _build_since_cell(cells: Cells, task: Task) -> Cell:
    """Return the day since which the task is blocked, and how many days that is."""
    day, today = task.blocker.since if task.blocker is not None else None, cells.options.today
    if day is None or day >= today:
        return cells.day(day)
    return Cell(f"{cells.format_day(day)}\n{cells.words('reports.days', days=(today - day).days)}", day)


def build_overdue_table(week: Week) -> Table:
    """Return the open tasks past their end, the latest first."""
    title, empty = week.options.words("reports.weekly.overdue"), week.options.words("reports.weekly.overdue_empty")
    return build_table(week.cells, "overdue", title, _OVERDUE_COLUMNS, week.overdue, empty)


_NAME: Col[Task] = Col("task", 2, lambda cells, task: cells.task(task))
_OWNER: Col[Task] = Col("owner", 0.8, lambda cells, task: cells.who(*task.owner))
_PRIORITY: Col[Task] = Col("priority", 0.8, lambda _, task: build_priority_cell(task), "center")
_END: Col[Task] = Col("end", 0.8, build_end_cell)
_DELIVERABLE: Col[Task] = Col("deliverable", 1.8, lambda cells, task: cells.text(task.deliverable))

_BLOCKED_COLUMNS = (
    _NAME,
    _OWNER,
    _PRIORITY,
    _END,
    Col("status", 1, build_status_cell),
    Col("reason", 2.2, _build_reason_cell),
    Col("needs", 2.4, _build_needs_cell),
    Col("since", 1.1, _build_since_cell),
)

_OVERDUE_COLUMNS: tuple[Col[Task], ...] = (
    _NAME,
    _OWNER,
    Col("collaborators", 1.2, lambda cells, task: cells.who(*task.collaborators)),
    _PRIORITY,
    _END,
    Col("status", 1.1, build_status_cell),
    _DELIVERABLE,
    Col("blocker", 2.5, lambda cells, task: build_blocker_cell(cells, task.blocker)),
)
