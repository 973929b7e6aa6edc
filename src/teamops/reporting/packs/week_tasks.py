"""Sections of the weekly pack on tasks: last week's progress, this week's plan, what is blocked and what is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import is_late
from teamops.reporting.base.report import Cell, Paragraph, Table
from teamops.reporting.packs.week import Week
from teamops.reporting.packs.week_rows import TaskRow, join_routines
from teamops.reporting.tables.execution_details import format_tasks_note
from teamops.reporting.tables.tasks import (
    build_blocker_cell,
    build_end_cell,
    build_priority_cell,
    build_remark_cell,
    build_result_cell,
    build_status_cell,
    format_needs,
)


def build_progress_table(week: Week) -> Table:
    """Return the tasks due last week that were not done in it or late; late ones have a table of their own."""
    words, cells = week.options.words, week.cells
    result = _of_task(Col("result", 1.1, lambda cells, task: build_result_cell(cells, task, week.completed)))
    columns = (_NAME, _OWNER, _PRIORITY, _END, result, _DELIVERABLE, _of_task(Col("remark", 2.5, build_remark_cell)))
    late = {id(task) for task in week.overdue}
    shown = [task for task in week.follow_up_tasks if id(task) not in late and not _is_done_in_time(week, task)]
    rows = join_routines(cells, shown, lambda task: (task.status, week.completed.has_left(task)))
    note = format_tasks_note(week.completed, cells) if week.completed.due else ""
    if hidden := sum(id(task) in late for task in week.follow_up_tasks):
        note += words("reports.weekly.late_elsewhere", count=hidden)
    title = words("reports.weekly.progress")
    empty = words("reports.weekly.progress_done" if week.follow_up_tasks else "reports.weekly.progress_empty")
    if hidden and not rows:  # what is late is no progress, but it was due
        empty = note
    return build_table(cells, "progress", title, columns, rows, empty, note)


def build_done_list(week: Week) -> Iterator[Paragraph]:
    """Yield the names of the tasks that were due last week, or done in it, and were done in time."""
    words, cells = week.options.words, week.cells
    done = [task for task in week.follow_up_tasks if _is_done_in_time(week, task)]
    if done:
        names = _list_names(cells, join_routines(cells, done, lambda _: "done"))
        yield Paragraph(words("reports.weekly.done_list", count=len(done), names=names))


def _is_done_in_time(week: Week, task: Task) -> bool:
    return task.status == "done" and not week.completed.has_left(task)


def build_plan_table(week: Week) -> Table:
    """Return the open tasks of this week by owner.

    Late ones, routines, and why a task is blocked, are in tables and lines of their own.
    """
    words, cells = week.options.words, week.cells
    shown = [task for task in _list_ahead(week) if not _is_usual(task)]
    rows = [TaskRow(task, cells.name_task(task)) for task in shown]
    title, empty = words("reports.weekly.plan"), words("reports.weekly.plan_empty")
    hidden = len(week.planned) - len(_list_ahead(week))
    note = words("reports.weekly.done_elsewhere", count=hidden, week=week.this.text) if hidden else ""
    return build_table(cells, "plan", title, _PLAN_COLUMNS, rows, empty, note, subject="task")


def build_routine_list(week: Week) -> Iterator[Paragraph]:
    """Yield the routines of this week by name, unless they are blocked or urgent."""
    words, cells = week.options.words, week.cells
    usual = [task for task in _list_ahead(week) if _is_usual(task)]
    if usual:
        names = _list_names(cells, join_routines(cells, usual, lambda _: "usual"))
        yield Paragraph(words("reports.weekly.routine_list", count=len(usual), names=names))


def _list_ahead(week: Week) -> list[Task]:
    return [task for task in week.planned if task.is_open and not is_late(task, week.options.today)]


def _is_usual(task: Task) -> bool:
    return task.routine is not None and task.status != "blocked" and task.priority != "P0"


def _list_names(cells: Cells, rows: Sequence[TaskRow]) -> str:
    """投放周报（11月13日）（王伟）、销售日报汇总（W46）（唐佳）"""
    words = cells.words
    return words("reports.comma").join(
        words("reports.weekly.of_owner", task=row.name, owner=cells.who(*row.task.owner).text) for row in rows
    )


def build_blocked_table(week: Week) -> Table:
    """Return why each task waits, what it needs from whom, and since when."""
    title, empty = week.options.words("reports.weekly.blocked"), week.options.words("reports.weekly.blocked_empty")
    rows = [TaskRow(task, week.cells.name_task(task)) for task in week.blocked_tasks]
    return build_table(week.cells, "blocked", title, _BLOCKED_COLUMNS, rows, empty)


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
    rows = join_routines(week.cells, week.overdue)
    return build_table(week.cells, "overdue", title, _OVERDUE_COLUMNS, rows, empty)


def _of_task(column: Col[Task]) -> Col[TaskRow]:
    """Return the column that shows the task of each row."""
    return Col(column.key, column.share, lambda cells, row: column.cell(cells, row.task), column.align)


def _build_name_cell(_cells: Cells, row: TaskRow) -> Cell:
    return Cell(row.name, row.task.name if row.size == 1 else row.name)


_NAME: Col[TaskRow] = Col("task", 2, _build_name_cell)
_OWNER = _of_task(Col("owner", 1.3, lambda cells, task: cells.who(*task.owner)))
_COLLABORATORS = _of_task(Col("collaborators", 1.1, lambda cells, task: cells.who(*task.collaborators)))
_PRIORITY = _of_task(Col("priority", 0.7, lambda _, task: build_priority_cell(task), "center"))
_START = _of_task(Col("start", 0.8, lambda cells, task: cells.day(task.start)))
_END = _of_task(Col("end", 0.9, build_end_cell))
_STATUS = _of_task(Col("status", 1.2, build_status_cell))
_DESCRIPTION = _of_task(Col("description", 2.2, lambda cells, task: cells.text(task.description)))
_DELIVERABLE = _of_task(Col("deliverable", 1.3, lambda cells, task: cells.text(task.deliverable)))

_PLAN_COLUMNS = (
    _OWNER,
    _NAME,
    _DESCRIPTION,
    _COLLABORATORS,
    _START,
    _END,
    _PRIORITY,
    _DELIVERABLE,
    _STATUS,
)

_BLOCKED_COLUMNS = (
    _NAME,
    _OWNER,
    _PRIORITY,
    _END,
    _STATUS,
    _of_task(Col("reason", 2.2, _build_reason_cell)),
    _of_task(Col("needs", 2.4, _build_needs_cell)),
    _of_task(Col("since", 1.1, _build_since_cell)),
)

_OVERDUE_COLUMNS = (
    _NAME,
    _OWNER,
    _COLLABORATORS,
    _PRIORITY,
    _END,
    _STATUS,
    _DELIVERABLE,
    _of_task(Col("blocker", 2.5, lambda cells, task: build_blocker_cell(cells, task.blocker))),
)
