"""The records that a review is based on: tasks of its period, deviations, and open improvements (§4.2)."""

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
    """Return the first review of a period, or of a project in it."""
    of_it = (e for e in ws.reviews if (e.record.period, e.record.project) == (period, project))
    return next(of_it, None)


def compute_review_completion(ws: Workspace, review: Review, today: date) -> Completion:
    """Return the completion of the review's tasks as of its day, or of today until it is held."""
    day = min(review.held or today, today)
    return compute_completion(ws, review.period, day, list_team_tasks(ws, review.project))


def list_review_checkpoints(ws: Workspace, review: Review) -> Iterator[CheckpointEntry]:
    """Yield the checkpoints in the period, read or not."""
    for entry in ws.monitors:
        if review.project in (None, entry.record.id):
            yield from (placed for placed in list_project_checkpoints(entry) if placed.checkpoint.date in review.period)


def list_review_deviations(ws: Workspace, review: Review) -> Iterator[CheckpointEntry]:
    """Return those that deviate by more than the team's limit, in either direction."""
    limit = ws.settings.limits.deviation
    return (placed for placed in list_review_checkpoints(ws, review) if placed.checkpoint.beyond(limit))


def list_open_improvements(ws: Workspace, review: Review, today: date) -> tuple[FollowedImprovement, ...]:
    """Return the open improvements of earlier reviews; those carried by an earlier day stay."""
    carried = set(review.carried) if review.held is not None and review.held < today else set[str]()
    return tuple(
        one
        for one in _list_earlier_improvements(ws, review)
        if one.improvement.status == "open" or one.improvement.id in carried
    )


def _list_earlier_improvements(ws: Workspace, review: Review) -> Iterable[FollowedImprovement]:
    """Yield the improvements of reviews of earlier periods; for a project's review, of that project."""
    of_others = [one for one in list_improvements(ws) if one.review.id != review.id]
    for one in sorted(of_others, key=lambda one: one.review.period.end):
        before = one.review.period.end < review.period.end
        if before and (review.project is None or one.review.project == review.project):
            yield one
