"""The first due days of tasks according to the history, and whether their records keep them (§4.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, tzinfo

from teamops.model.event import Address, Event, History
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.tasks import Task
from teamops.model.signing.lapses import is_late_move
from teamops.model.workspace import Workspace


class FirstEnd(NamedTuple):
    """The first end of a task, as far back as the history reaches, or an earlier one that was missed.

    `moved` is the first commit that moved it; None if none did.
    """

    day: date
    moved: Event | None


def find_first_ends(history: History, zone: tzinfo) -> Mapping[str, FirstEnd]:
    """Return the first end of each task by id; a reused id belongs to the last task created with it."""
    first_ends: dict[str, FirstEnd] = {}
    missed: dict[str, date] = {}
    born: set[str] = set()
    for event in history.events:  # the newest first
        task = event.item.path
        if event.item.kind != "task" or task in born:
            continue
        if event.field == "end" and (day := _parse_day(event.before)) is not None:
            first_ends[task] = FirstEnd(day, event)
            if is_late_move(event, zone):
                missed[task] = min(day, missed.get(task, day))
        elif event.kind == "born":
            born.add(task)
            if task not in first_ends and (day := _parse_day(event.items.get(event.item, {}).get("end"))) is not None:
                first_ends[task] = FirstEnd(day, None)
    return {task: one._replace(day=min(one.day, missed.get(task, one.day))) for task, one in first_ends.items()}


def find_forgotten_ends(ws: Workspace, history: History) -> Mapping[Address, tuple[Entry[Task], FirstEnd]]:
    """Return the tasks that were postponed and do not record their earlier due day.

    Tasks that share an id (F006) are left out, as the history cannot tell them apart, and so are routines, which are
    never due.
    """
    first_ends = find_first_ends(history, ws.settings.timezone)
    counts = Counter(entry.record.id for entry in ws.tasks)
    forgotten = {}
    for entry in ws.tasks:
        task, first = entry.record, first_ends.get(entry.record.id)
        if counts[task.id] == 1 and task.repeat is None and first is not None and first.day < task.due:
            forgotten[Address("task", task.id)] = entry, first
    return forgotten


def has_first_due(task: Task, before: str | None) -> bool:
    """Return whether the record of a task keeps the due day `before`, or an earlier one."""
    day = _parse_day(before)
    return day is not None and task.due <= day


def _parse_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None  # no day: another rule says so
