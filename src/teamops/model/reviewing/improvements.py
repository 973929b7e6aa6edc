"""The improvements of all reviews, each with the later reviews that carried it over (§4.11)."""

from __future__ import annotations

from collections import defaultdict

from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.records.reviews import Improvement, Review
from teamops.model.workspace import Workspace


class FollowedImprovement(NamedTuple):
    """An improvement, the review that decided it, its place, and the reviews that carried it over."""

    improvement: Improvement
    review: Review
    at: At
    carried_to: tuple[Review, ...]

    @property
    def carry_count(self) -> int:
        """The number of times it was carried over."""
        return len(self.carried_to)


def list_improvements(ws: Workspace) -> tuple[FollowedImprovement, ...]:
    """Return all improvements in file order, each with the reviews that carry it by the end of their periods."""
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
    """Return those of `others` with a period that ends after that of `review`: earlier ones cannot carry it."""
    return tuple(other for other in others if other.period.end > review.period.end)
