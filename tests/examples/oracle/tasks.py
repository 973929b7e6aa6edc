"""What became of the tasks: due, done and late in a period, and how full everybody is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.examples.oracle.days import Span, period
from tests.examples.oracle.files import Record, Team, day, owner_of


def work_of(team: Team) -> list[Record]:
    """All tasks but routines, which only make tasks."""
    return [task for task in team.section("tasks") if "repeat" not in task]


def is_open(task: Record) -> bool:
    return task.get("status", "not_started") not in ("done", "cancelled")


def first_due(task: Record) -> date:
    """The day by which the task was due at first: putting its end off does not change that."""
    return min(day(task.get("first_due", task["end"])), day(task["end"]))


def done_by(task: Record, last: date) -> bool:
    """Whether it was done by the end of that day."""
    return task.get("status") == "done" and day(task["updated"]) <= last


@dataclass(frozen=True, slots=True)
class Completion:
    """Of the tasks first due in a period: how many there are, are done by its end, and became late."""

    due: int
    done: int
    late: int

    @property
    def rate(self) -> Fraction | None:
        return Fraction(self.done, self.due) if self.due else None


def completion(tasks: Iterable[Record], span: Span, today: date) -> Completion:
    """As it stands on `today`; a task is late from the day after it was due. A quarter is the sum of its months."""
    mine = [task for task in tasks if first_due(task) in span]
    mine = [task for task in mine if not _cancelled_by(task, min(first_due(task), _close(span, task, today)))]
    late = [task for task in mine if first_due(task) < today and not done_by(task, first_due(task))]
    return Completion(len(mine), sum(done_by(task, _close(span, task, today)) for task in mine), len(late))


def _close(span: Span, task: Record, today: date) -> date:
    """The day at whose end it counts whether the task is done: the last of the period, at most of the month."""
    month = period(f"{first_due(task):%Y-%m}")
    longer_than_month = span.first <= month.first and month.last <= span.last
    return min(month.last if longer_than_month else span.last, today)


def _cancelled_by(task: Record, last: date) -> bool:
    return task.get("status") == "cancelled" and day(task["updated"]) <= last


def of_person(tasks: Iterable[Record], person: str) -> list[Record]:
    return [task for task in tasks if owner_of(task) == person]


def load(team: Team, person: str, week: Span) -> Fraction | None:
    """Open tasks on a working day of the week, on average; routine work is no load. None without a working day."""
    days = team.calendar_of(person).days(week)
    mine = [task for task in of_person(work_of(team), person) if is_open(task) and task.get("type") != "routine"]
    held = sum(day(task["start"]) <= one <= day(task["end"]) for task in mine for one in days)
    return Fraction(held, len(days)) if days else None


def urgent_on(team: Team, person: str, one: date) -> int:
    """How many open P0 tasks the person holds on a day."""
    mine = [task for task in of_person(work_of(team), person) if is_open(task) and task.get("priority") == "P0"]
    return sum(day(task["start"]) <= one <= day(task["end"]) for task in mine)
