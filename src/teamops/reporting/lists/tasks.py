"""Tasks as a list: chosen by what is asked for, the most urgent first unless another order is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from teamops.model.place import Entry
from teamops.model.records.tasks import Priority, Status, Task
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import describe_scope, get_urgency, is_in_scope, is_late, is_under_goal
from teamops.reporting.base.report import Cell, Report, ReportOptions
from teamops.reporting.items.waiting_time import get_day
from teamops.reporting.tables.tasks import build_days_cell, build_priority_cell, build_status_cell

STATUSES: tuple[str, ...] = get_args(Status)
PRIORITIES: tuple[str, ...] = get_args(Priority)


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks are wanted; None and False want all. Of a `goal` also what serves its parts; `before` is excluded."""

    status: str | None = None
    priority: str | None = None
    project: str | None = None
    goal: str | None = None
    before: date | None = None
    text: str | None = None
    overdue: bool = False
    only_open: bool = True


ORDERS: dict[str, Callable[[Task], Any]] = {
    "due": lambda task: (task.end, task.priority),
    "priority": lambda task: (task.priority, task.end),
    "status": lambda task: (STATUSES.index(task.status), task.end),
    "updated": lambda task: (task.updated is not None, task.updated and task.updated.isoformat()),
}
"""The orders that ask for nothing but the task; `updated` has the oldest status first, before it what has none."""

SORTS = (*ORDERS, "owner")
"""All orders that can be asked for; people come in the order of teamops.yaml."""


def filter_tasks(
    ws: Workspace, asked: ReportOptions, wanted: TaskFilter, order: str | None = None
) -> tuple[Entry[Task], ...]:
    """The wanted tasks owned by the person and department of `asked`; late ones first, then by end and priority."""
    entries = ws.open_tasks if wanted.only_open and wanted.status is None else ws.tasks
    found = [entry for entry in entries if _is_match(ws, asked, wanted, entry.record)]
    if order == "owner":
        return tuple(sorted(found, key=lambda e: ([*map(ws.get_rank, e.record.owner)], e.record.end)))
    if order is not None:
        return tuple(sorted(found, key=lambda entry: ORDERS[order](entry.record)))
    return tuple(sorted(found, key=lambda e: (*get_urgency(e.record, asked.today), e.record.priority)))


def _is_match(ws: Workspace, asked: ReportOptions, wanted: TaskFilter, task: Task) -> bool:
    return (
        is_in_scope(ws, asked, task.owner)
        and wanted.status in (None, task.status)
        and wanted.priority in (None, task.priority)
        and wanted.project in (None, task.project)
        and (wanted.goal is None or is_under_goal(task.goal, wanted.goal))
        and (wanted.before is None or task.end < wanted.before)
        and (not wanted.overdue or is_late(task, asked.today))
        and (wanted.text is None or wanted.text.casefold() in _get_search_text(task))
    )


def _get_search_text(task: Task) -> str:
    said = (task.id, task.name, task.description, task.deliverable, task.note)
    blocked = (task.blocker.reason, task.blocker.needs) if task.blocker is not None else ()
    return "\n".join(filter(None, (*said, *blocked))).casefold()


def build_list_report(ws: Workspace, asked: ReportOptions, entries: tuple[Entry[Task], ...]) -> Report:
    """The tasks as a table in the order given, with how many there are and how many of them late."""
    words, cells = asked.words, Cells(ws, asked)
    late = sum(is_late(entry.record, asked.today) for entry in entries)
    title, note = words("work.tasks.title"), words("work.tasks.count", count=len(entries), late=late)
    table = build_table(
        cells,
        "tasks",
        title,
        _COLUMNS,
        (entry.record for entry in entries),
        words("work.tasks.empty"),
        note,
        area="work.tasks.col",
        subject="task",
    )
    return Report("tasks", title, ws.settings.team, asked, (table,), describe_scope(ws, asked))


def _build_progress_cell(cells: Cells, task: Task) -> Cell:
    return cells.make_empty() if task.progress is None else Cell(str(task.progress), task.progress)


def _build_updated_cell(cells: Cells, task: Task) -> Cell:
    return cells.day(None if task.updated is None else get_day(cells.ws, task.updated))


_COLUMNS: tuple[Col[Task], ...] = (
    Col("id", 1.4, lambda _, task: Cell(task.id, task.id)),
    Col("task", 1.8, lambda cells, task: cells.text(task.name)),
    Col("owner", 0.7, lambda cells, task: cells.who(*task.owner)),
    Col("priority", 0.5, lambda _, task: build_priority_cell(task), "center"),
    Col("status", 0.9, lambda cells, task: build_status_cell(cells, replace(task, progress=None))),
    Col("days", 1.2, build_days_cell),
    Col("progress", 0.6, _build_progress_cell, "right"),
    Col("updated", 0.8, _build_updated_cell),
)
