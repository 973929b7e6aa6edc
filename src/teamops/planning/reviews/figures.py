"""What the records say to a review: goals, tasks, deviations and improvements that are still open (§4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from teamops.locale.words import words_of
from teamops.model.figures.checkpoints import Placed
from teamops.model.records.monitors import Measure
from teamops.model.records.reviews import Response, Result, Review, TaskFigures
from teamops.model.reviewing.records import carried_into, completion_for, deviations_for
from teamops.model.reviewing.results import Unknown, results_for
from teamops.model.workspace import Workspace


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
    results, unknown = results_for(ws, review, today, as_held=True)
    return Figures(
        results,
        unknown,
        _tasks(ws, review, today),
        tuple(_responses(ws, review)),
        tuple(one.improvement.id for one in carried_into(ws, review, today)),
    )


def _tasks(ws: Workspace, review: Review, today: date) -> TaskFigures:
    found = completion_for(ws, review, today)
    return TaskFigures(due=len(found.due), done=len(found.done), late=len(found.late))


def _responses(ws: Workspace, review: Review) -> Iterator[Response]:
    """The deviations beyond the limit in the period; a cause that only the review tells is kept."""
    told = {(one.monitor, one.metric, one.date): one.cause for one in review.responses}
    for placed in deviations_for(ws, review):
        point = placed.checkpoint
        yield _response(ws, placed, point.cause or told.get((placed.monitor.id, point.metric, point.date)))


def _response(ws: Workspace, placed: Placed, cause: str | None) -> Response:
    point = placed.checkpoint
    assert point.plan is not None  # only two numbers can deviate from each other
    assert point.actual is not None
    measures = tuple(_measure(ws, measure) for measure in point.measures)
    return Response(
        monitor=placed.monitor.id, metric=point.metric, date=point.date, plan=point.plan, actual=point.actual,
        cause=cause, measures=measures,
    )  # fmt: skip


def _measure(ws: Workspace, measure: Measure) -> str:
    words = words_of(ws)
    return words("review.measure", action=measure.action, status=words(f"records.status.{measure.status}"))
