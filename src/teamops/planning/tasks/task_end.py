"""Plan a new end of a task, keeping its first due day, by which figures count it (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.model.change import Change
from teamops.model.place import Entry
from teamops.model.records.tasks import Task


def plan_task_end(entry: Entry[Task], day: str, today: date) -> Iterator[Change]:
    """Yield the changes that move the end of a task to `day`, in the form of files; none if it is the same.

    The first move records the previous end as `first_due`. Later ones keep it, except for a task that was brought
    forward and missed its new end, which was due then. A routine has no due day.
    """
    task, at = entry
    if day == task.end.isoformat():
        return
    yield Change(at / "end", day)
    is_missed = task.first_due is not None and task.end < min(task.first_due, today)
    if task.repeat is None and (task.first_due is None or is_missed):
        yield Change(at / "first_due", task.end.isoformat())
