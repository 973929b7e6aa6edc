"""What a review takes from the records: results, tasks, deviations, open improvements (§4.2) and attendees (§4.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from teamops.locale.words import get_words
from teamops.model.dataclass import dataclass
from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.figures.completion import list_team_tasks
from teamops.model.records.monitors import Measure
from teamops.model.records.reviews import Response, Result, Review, TaskFigures
from teamops.model.reviewing.attendees import collect_shared_due_days, find_collaborators, list_answering_departments
from teamops.model.reviewing.records import compute_review_completion, list_open_improvements, list_review_deviations
from teamops.model.reviewing.results import MissingFigure, compute_results
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures from the records for a review; `unknown` are those that are missing there."""

    results: tuple[Result, ...]
    unknown: tuple[MissingFigure, ...]
    tasks: TaskFigures
    responses: tuple[Response, ...]
    carried: tuple[str, ...]


def collect_review_figures(ws: Workspace, review: Review, today: date) -> Figures:
    """Return the figures of `review` on `today`."""
    results, unknown = compute_results(ws, review, today, as_held=True)
    return Figures(
        results,
        unknown,
        _count_tasks(ws, review, today),
        tuple(_list_responses(ws, review)),
        tuple(one.improvement.id for one in list_open_improvements(ws, review, today)),
    )


def _count_tasks(ws: Workspace, review: Review, today: date) -> TaskFigures:
    tasks = compute_review_completion(ws, review, today)
    return TaskFigures(due=len(tasks.due), done=len(tasks.done), late=len(tasks.late))


def _list_responses(ws: Workspace, review: Review) -> Iterator[Response]:
    """Yield the deviations beyond the limit in the period; a cause that only the review has is kept."""
    causes = {(one.monitor, one.metric, one.date): one.cause for one in review.responses}
    for placed in list_review_deviations(ws, review):
        point = placed.checkpoint
        yield _make_response(ws, placed, point.cause or causes.get((placed.monitor.id, point.metric, point.date)))


def _make_response(ws: Workspace, placed: CheckpointEntry, cause: str | None) -> Response:
    point = placed.checkpoint
    assert point.plan is not None  # only two numbers can deviate from each other
    assert point.actual is not None
    measures = tuple(_describe_measure(ws, measure) for measure in point.measures)
    return Response(
        monitor=placed.monitor.id, metric=point.metric, date=point.date, plan=point.plan, actual=point.actual,
        cause=cause, measures=measures,
    )  # fmt: skip


def _describe_measure(ws: Workspace, measure: Measure) -> str:
    words = get_words(ws)
    return words("review.measure", action=measure.action, status=words(f"records.status.{measure.status}"))


def list_attendees(ws: Workspace, review: Review, goals: Iterable[GoalNode] = ()) -> tuple[str, ...]:
    """Return the director, then departments in the order of teamops.yaml: those of R008, and those with tasks.

    `goals` are goals of the review besides those of its results.
    """
    owners = {entry.record.id: entry.record.owner for entry in ws.monitors}
    concerned = {*list_answering_departments(ws, review, owners), *_list_task_departments(ws, review)}
    concerned |= {goal.department or ws.get_department(goal.owner) for goal in goals}
    if review.project is None:
        concerned |= find_collaborators(review.period, collect_shared_due_days(ws))
    director = ws.settings.director
    chair = (director,) if director in ws.settings.people and director else ()
    return (*chair, *(key for key in ws.settings.departments if key in concerned))


def _list_task_departments(ws: Workspace, review: Review) -> Iterator[str | None]:
    """Yield the departments of owners and collaborators of tasks in the period."""
    for task in list_team_tasks(ws, review.project):
        is_in_it = task.start <= review.period.end and review.period.start <= task.end
        if is_in_it and task.status != "cancelled":
            for who in (*task.owner, *task.collaborators):
                yield who if who in ws.settings.departments else ws.get_department(who)
