"""Moving the end of a task: its first due day is kept, so that figures go on counting it where it was due (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.model.change import Change
from teamops.model.place import Entry
from teamops.model.tasks import Task


def moved_end(entry: Entry[Task], day: str) -> Iterator[Change]:
    """The changes that move the end of a task to `day`, as files write it; none where it stands there already.

    The first move writes down the end from before it, and no later one changes that. A routine has no due day.
    """
    task, at = entry
    if day == task.end.isoformat():
        return
    yield Change(at / "end", day)
    if task.first_due is None and task.repeat is None:
        yield Change(at / "first_due", task.end.isoformat())
