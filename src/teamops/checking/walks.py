"""Records inside of others that several rules look at, each with its place, in the order of the files."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.model.place import At
from teamops.model.records.reviews import Improvement, Review
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace


def list_goal_nodes(ws: Workspace) -> Iterator[GoalNode]:
    """Yield every goal, each followed by its parts, depth first; of two goals with one id, both."""
    return (node for tree in ws.list_goal_trees() for node in tree.walk())


def list_improvements(ws: Workspace) -> Iterator[tuple[Review, Improvement, At]]:
    """Yield every improvement with its review and its own place."""
    for review, at in ws.reviews:
        for number, improvement in enumerate(review.improvements):
            yield review, improvement, at / "improvements" / number
