"""A goal and its parts as a tree with inherited fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from teamops.model.dataclass import dataclass, field, replace
from teamops.model.figures.quantity import Quantity
from teamops.model.place import At, Entry, Key
from teamops.model.records.goals import Goal, Part
from teamops.model.time.period import Period


@dataclass(frozen=True, slots=True)
class GoalNode:
    """A goal or a part of one. `period`, `owner`, `department` are its own or inherited; `part` is None at the top."""

    path: str
    goal: Goal
    part: Part | None
    at: At
    period: Period | None
    owner: str | None
    department: str | None
    target: Quantity | None
    children: tuple[GoalNode, ...] = field(repr=False)

    def walk(self) -> Iterator[GoalNode]:
        """Yield this node, then everything below it, depth first."""
        coming = [self]
        while coming:  # no recursion: each of up to 50 levels would hand every node on
            node = coming.pop()
            yield node
            coming.extend(reversed(node.children))

    @property
    def suffix(self) -> str:
        """The suffix of its numbers, that of the whole goal's target: 万, %, or nothing."""
        target = self.goal.target if self.goal.target is not None else self.target
        return target.suffix if target is not None else ""

    @property
    def name(self) -> str:
        return self.goal.name or self.goal.id


def list_segments(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the address of each part among its siblings: its period, else its owner, else its department.

    If siblings share that word (months × departments written flat), the part's other words follow after `+`.
    """
    firsts = [p.period.text if p.period else p.department if p.owner is None else p.owner for p in parts]
    known = [word for word in firsts if word is not None]
    if len({*known}) == len(parts):
        return tuple(known)
    words = [[str(w) for w in (p.period, p.owner, p.department) if w is not None] or ["?"] for p in parts]
    count = Counter(w[0] for w in words)
    return tuple(w[0] if count[w[0]] == 1 else "+".join(w) for w in words)


def build_goal_tree(entry: Entry[Goal]) -> GoalNode:
    goal = entry.record
    return GoalNode(
        path=goal.id,
        goal=goal,
        part=None,
        at=entry.at,
        period=goal.period,
        owner=goal.owner,
        department=goal.department,
        target=goal.target,
        children=_build_branches(goal, goal.id, entry.at, goal.parts, (goal.period, goal.owner, goal.department)),
    )


def _build_branches(
    goal: Goal,
    path: str,
    at: At,
    parts: tuple[Part, ...],
    inherited: tuple[Period | None, str | None, str | None],
) -> tuple[GoalNode, ...]:
    branches = []
    for index, (part, segment) in enumerate(zip(parts, list_segments(parts), strict=True)):
        below = (part.period or inherited[0], part.owner or inherited[1], part.department or inherited[2])
        place = At(at.file, (*at.route, "parts", index))
        own = f"{path}/{segment}"
        children = _build_branches(goal, own, place, part.parts, below) if part.parts else ()
        branches.append(GoalNode(own, goal, part, place, *below, part.target, children))
    return tuple(branches)


def find_goal_tree(trees: Iterable[GoalNode], node: GoalNode) -> GoalNode:
    """Return the one of `trees` that `node` belongs to, which must be there."""
    return next(
        tree for tree in trees if tree.at.file == node.at.file and node.at.route[: len(tree.at.route)] == tree.at.route
    )


def replace_node(tree: GoalNode, node: GoalNode, change: Callable[[Any], Any]) -> Goal:
    """Return the goal of `tree` with the record of `node`, the goal or one of its parts, as `change` returns it."""
    goal: Goal = _replace_at(tree.goal, node.at.route[len(tree.at.route) :], change)
    return goal


def _replace_at(own: Any, route: Sequence[Key], change: Callable[[Any], Any]) -> Any:
    """Return a goal or part with the one at `route` (`parts`, index, …) changed; an empty route is its own."""
    if not route:
        return change(own)
    index = route[1]
    parts = (_replace_at(part, route[2:], change) if at == index else part for at, part in enumerate(own.parts))
    return replace(own, parts=tuple(parts))
