"""Tasks as a list: filtered, the most urgent first unless another order is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args

from teamops.model.dataclass import replace
from teamops.model.place import Entry
from teamops.model.quotas.quotas import Quota, list_current_quotas
from teamops.model.records.tasks import Priority, Status, Task
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col
from teamops.reporting.base.filters import get_urgency, is_late, is_under_goal
from teamops.reporting.base.report import Cell, Report, ReportOptions
from teamops.reporting.items.quotas import build_quota_table
from teamops.reporting.items.waiting_time import get_day
from teamops.reporting.lists import listing
from teamops.reporting.lists.listing import Filters, Orders, Predicates, has_word, is_in_department
from teamops.reporting.tables.tasks import build_days_cell, build_priority_cell, build_status_cell

STATUSES: tuple[str, ...] = get_args(Status)
PRIORITIES: tuple[str, ...] = get_args(Priority)

ORDERS: Orders[Task] = {
    "due": lambda _, task: (task.end, task.priority),
    "priority": lambda _, task: (task.priority, task.end),
    "status": lambda _, task: (STATUSES.index(task.status), task.end),
    "updated": lambda _, task: (task.updated is not None, task.updated and task.updated.isoformat()),
    "owner": lambda ws, task: ([*map(ws.get_rank, task.owner)], task.end),
}
"""`updated` has tasks first that nobody updated, then the oldest update; people come in the order of teamops.yaml."""


def filter_tasks(ws: Workspace, today: date, filters: Filters, order: str | None = None) -> tuple[Entry[Task], ...]:
    """Return the tasks that the filters accept; without an order late ones first, then by end and priority."""
    predicates: Predicates[Task] = {
        "owner": lambda task, person: person in task.owner,
        "department": lambda task, department: is_in_department(ws, department, *task.owner),
        "status": lambda task, status: task.status == status,
        "priority": lambda task, priority: task.priority == priority,
        "project": lambda task, project: task.project == project,
        "goal": lambda task, path: is_under_goal(task.goal, path),
        "due_before": lambda task, day: task.end < day,
        "overdue": lambda task, _: is_late(task, today),
        "open": lambda task, _: task.is_open,
        "text": _has_word,
    }
    accepts = listing.combine(filters, predicates)
    matches = [entry for entry in ws.tasks if accepts(entry.record)]
    if order is None:
        return tuple(sorted(matches, key=lambda e: (*get_urgency(e.record, today), e.record.priority)))
    return tuple(sorted(matches, key=lambda entry: ORDERS[order](ws, entry.record)))


def _has_word(task: Task, word: str) -> bool:
    waits = (task.blocker.reason, task.blocker.needs) if task.blocker is not None else ()
    return has_word(word, task.id, task.name, task.description, task.deliverable, task.note, *waits)


_QUOTA_FILTERS = frozenset({"owner", "department", "goal", "open"})
"""The filters that quotas have too; with any other, the list has no quotas."""


def filter_quotas(ws: Workspace, today: date, filters: Filters) -> tuple[Quota, ...]:
    """Return the current quotas that the filters accept."""
    if not _QUOTA_FILTERS.issuperset(filters):
        return ()
    predicates: Predicates[Quota] = {
        "owner": lambda quota, person: person == quota.person,
        "department": lambda quota, department: is_in_department(ws, department, quota.person),
        "goal": lambda quota, path: is_under_goal(quota.node.path, path),
        "open": lambda _quota, _: True,
    }
    return tuple(filter(listing.combine(filters, predicates), list_current_quotas(ws, today)))


def build_list_report(
    ws: Workspace, options: ReportOptions, entries: Sequence[Entry[Task]], quotas: Sequence[Quota] = ()
) -> Report:
    """Return the tasks as a table in the order given, with how many there are and are late; then the quotas."""
    tasks = [entry.record for entry in entries]
    late = sum(is_late(task, options.today) for task in tasks)
    note = options.words("work.tasks.count", count=len(tasks), late=late)
    cells = Cells(ws, options)
    report = listing.build_report(cells, "tasks", "work.tasks", _COLUMNS, tasks, note, subject="task")
    return replace(report, blocks=(*report.blocks, build_quota_table(cells, quotas))) if quotas else report


def _build_progress_cell(cells: Cells, task: Task) -> Cell:
    return cells.make_empty() if task.progress is None else Cell(str(task.progress), task.progress)


def _build_updated_cell(cells: Cells, task: Task) -> Cell:
    return cells.day(None if task.updated is None else get_day(cells.ws, task.updated))


_COLUMNS: tuple[Col[Task], ...] = (
    Col("id", 1.4, lambda _, task: Cell(task.id, task.id)),
    Col("task", 1.8, lambda cells, task: cells.task(task)),
    Col("owner", 0.7, lambda cells, task: cells.who(*task.owner)),
    Col("priority", 0.8, lambda _, task: build_priority_cell(task), "center"),
    Col("status", 0.9, lambda cells, task: build_status_cell(cells, task, with_progress=False)),
    Col("days", 1.2, build_days_cell),
    Col("progress", 0.6, _build_progress_cell, "right"),
    Col("updated", 0.8, _build_updated_cell),
)
