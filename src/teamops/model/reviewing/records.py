"""The records that a review rests on: tasks of its period, readings off their plan, what is still promised (§4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from teamops.model.figures.checkpoints import CheckpointEntry, list_project_checkpoints
from teamops.model.figures.completion import Completion, compute_completion, list_team_tasks
from teamops.model.place import Entry
from teamops.model.records.reviews import Review
from teamops.model.reviewing.improvements import FollowedImprovement, list_improvements
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace


def find_review(ws: Workspace, period: Period, project: str | None = None) -> Entry[Review] | None:
    """The review of a period, or of a project in it; of several the first."""
    of_it = (e for e in ws.reviews if (e.record.period, e.record.project) == (period, project))
    return next(of_it, None)


def compute_review_completion(ws: Workspace, review: Review, today: date) -> Completion:
    """The tasks that were due in the period of the review, as they stood on its day, or stand until it is held."""
    day = min(review.held or today, today)
    return compute_completion(ws, review.period, day, list_team_tasks(ws, review.project))


def list_review_checkpoints(ws: Workspace, review: Review) -> Iterator[CheckpointEntry]:
    """The checkpoints of the period, read or not."""
    for entry in ws.monitors:
        if review.project in (None, entry.record.id):
            yield from (placed for placed in list_project_checkpoints(entry) if placed.checkpoint.date in review.period)


def list_review_deviations(ws: Workspace, review: Review) -> Iterator[CheckpointEntry]:
    """Those of them that are off their plan by more than the team's limit, in either direction."""
    limit = ws.settings.limits.deviation
    return (placed for placed in list_review_checkpoints(ws, review) if placed.checkpoint.beyond(limit))


def list_open_improvements(ws: Workspace, review: Review, today: date) -> tuple[FollowedImprovement, ...]:
    """The improvements of earlier reviews that are open; what a review of an earlier day carried, stays carried."""
    kept = set(review.carried) if review.held is not None and review.held < today else set[str]()
    return tuple(
        one
        for one in _list_earlier_improvements(ws, review)
        if one.improvement.status == "open" or one.improvement.id in kept
    )


def _list_earlier_improvements(ws: Workspace, review: Review) -> Iterable[FollowedImprovement]:
    """The improvements of reviews whose period ended before; of a project's review those of the project."""
    of_others = [one for one in list_improvements(ws) if one.review.id != review.id]
    for one in sorted(of_others, key=lambda one: one.review.period.end):
        before = one.review.period.end < review.period.end
        if before and (review.project is None or one.review.project == review.project):
            yield one
