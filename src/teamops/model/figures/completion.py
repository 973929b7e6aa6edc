"""How many tasks were due in a period, and how many of them were done: the one definition for all figures (§4.2).

A task belongs to the period of its first due day, wherever its end was moved since. It counts as done if it was done
when the period closed, and as late if it was not done on its first due day. So the figures of a period that is over
change neither with later days nor with what becomes of the work that was carried on. docs/week.md explains this to
users.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal

from teamops.model.figures.attainment import compute_rate
from teamops.model.records.tasks import Task
from teamops.model.time.moments import convert_to_zone
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Completion:
    """The tasks due in a period, as they stood when it closed, or stand while it runs; each in the order of files.

    `late` are those not done on their first due day, be they done later or not; `open_late` were still open at the
    close.
    """

    due: tuple[Task, ...]
    done: tuple[Task, ...]
    late: tuple[Task, ...]

    @property
    def rate(self) -> Decimal | None:
        """The share of the due tasks that were done; None where none was due."""
        return compute_rate(Decimal(len(self.done)), Decimal(len(self.due)))

    @property
    def left(self) -> tuple[Task, ...]:
        """Those that were not done when the period closed."""
        done = {id(task) for task in self.done}
        return tuple(task for task in self.due if id(task) not in done)

    def among(self, tasks: Iterable[Task]) -> Completion:
        """That of some of the tasks."""
        some = set(map(id, tasks))
        kinds = (tuple(one for one in kind if id(one) in some) for kind in (self.due, self.done, self.late))
        return Completion(*kinds)

    @property
    def open_late(self) -> tuple[Task, ...]:
        """The late ones that were not done when the period closed."""
        left = {id(task) for task in self.left}
        return tuple(task for task in self.late if id(task) in left)


def compute_completion(ws: Workspace, period: Period, today: date, tasks: Iterable[Task]) -> Completion:
    """The completion of those of `tasks` that were due in `period`, as known at the end of `today`."""
    zone = ws.settings.timezone
    closing = ((task, _find_closing_day(period, task, today)) for task in tasks if task.due in period)
    due = [(task, close) for task, close in closing if _must_be_done(task, close, zone)]
    return Completion(
        tuple(task for task, _ in due),
        tuple(task for task, close in due if _is_done_by(task, close, today, zone)),
        tuple(task for task, _ in due if has_become_late(task, today, zone)),
    )


def list_team_tasks(ws: Workspace, project: str | None = None) -> Iterator[Task]:
    """The tasks that figures count: all but routines themselves; those of a project where one is named."""
    for task in (entry.record for entry in ws.tasks):
        if task.repeat is None and project in (None, task.project):
            yield task


def find_finish_day(task: Task, zone: tzinfo) -> date | None:
    """The day of the last update of a task that is done; its end where none is written. None for one that is not."""
    if task.status != "done":
        return None
    return task.end if task.updated is None else convert_to_zone(task.updated, zone).date()


def has_become_late(task: Task, today: date, zone: tzinfo) -> bool:
    """Whether the first due day passed before `today` and the task was not done by then."""
    return task.due < today and not _is_done_by(task, task.due, today, zone)


def count_days_late(task: Task, today: date) -> int:
    """The days since the first due day of an open task; below 1 where it has not passed."""
    return (today - task.due).days


def _find_closing_day(period: Period, task: Task, today: date) -> date:
    """The day at whose end it counts whether the task is done: the last of the period, or today.

    A quarter or a year closes month by month, so that its figures are the sums of those of its months.
    """
    last = period.end
    if period.kind in ("quarter", "year"):
        last = Period.month(task.due.year, task.due.month).end
    return min(last, today)


def _is_done_by(task: Task, day: date, today: date, zone: tzinfo) -> bool:
    """Whether it was done by the end of `day`; what is done without a day of its own was so by its end, or by now."""
    on = find_finish_day(task, zone)
    if on is not None and task.updated is None:
        on = min(on, today)
    return on is not None and on <= day


def _must_be_done(task: Task, close: date, zone: tzinfo) -> bool:
    """Whether the task was to be done: one that was cancelled after its first due day had been missed still was."""
    if task.status != "cancelled":
        return True
    return task.updated is not None and convert_to_zone(task.updated, zone).date() > min(task.due, close)
