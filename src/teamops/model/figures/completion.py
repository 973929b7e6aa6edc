"""How many tasks were due in a period and how many of them were done: the one definition for all figures (§4.2).

A task belongs to the period of its first due day, even if its end was moved. It counts as done if it was done when the
period closed, and as late if it was not done on its first due day. Figures of a past period therefore do not change
with time or with what becomes of unfinished work. docs/week.md explains this to users.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from decimal import Decimal
from functools import cached_property

from teamops.model.dataclass import dataclass
from teamops.model.figures.attainment import compute_rate
from teamops.model.records.tasks import Task
from teamops.model.time.moments import convert_to_zone
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace


@dataclass(frozen=True)
class Completion:
    """The tasks due in a period as of its close, or as of now while it runs; each in file order.

    `late` are those not done on their first due day, whether or not they were done later; `open_late` were still open
    at the close.
    """

    due: tuple[Task, ...]
    done: tuple[Task, ...]
    late: tuple[Task, ...]

    @property
    def rate(self) -> Decimal | None:
        """The share of the due tasks that were done; None if none was due."""
        return compute_rate(Decimal(len(self.done)), Decimal(len(self.due)))

    @cached_property
    def left(self) -> tuple[Task, ...]:
        """The tasks that were not done when the period closed."""
        done = {id(task) for task in self.done}
        return tuple(task for task in self.due if id(task) not in done)

    @cached_property
    def _left_ids(self) -> frozenset[int]:
        return frozenset(map(id, self.left))

    def has_left(self, task: Task) -> bool:
        """Return whether this very task was not done when the period closed."""
        return id(task) in self._left_ids

    def among(self, tasks: Iterable[Task]) -> Completion:
        """Return the completion of those of its tasks that are in `tasks`."""
        some = set(map(id, tasks))
        kinds = (tuple(one for one in kind if id(one) in some) for kind in (self.due, self.done, self.late))
        return Completion(*kinds)

    @property
    def open_late(self) -> tuple[Task, ...]:
        """The late tasks that were not done when the period closed."""
        return tuple(filter(self.has_left, self.late))


def compute_completion(ws: Workspace, period: Period, today: date, tasks: Iterable[Task]) -> Completion:
    """Return the completion of those of `tasks` that were due in `period`, as known at the end of `today`."""
    zone = ws.settings.timezone
    closing = ((task, _find_closing_day(period, task, today)) for task in tasks if task.due in period)
    due = [(task, close) for task, close in closing if _must_be_done(task, close, zone)]
    return Completion(
        tuple(task for task, _ in due),
        tuple(task for task, close in due if _is_done_by(task, close, today, zone)),
        tuple(task for task, _ in due if has_become_late(task, today, zone)),
    )


def list_team_tasks(ws: Workspace, project: str | None = None) -> Iterator[Task]:
    """Yield the tasks that figures count: all but routines, only those of `project` if given."""
    for task in (entry.record for entry in ws.tasks):
        if task.repeat is None and project in (None, task.project):
            yield task


def find_finish_day(task: Task, zone: tzinfo) -> date | None:
    """Return the day of the last update of a done task, else its end; None if it is not done."""
    if task.status != "done":
        return None
    return task.end if task.updated is None else convert_to_zone(task.updated, zone).date()


def has_become_late(task: Task, today: date, zone: tzinfo) -> bool:
    """Return whether the first due day passed before `today` and the task was not done by then."""
    return task.due < today and not _is_done_by(task, task.due, today, zone)


def count_days_late(task: Task, today: date) -> int:
    """Return the days since the first due day of an open task; below 1 if it has not passed."""
    return (today - task.due).days


def _find_closing_day(period: Period, task: Task, today: date) -> date:
    """Return the day as of whose end the task is judged: the last of the period, or today.

    A quarter or a year closes month by month, so that its figures are the sums of those of its months.
    """
    last = period.end
    if period.kind in ("quarter", "year"):
        last = Period.month(task.due.year, task.due.month).end
    return min(last, today)


def _is_done_by(task: Task, day: date, today: date, zone: tzinfo) -> bool:
    """Return whether the task was done by the end of `day`; without `updated` it was done by its end, or by now."""
    on = find_finish_day(task, zone)
    if on is not None and task.updated is None:
        on = min(on, today)
    return on is not None and on <= day


def _must_be_done(task: Task, close: date, zone: tzinfo) -> bool:
    """Return whether the task counts as due: not if it was cancelled before it was missed."""
    if task.status != "cancelled":
        return True
    return task.updated is not None and convert_to_zone(task.updated, zone).date() > min(task.due, close)
