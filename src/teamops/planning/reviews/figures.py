"""The figures that a review takes from the records: goals, tasks, deviations and open improvements (§4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from teamops.locale.words import get_words
from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.records.monitors import Measure
from teamops.model.records.reviews import Response, Result, Review, TaskFigures
from teamops.model.reviewing.records import compute_review_completion, list_open_improvements, list_review_deviations
from teamops.model.reviewing.results import MissingFigure, compute_results
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
    found = compute_review_completion(ws, review, today)
    return TaskFigures(due=len(found.due), done=len(found.done), late=len(found.late))


def _list_responses(ws: Workspace, review: Review) -> Iterator[Response]:
    """Yield the deviations beyond the limit in the period; a cause that only the review has is kept."""
    told = {(one.monitor, one.metric, one.date): one.cause for one in review.responses}
    for placed in list_review_deviations(ws, review):
        point = placed.checkpoint
        yield _make_response(ws, placed, point.cause or told.get((placed.monitor.id, point.metric, point.date)))


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
