"""Look up the goal or part at an address."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.errors import SplitError


def resolve_address(ws: Workspace, path: str) -> str:
    """Return `path` with the id for the name of a goal at its beginning: 销售额/2026-07 is sales-2026Q3/2026-07.

    Ids take precedence over names; anything else stays as it is. Raises SplitError if several goals have that name.
    """
    goals = [entry.record for entry in ws.goals]
    if any(goal.id == path.partition("/")[0] for goal in goals):
        return path
    named = [goal for goal in goals if goal.name and f"{path}/".startswith(f"{goal.name}/")]
    longest = max((len(goal.name or "") for goal in named), default=0)  # a name may hold a slash itself
    ids = tuple(dict.fromkeys(goal.id for goal in named if len(goal.name or "") == longest))
    if len(ids) > 1:
        raise SplitError("several_goals", called=path[:longest], ids=ids)
    return f"{ids[0]}{path[longest:]}" if ids else path


def resolve_node(ws: Workspace, path: str) -> GoalNode:
    """Return the goal (`sales-2026Q3`) or part (`sales-2026Q3/2026-07`) at `path`, which may begin with a goal's name.

    Raises SplitError, with near matches, if there is none, and if the address is ambiguous.
    """
    path = resolve_address(ws, path)
    goal, slash, _ = path.partition("/")
    below = [node for tree in ws.list_goal_trees() if tree.goal.id == goal for node in tree.walk()]
    matches = [node for node in below if node.path == path]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise SplitError("ambiguous_path", path=path, files=tuple(dict.fromkeys(node.at.file for node in matches)))
    if ("goals", goal) in ws.broken:
        raise SplitError("broken_goal", goal=goal)
    raise _refuse_unknown(ws, path, below if slash else [])


def _refuse_unknown(ws: Workspace, path: str, below: Sequence[GoalNode]) -> SplitError:
    """Return the error that names what is near to `path`: parts of its goal, `below`, or goals if it has no parts."""
    from difflib import get_close_matches  # here: most addresses are known

    goal = path.partition("/")[0]
    if below:
        near = tuple(get_close_matches(path, [node.path for node in below], n=3))
    else:
        known = {word: entry.record.id for entry in ws.goals for word in (entry.record.name, entry.record.id) if word}
        near = tuple(dict.fromkeys(known[word] for word in get_close_matches(goal, known, n=3)))
    return SplitError("unknown_part" if below else "unknown_goal", path=path, goal=goal, near=near)
