"""Look up the goal or part at an address: sales-2026Q4/2026-10, and in users' words 销售额 2026-Q4/10月/王伟."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from teamops.locale.words import Named
from teamops.model.records.goals import Goal
from teamops.model.records.naming import fold_name
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.errors import Fact, SplitError

_BEGINNING = 3
"""The number of characters of an id that are enough if no other id begins with them."""


def resolve_address(ws: Workspace, path: str, within: Period | None = None) -> str:
    """Return the address that `path` means; what is unknown in it stays as it is.

    A goal is denoted by its id, its name (with its period where several goals have the name), or the beginning of its
    id; a part by its words, or by names of people and departments and by periods as people write them. Of several goals
    the only one that touches `within` is meant. Raises SplitError if several goals, or several parts, are denoted.
    """
    path = path.strip()
    goal, rest = _resolve_goal(ws, path, within)
    return goal + (_resolve_parts(ws, goal, rest) if rest else "")


def resolve_node(ws: Workspace, path: str, within: Period | None = None) -> GoalNode:
    """Return the goal (`sales-2026Q3`) or part (`sales-2026Q3/2026-07`) that `path` means, as `resolve_address` does.

    Raises SplitError if there is none, with near matches, and if the address is ambiguous.
    """
    path = resolve_address(ws, path, within)
    goal, slash, _ = path.partition("/")
    below = _list_nodes(ws, goal)
    matches = [node for node in below if node.path == path]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise SplitError("ambiguous_path", path=path, files=tuple(dict.fromkeys(node.at.file for node in matches)))
    if ("goals", goal) in ws.broken:
        raise SplitError("broken_goal", goal=goal)
    raise _refuse_unknown(ws, path, below if slash else [])


def _list_nodes(ws: Workspace, goal: str) -> list[GoalNode]:
    return [node for tree in ws.list_goal_trees() if tree.goal.id == goal for node in tree.walk()]


def _resolve_goal(ws: Workspace, path: str, within: Period | None) -> tuple[str, str]:
    """Return the id of the goal with which the path begins, and the rest with its slash; an unknown word as it is."""
    word, slash, rest = path.partition("/")
    goals = list({entry.record.id: entry.record for entry in ws.goals}.values())
    if any(goal.id == word for goal in goals) or ("goals", word) in ws.broken:
        return word, slash + rest
    for end in _list_ends(path):  # the longest first: a name may hold a slash itself
        if found := _find_named(goals, path[:end].strip()):
            return _require_one(found, path[:end], within), path[end:]
    folded = fold_name(word)
    found = [goal for goal in goals if len(word) >= _BEGINNING and fold_name(goal.id).startswith(folded)]
    return (_require_one(found, word, within) if found else word), slash + rest


def _list_ends(path: str) -> Iterator[int]:
    """Yield where the name of a goal may end, the last first: at the end, and at each slash."""
    yield len(path)
    yield from (place for place in range(len(path) - 1, 0, -1) if path[place] == "/")


def _find_named(goals: Iterable[Goal], text: str) -> list[Goal]:
    """Return the goals with this name, or else with this name and period: 销售额 2026-Q4, 销售额（2026年第4季度）."""
    folded = fold_name(text)
    named = [goal for goal in goals if goal.name and folded.startswith(fold_name(goal.name))]
    exact = [goal for goal in named if fold_name(goal.name or "") == folded]
    if exact:
        return exact
    rests = [(goal, folded[len(fold_name(goal.name or "")) :]) for goal in named]
    return [goal for goal, rest in rests if _is_period(goal.period, rest.strip(" ·,-:()"))]


def _require_one(found: Sequence[Goal], called: str, within: Period | None) -> str:
    """Return the id of the only goal, or the only one that touches `within`. Raises SplitError for several."""
    if len(found) > 1 and within is not None:
        touching = [goal for goal in found if goal.period is not None and goal.period.overlaps(within)]
        found = touching if len(touching) == 1 else found
    if len(found) > 1:
        named = [Named(goal.id, " ".join(filter(None, (goal.name, str(goal.period or ""))))) for goal in found]
        raise SplitError("several_goals", called=called, ids=tuple(named[:_MOST]))
    return found[0].id


_MOST = 5
"""The goals or parts that an error names."""


def _resolve_parts(ws: Workspace, goal: str, rest: str) -> str:
    """Return the parts of an address, each with its slash, as the tree has them; unchanged if there are none such."""
    nodes = _list_nodes(ws, goal)
    if any(node.path == goal + rest for node in nodes):
        return rest
    level = [node for node in nodes if node.path == goal]
    for word in rest.strip("/").split("/"):
        level = [child for node in level for child in node.children if _means(ws, child, word.strip())]
    paths = tuple(dict.fromkeys(node.path for node in level))
    if len(paths) > 1:
        near: tuple[Fact, ...] = paths[:_MOST]
        raise SplitError("several_parts", path=goal + rest, paths=near)
    return paths[0].removeprefix(goal) if paths else rest


def _means(ws: Workspace, node: GoalNode, word: str) -> bool:
    """Return whether the word denotes a part: 2026-10, 10月, wang, 王伟, or several of these as in 10月+王伟."""
    part = node.part
    if part is None or node.path.endswith(f"/{word}"):
        return part is not None
    return all(
        _is_period(part.period, one)
        or (part.owner is not None and part.owner in ws.naming.find_people(one))
        or (part.department is not None and part.department in ws.naming.find_departments(one))
        for one in map(str.strip, word.split("+"))
    )


def _is_period(period: Period | None, word: str) -> bool:
    """Return whether the word denotes the period, seen from it and from the day after it, so 本月 denotes none."""
    if period is None or not word:
        return False
    from teamops.locale.periods import parse_written_period  # here: most addresses are ids

    try:
        found = [parse_written_period(word, day) for day in (period.start, period.end + timedelta(days=1))]
    except (ValueError, OverflowError):
        return False
    return all(one == period or (one.kind == period.kind == "week" and period in one) for one in found)


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
