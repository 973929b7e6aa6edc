"""Finding the goal or part that an address means."""

from __future__ import annotations

from difflib import get_close_matches

from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.errors import SplitError


def node_at(ws: Workspace, path: str) -> GoalNode:
    """The goal (`sales-2026Q3`) or part (`sales-2026Q3/2026-07`) at `path`.

    Raises SplitError, with near matches, where there is none, and where more than one thing stands under the address.
    """
    goal, slash, _ = path.partition("/")
    below = [node for tree in ws.goal_trees() if tree.goal.id == goal for node in tree.walk()]
    found = [node for node in below if node.path == path]
    if len(found) == 1:
        return found[0]
    if found:
        raise SplitError("ambiguous_path", path=path, files=tuple(dict.fromkeys(node.at.file for node in found)))
    if ("goals", goal) in ws.broken:
        raise SplitError("broken_goal", goal=goal)
    candidates = [node.path for node in below] if slash and below else [entry.record.id for entry in ws.goals]
    near = tuple(get_close_matches(path if slash and below else goal, candidates, n=3))
    raise SplitError("unknown_part" if slash and below else "unknown_goal", path=path, goal=goal, near=near)
