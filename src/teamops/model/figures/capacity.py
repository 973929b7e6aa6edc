"""How much each person can take on: P0 tasks at a time (§2.9) and open tasks at a time, and their present number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from teamops.model.place import Entry
from teamops.model.records.settings import Person
from teamops.model.records.tasks import Task
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace


def group_open_p0(ws: Workspace) -> Mapping[str, Sequence[Entry[Task]]]:
    """Return the open P0 tasks of each person, in the order of teamops.yaml and then of files."""
    held = defaultdict(list)
    for entry in ws.open_tasks:
        task = entry.record
        if task.priority == "P0" and task.start <= task.end:
            for person in ws.settings.people.keys() & task.owner:
                held[person].append(entry)
    return {person: held[person] for person in ws.settings.people if person in held}


def normalize_post(post: str) -> str:
    """Return the name of a post for comparison, without regard to blanks and case."""
    return " ".join(post.split()).casefold()


def count_busiest_day(tasks: Iterable[Task], first: date, last: date) -> int:
    """Return the highest number of `tasks` that run on one day from `first` to `last`, inclusive."""
    inside = [task for task in tasks if task.start <= last and first <= task.end]
    begins = {max(task.start, first) for task in inside}  # the most are held when another one begins
    return max((sum(task.start <= day <= task.end for task in inside) for day in begins), default=0)


def compute_task_limit(ws: Workspace, person: Person) -> Decimal:
    """Return how many tasks the person can hold: the team's limit × capacity, at least one."""
    return max(ws.settings.limits.tasks_per_person * Decimal(person.capacity), Decimal(1))


def compute_week_load(week: Period, tasks: Iterable[Task], workdays: WorkCalendar) -> Decimal | None:
    """Return how many of `tasks` run on a working day of `week` on average; None if it has none."""
    days = [day for day in week.days if workdays.is_workday(day)]
    if not days:
        return None
    held = sum(sum(task.start <= day <= task.end for day in days) for task in tasks)
    return Decimal(held) / len(days)


def round_load(load: Decimal) -> Decimal:
    """Return `load` to one decimal place, without a trailing zero."""
    return Decimal(f"{load.quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():f}")
