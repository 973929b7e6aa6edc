"""The confirmations that a split voids (§1.7)."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.model.dataclass import replace
from teamops.model.place import Entry, Key
from teamops.model.records.goals import Goal, Part
from teamops.model.signing.agreement import collect_terms, is_confirmation_valid
from teamops.model.tree import GoalNode, build_goal_tree
from teamops.model.workspace import Workspace


def list_lapsed_confirmations(
    ws: Workspace, node: GoalNode, goal: Goal, parts: tuple[Part, ...]
) -> tuple[tuple[str, str], ...]:
    """Return (path, person) of every confirmation voided by changed terms once `node` has `parts`.

    `goal` is the goal of `node` after the split, except for its parts.
    """
    before = next(tree for tree in ws.list_goal_trees() if tree.at.file == node.at.file and _is_above(tree, node))
    if not any((one.part or one.goal).confirmed for one in before.walk()):
        return ()
    route = node.at.route[len(before.at.route) :]
    after = build_goal_tree(Entry(replace(goal, parts=_replace_below(goal.parts, route, parts)), before.at))
    old_nodes = {one.path: one for one in before.walk()}
    return tuple(
        (now.path, signed.by)
        for now in after.walk()
        if (then := old_nodes.get(now.path)) is not None
        for signed in (now.part or now.goal).confirmed
        if collect_terms(then, signed.by) != collect_terms(now, signed.by) and not is_confirmation_valid(now, signed)
    )


def _is_above(tree: GoalNode, node: GoalNode) -> bool:
    return node.at.route[: len(tree.at.route)] == tree.at.route


def _replace_below(parts: tuple[Part, ...], route: Sequence[Key], new: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return `parts` with `new` below the one at `route` (`parts`, index, …); `new` itself if it is empty."""
    if not route:
        return new
    index = route[1]
    assert isinstance(index, int)  # routes of parts alternate the key `parts` and an index
    return tuple(
        replace(part, parts=_replace_below(part.parts, route[2:], new)) if at == index else part
        for at, part in enumerate(parts)
    )
