"""Moving the end of a task: its first due day is kept, so that figures go on counting it where it was due (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.model.change import Change
from teamops.model.place import Entry
from teamops.model.records.tasks import Task


def plan_task_end(entry: Entry[Task], day: str, today: date) -> Iterator[Change]:
    """The changes that move the end of a task to `day`, as files write it; none where it stands there already.

    The first move writes down the end from before it, and no later one changes that, but for one: a task that was
    pulled forward and missed its new end was due then. A routine has no due day.
    """
    task, at = entry
    if day == task.end.isoformat():
        return
    yield Change(at / "end", day)
    is_missed = task.first_due is not None and task.end < min(task.first_due, today)
    if task.repeat is None and (task.first_due is None or is_missed):
        yield Change(at / "first_due", task.end.isoformat())
