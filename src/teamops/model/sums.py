"""What the parts of a goal add up to: the smallest unit of a part, the level of a split, and the whole with its buffer."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction

from teamops.model.goals import Goal, Level
from teamops.model.tree import GoalNode

EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])
"""Arithmetic that refuses to round: the default of 28 digits is fewer than two quantities can need together."""


def step_of(goal: Goal) -> Decimal | None:
    """The smallest unit of a part: `step`, else one unit of the last digit of `target`; None without a positive one."""
    step = goal.step if goal.step is not None else goal.target and goal.target.unit_in_last_place
    return Decimal(step) if step is not None and step > 0 else None


def level_of(node: GoalNode) -> Level | None:
    """The level at which the parts of `node` stand, by the first of them: its period's kind, or people where it only
    names an owner. None without parts and for kinds that no level has (departments, days)."""
    part = node.children[0].part if node.children else None
    if part is None:
        return None
    if part.period is not None and part.period != node.period:
        kind = part.period.kind
        return kind if kind in ("quarter", "month", "week") else None
    return "people" if part.owner is not None else None


def expected_sum(node: GoalNode) -> Decimal | None:
    """What the parts of `node` should add up to; None where parts do not add up by nature (`level` goals, no target)."""
    if node.goal.measure == "level" or node.target is None:
        return None
    return whole_at(node.goal, node.target, level_of(node))


def whole_at(goal: Goal, target: Decimal, level: Level | None) -> Decimal:
    """What the parts at `level` of something with `target` add up to.

    That is the target, except at the level of the goal's buffer: target × (1 + percent) for `over`, × (1 − percent) for
    `reserve`, rounded to the step, half a step away from zero.
    """
    buffer = goal.buffer
    if buffer is None or buffer.at != level:
        return Decimal(target)
    slack = buffer.percent if buffer.mode == "over" else -buffer.percent
    amount, step = EXACT.multiply(target, EXACT.add(Decimal(1), slack)), step_of(goal)
    return amount if step is None else _to_step(amount, step)


def _to_step(amount: Decimal, step: Decimal) -> Decimal:
    """The multiple of `step` nearest to `amount`, half a step away from zero."""
    units = int(abs(Fraction(amount)) / Fraction(step) + Fraction(1, 2))
    return EXACT.multiply(Decimal(units if amount >= 0 else -units), step)
