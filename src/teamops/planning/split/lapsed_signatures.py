"""The confirmations that a split voids (§1.7)."""

from __future__ import annotations

from teamops.model.dataclass import replace
from teamops.model.place import Entry
from teamops.model.records.goals import Goal, Part
from teamops.model.signing.agreement import collect_terms, is_confirmation_valid
from teamops.model.tree import GoalNode, build_goal_tree, find_goal_tree, replace_node
from teamops.model.workspace import Workspace


def list_lapsed_confirmations(
    ws: Workspace, node: GoalNode, goal: Goal, parts: tuple[Part, ...]
) -> tuple[tuple[str, str], ...]:
    """Return (path, person) of every confirmation voided by changed terms once `node` has `parts`.

    `goal` is the goal of `node` after the split, except for its parts.
    """
    before = find_goal_tree(ws.list_goal_trees(), node)
    if not any((one.part or one.goal).confirmed for one in before.walk()):
        return ()
    divided = replace_node(replace(before, goal=goal), node, lambda own: replace(own, parts=parts))
    after = build_goal_tree(Entry(divided, before.at))
    old_nodes = {one.path: one for one in before.walk()}
    return tuple(
        (now.path, signed.by)
        for now in after.walk()
        if (then := old_nodes.get(now.path)) is not None
        for signed in (now.part or now.goal).confirmed
        if collect_terms(then, signed.by) != collect_terms(now, signed.by) and not is_confirmation_valid(now, signed)
    )
