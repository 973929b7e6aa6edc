"""The improvements of all reviews, each with the later reviews that found it still open (§4.11)."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from teamops.model.place import At
from teamops.model.records.reviews import Improvement, Review
from teamops.model.workspace import Workspace


class FollowedImprovement(NamedTuple):
    """An improvement, the review that decided on it, its place, and the reviews that it was carried over to."""

    improvement: Improvement
    review: Review
    at: At
    carried_to: tuple[Review, ...]

    @property
    def carry_count(self) -> int:
        """How often it was carried over."""
        return len(self.carried_to)


def list_improvements(ws: Workspace) -> tuple[FollowedImprovement, ...]:
    """All improvements, in the order of files; the reviews that carry one come by the ends of their periods."""
    carried: dict[str, list[Review]] = defaultdict(list)
    for review in sorted((entry.record for entry in ws.reviews), key=lambda review: review.period.end):
        for identity in dict.fromkeys(review.carried):
            carried[identity].append(review)
    return tuple(
        FollowedImprovement(
            one, entry.record, entry.at / "improvements" / n, _list_later_reviews(entry.record, carried.get(one.id, []))
        )
        for entry in ws.reviews
        for n, one in enumerate(entry.record.improvements)
    )


def _list_later_reviews(review: Review, others: list[Review]) -> tuple[Review, ...]:
    """Those of `others` whose period ends after that of `review`: nothing is carried over to the past."""
    return tuple(other for other in others if other.period.end > review.period.end)
