"""Splitting a goal, or a part of one, into quarters, months, weeks and people (§1.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from teamops.model.change import Change
from teamops.model.goals import Level, Part
from teamops.model.quantity import Quantity
from teamops.model.sums import step_of
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.addressing import node_at
from teamops.planning.allocate import Weight
from teamops.planning.course import in_order
from teamops.planning.dividing import Asked, Divider, Division, Row
from teamops.planning.errors import Message, SplitError, Term
from teamops.planning.siblings import Whole
from teamops.planning.weights import By
from teamops.planning.written import changes_between

__all__ = ["Division", "Row", "Split", "plan_split"]


@dataclass(frozen=True, slots=True)
class Split:
    """A split as planned; nothing has been written.

    `rows` are all parts, each above its own parts. `divisions` are the same by whole, for explanation. `reserve` is
    what is held back, `lapsed` the paths of parts whose confirmation a change voids. There are no `changes` where all
    stands as planned.
    """

    node: GoalNode
    levels: tuple[Level, ...]
    rows: tuple[Row, ...]
    divisions: tuple[Division, ...]
    parts: tuple[Part, ...]
    notices: tuple[Message, ...]
    changes: tuple[Change, ...]
    reserve: Decimal = Decimal(0)
    lapsed: tuple[str, ...] = ()

    @property
    def total(self) -> Quantity:
        """The target of what is split."""
        assert self.node.target is not None  # plan_split refuses a goal without target
        return self.node.target

    @property
    def step(self) -> Decimal | None:
        """The smallest unit of a part."""
        return step_of(self.node.goal)


def plan_split(
    ws: Workspace,
    path: str,
    levels: Sequence[Level],
    *,
    by: By = "workdays",
    weights: Sequence[Weight] | None = None,
    people: Mapping[str, Weight] | None = None,
    replace: bool = False,
) -> Split:
    """The goal or part at `path`, split into `levels` from coarse to fine; nothing is written.

    Parts that stand are kept as written while they add up; missing ones share the rest. With `replace` the parts at
    `levels` are computed anew, except locked and confirmed ones, and whatever stands below them follows in proportion.
    Weights given (`by="custom"`) are for the first level of periods, the levels below it go by working days.
    A part of 0 is not split further. Planning again on the result changes nothing. Raises SplitError.
    """
    node = node_at(ws, path)
    asked = Asked(
        in_order(levels, path, node.period), "custom" if weights else by, tuple(weights or ()) or None, people, replace
    )
    if asked.by == "custom" and (asked.weights is None or asked.custom_level is None):
        raise SplitError("weights_missing" if asked.weights is None else "weights_without_period")
    if node.target is None:
        raise SplitError("no_target", path=path)
    parts = (node.part or node.goal).parts
    whole = Whole(node.goal, node.path, node.period, node.owner, node.department, node.target, parts)
    made = Divider(ws, asked).divide(whole, asked.levels)
    divisions = tuple(made.divisions())
    return Split(
        node=node,
        levels=asked.levels,
        rows=tuple(made.rows()),
        divisions=divisions,
        parts=made.parts,
        notices=tuple(_notices(ws, node, divisions)),
        changes=tuple(changes_between(node.at / "parts", whole.parts, made.parts)),
    )


def _notices(ws: Workspace, node: GoalNode, divisions: Sequence[Division]) -> Iterator[Message]:
    """What a person should know before agreeing to the split."""
    rows = [row for division in divisions for row in division.rows]
    counted = [row.period for row in rows if row.basis == "workdays" and row.period is not None]
    if years := {year for period in counted for year in ws.workdays.unknown_years(period)}:
        yield Message("calendar_unknown", {"years": tuple(map(str, sorted(years)))})
    buffer = node.goal.buffer
    if buffer is not None and any(division.amount != division.target for division in divisions):
        facts = {"level": Term(f"level.{buffer.at}"), "percent": str(buffer.percent)}
        yield Message(f"buffer_{buffer.mode}", facts)
    if dropped := tuple(path for division in divisions for path in division.dropped):
        yield Message("dropped", {"parts": dropped})
