"""Tasks as rows of the weekly pack: those of one routine that are in the same state take one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from teamops.model.named_tuple import NamedTuple
from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import is_late


class TaskRow(NamedTuple):
    """A task, or the oldest of several of a routine, and how the row is named."""

    task: Task
    name: str
    size: int = 1


def join_routines(
    cells: Cells, tasks: Iterable[Task], get_state: Callable[[Task], object] | None = None
) -> list[TaskRow]:
    """Return a row for each task; those of one routine, owner and state are joined: 投放周报 ×3，最早10月30日."""
    groups: dict[object, list[Task]] = {}
    today = cells.options.today
    for task in tasks:
        state = get_state(task) if get_state is not None else (task.status, task.progress, is_late(task, today))
        key = id(task) if task.routine is None else (task.routine, task.owner, state)
        groups.setdefault(key, []).append(task)
    return [_make_row(cells, sorted(group, key=_get_due)) for group in groups.values()]


def _get_due(task: Task) -> date:
    return task.due


def _make_row(cells: Cells, group: list[Task]) -> TaskRow:
    first, count = group[0], len(group)
    if count == 1:
        return TaskRow(first, cells.name_task(first))
    day = cells.format_day(first.due)
    return TaskRow(first, cells.words("reports.weekly.joined", task=first.name, count=count, day=day), count)
