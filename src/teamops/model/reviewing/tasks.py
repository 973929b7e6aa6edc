"""The task figures that a review may show: those of its period, or of the day it was held."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from teamops.model.dataclass import dataclass
from teamops.model.figures.completion import compute_completion, list_team_tasks
from teamops.model.records.reviews import Review, TaskFigures
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AllowedFigures:
    """The figures to be shown, and a range of others that are accepted too.

    A review held before the end of its period may show the state at any hour of that day.
    """

    figures: TaskFigures
    between: tuple[TaskFigures, TaskFigures] | None

    def may_show(self, figures: TaskFigures) -> bool:
        if figures == self.figures:
            return True
        return self.between is not None and all(
            _is_between(figures, self.between, key) for key in ("due", "done", "late")
        )


def _is_between(figures: TaskFigures, between: tuple[TaskFigures, TaskFigures], key: str) -> bool:
    low, high = sorted(getattr(one, key) for one in between)
    return bool(low <= getattr(figures, key) <= high)


@dataclass(frozen=True, slots=True)
class TasksByDue:
    """The tasks that figures count, by first due day, for look-ups by many reviews."""

    ws: Workspace
    tasks: Sequence[Task]
    days: Sequence[date]
    first: date | None
    """The day on which the first task begins; None without tasks."""

    @staticmethod
    def of(ws: Workspace) -> TasksByDue:
        tasks = sorted(list_team_tasks(ws), key=lambda task: task.due)
        first = min((task.start for task in tasks), default=None)
        return TasksByDue(ws, tasks, [task.due for task in tasks], first)

    def find_allowed_figures(self, review: Review, today: date) -> AllowedFigures | None:
        """Return the task figures of a review as known on `today`; None if they are unknown.

        They are while the period runs and the review is not held, and when the tasks of its time are no longer kept.
        """
        period, held = review.period, review.held
        if self.first is None or self.first > period.end:
            return None
        between = None
        if held is not None and period.start <= held <= min(period.end, today):
            between = (self._count_tasks(review, held - _DAY), self._count_tasks(review, held))
        if period.end < today:
            return AllowedFigures(self._count_tasks(review, today), between)
        return AllowedFigures(between[1], between) if between is not None else None

    def _count_tasks(self, review: Review, today: date) -> TaskFigures:
        completion = compute_completion(self.ws, review.period, today, self._list_tasks(review.period, review.project))
        return TaskFigures(due=len(completion.due), done=len(completion.done), late=len(completion.late))

    def _list_tasks(self, period: Period, project: str | None) -> Sequence[Task]:
        some = self.tasks[bisect_left(self.days, period.start) : bisect_right(self.days, period.end)]
        return [task for task in some if project in (None, task.project)]
