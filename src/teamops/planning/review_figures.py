"""What the records say to a review: goals, tasks, deviations and improvements that are still open (§4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from teamops.locale.words import words_of
from teamops.model.improvements import followed
from teamops.model.moments import local
from teamops.model.monitors import Checkpoint, Measure, Monitor
from teamops.model.reviews import Response, Result, Review, TaskFigures
from teamops.model.tasks import Task
from teamops.model.workspace import Workspace
from teamops.planning.review_results import Unknown, results_for


@dataclass(frozen=True, slots=True)
class Figures:
    """What the records say to a review; what they do not say is made up by nobody."""

    results: tuple[Result, ...]
    unknown: tuple[Unknown, ...]
    tasks: TaskFigures
    responses: tuple[Response, ...]
    carried: tuple[str, ...]


def figures_for(ws: Workspace, review: Review, today: date) -> Figures:
    """The figures of `review`, as far as it stands already, on `today`."""
    results, unknown = results_for(ws, review)
    return Figures(
        results,
        unknown,
        _tasks(ws, review, min(review.held or today, today)),
        tuple(_responses(ws, review)),
        _carried(ws, review, today),
    )


def _tasks(ws: Workspace, review: Review, day: date) -> TaskFigures:
    """The tasks that ended in the period, as they stand; those that are open after their end by `day` are late."""
    due = [task for task in tasks_of(ws, review) if task.end in review.period]
    late = sum(_became_late(ws, task, day) for task in due)
    return TaskFigures(due=len(due), done=sum(task.status == "done" for task in due), late=late)


def tasks_of(ws: Workspace, review: Review) -> Iterable[Task]:
    """The tasks that a review looks at: those of its project, or all; neither routines nor what was cancelled."""
    for task in (entry.record for entry in ws.tasks):
        if task.repeat is None and task.status != "cancelled" and review.project in (None, task.project):
            yield task


def _became_late(ws: Workspace, task: Task, day: date) -> bool:
    """Whether it was not done by its end, as far as the records tell: its last update says when it was."""
    if task.is_open:
        return task.end < day
    return task.updated is not None and local(task.updated, ws.settings.timezone).date() > task.end


def _responses(ws: Workspace, review: Review) -> Iterator[Response]:
    """The deviations beyond the limit in the period; a cause that only the review tells is kept."""
    limit = ws.settings.limits.deviation
    told = {(one.monitor, one.metric, one.date): one.cause for one in review.responses}
    for monitor in (entry.record for entry in ws.monitors):
        if review.project in (None, monitor.id):
            for point in monitor.checkpoints:
                if point.date in review.period and point.beyond(limit):
                    cause = point.cause or told.get((monitor.id, point.metric, point.date))
                    yield _response(ws, monitor, point, cause)


def _response(ws: Workspace, monitor: Monitor, point: Checkpoint, cause: str | None) -> Response:
    assert point.plan is not None  # only two numbers can deviate from each other
    assert point.actual is not None
    measures = tuple(_measure(ws, measure) for measure in point.measures)
    return Response(
        monitor=monitor.id, metric=point.metric, date=point.date, plan=point.plan, actual=point.actual,
        cause=cause, measures=measures,
    )  # fmt: skip


def _measure(ws: Workspace, measure: Measure) -> str:
    words = words_of(ws)
    return words("review.measure", action=measure.action, status=words(f"records.status.{measure.status}"))


def _carried(ws: Workspace, review: Review, today: date) -> tuple[str, ...]:
    """The improvements of earlier reviews that are open; what a review of an earlier day carried, stays carried."""
    of_others = [one for one in followed(ws) if one.review.id != review.id]
    kept = set(review.carried) if review.held is not None and review.held < today else set[str]()
    earlier = (
        one
        for one in sorted(of_others, key=lambda one: one.review.period.end)
        if one.review.period.end < review.period.end
        and (review.project is None or one.review.project == review.project)
    )
    found = (one.improvement for one in earlier)
    return tuple(one.id for one in found if one.status == "open" or one.id in kept)
