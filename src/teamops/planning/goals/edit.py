"""Plan an edit of a goal or a part of it, and find the signatures that lapse and the sums that break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from teamops.locale.user_error import CatalogueError
from teamops.model.change import GONE, Change, Data
from teamops.model.dataclass import dataclass, field, replace
from teamops.model.figures.slack import list_breakdowns
from teamops.model.figures.sums import find_level, is_sum_right, sum_exact
from teamops.model.place import At, Entry
from teamops.model.records.goals import Basis, Goal, Part
from teamops.model.signing.agreement import list_lapsed
from teamops.model.tree import GoalNode, build_goal_tree, find_goal_tree, replace_node
from teamops.model.workspace import Workspace
from teamops.planning.serialize import serialize_value

PART_KEYS = ("target", "owner", "department", "locked")
"""What a part of a goal can have of its own; the rest is inherited."""

_BASIS = "basis_"
_DIVIDED = {"target", "buffer"}
"""What the parts of a goal add up to."""


class GoalEditError(CatalogueError):
    """A goal cannot be edited so; `message` is a name in the catalogue `goal`."""

    AREA = "goal"


@dataclass(frozen=True, slots=True)
class GoalEdit:
    """A planned edit of `node`: the changes, its new terms, and what they do.

    `lapsed` are the paths and signers of confirmations that are no longer valid, `broken` the nodes whose parts do not
    add up, in the order in which to split them again.
    """

    node: GoalNode
    keys: tuple[str, ...]
    changes: tuple[Change, ...]
    lapsed: tuple[tuple[str, str], ...] = ()
    broken: tuple[str, ...] = field(default=())


def plan_goal_edit(ws: Workspace, node: GoalNode, values: Mapping[str, Any]) -> GoalEdit:
    """Plan the new `values` of a goal or part, by key; None removes one. Nothing is written.

    Raise GoalEditError for a key that a part inherits, and for a new unit of a goal that has figures.
    """
    if node.part is not None and (inherited := [key for key in values if key not in PART_KEYS]):
        raise GoalEditError("of_whole_goal", path=node.path, goal=node.goal.id, options=_name_options(inherited))
    _require_same_unit(ws, node, values)
    own = node.part or node.goal
    new = {key: value for key, value in values.items() if value != _get_value(own, key)}
    if not new:
        return GoalEdit(node, (), ())
    before = find_goal_tree(ws.list_goal_trees(), node)
    goal = replace_node(before, node, lambda own: _replace_values(own, new))
    after = build_goal_tree(Entry(goal, before.at))
    broken = _find_broken(after, node) if _DIVIDED & new.keys() else ()
    lapsed = tuple(list_lapsed(zip(before.walk(), after.walk(), strict=True)))
    return GoalEdit(node, tuple(new), tuple(_list_changes(node, new)), lapsed, broken)


def _name_options(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"--{key.replace('_', '-')}" for key in keys)


def _require_same_unit(ws: Workspace, node: GoalNode, values: Mapping[str, Any]) -> None:
    """Raise GoalEditError if figures of the goal would count in another unit."""
    old, new = node.goal.unit, values.get("unit")
    if new is None or new == old or (not old and node.goal.target is None):
        return
    count = len(node.goal.parts) + len(ws.readings.by_goal.get(node.goal.id, ()))
    if count or (old and "target" not in values):
        raise GoalEditError("unit_in_use", goal=node.goal.id, unit=old or "—", new=new)


def _get_value(own: Goal | Part, key: str) -> Any:
    if key.startswith(_BASIS):
        basis = own.basis if isinstance(own, Goal) else None
        return getattr(basis, key.removeprefix(_BASIS), None)
    value = getattr(own, key)
    return None if value in ((), False) else value


def _replace_values(own: Any, new: Mapping[str, Any]) -> Any:
    plain = {key: _EMPTY.get(key) if value is None else value for key, value in new.items() if _BASIS not in key}
    basis = {key.removeprefix(_BASIS): value for key, value in new.items() if key.startswith(_BASIS)}
    return replace(own, **plain, **({"basis": replace(own.basis or Basis(), **basis)} if basis else {}))


_EMPTY: Mapping[str, Any] = {"key_actions": (), "criteria": (), "locked": False}
"""The values of keys that are left out, where that is not None."""


def _list_changes(node: GoalNode, new: Mapping[str, Any]) -> Iterator[Change]:
    """Yield the changes of the file; a basis without any text is removed."""
    for key, value in new.items():
        if not key.startswith(_BASIS):
            yield Change(node.at / key, GONE if value is None else _serialize(key, value))
    basis = {key.removeprefix(_BASIS): value for key, value in new.items() if key.startswith(_BASIS)}
    if basis and not any(_list_texts(replace(node.goal.basis or Basis(), **basis))):
        yield Change(node.at / "basis", GONE)
        return
    for key, value in basis.items():
        yield Change(node.at / "basis" / key, GONE if value is None else value)


def _list_texts(basis: Basis) -> tuple[str | None, ...]:
    """Return the texts of a basis."""
    return basis.history, basis.market, basis.resources


def _serialize(key: str, value: Any) -> Data:
    return "true" if key == "locked" else serialize_value(value)


def _find_broken(after: GoalNode, node: GoalNode) -> tuple[str, ...]:
    """Return what has to be split again: the goal, or the part that was edited and then the whole that it is in."""
    nodes = {one.at: one for one in after.walk()}
    if node.part is None:
        return () if all(map(adds_up, nodes.values())) else (after.path,)
    own, whole = nodes[node.at], nodes[At(node.at.file, node.at.route[:-2])]
    return tuple(one.path for one in (own, whole) if not adds_up(one))


def adds_up(node: GoalNode) -> bool:
    """Return whether the parts of a node add up to its target as G002 asks."""
    if not node.children or node.target is None:
        return True
    if node.goal.measure == "level":
        return all(part.target in (None, node.target) for part in node.children)
    return all(_is_right(node, node.target, parts) for parts in list_breakdowns(node))


def _is_right(node: GoalNode, target: Decimal, parts: Sequence[GoalNode]) -> bool:
    level = find_level([part.part for part in parts if part.part], node.period)
    total = sum_exact(part.target for part in parts if part.target is not None)
    return is_sum_right(node.goal, target, level, total)
