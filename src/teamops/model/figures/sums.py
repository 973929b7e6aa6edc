"""What the parts of a goal add up to: the smallest unit of a part, the level of a split, the whole with its buffer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import reduce
from typing import TYPE_CHECKING

from teamops.model.records.goals import Goal, Level, Part
from teamops.model.time.period import KINDS, Period
from teamops.model.tree import GoalNode

if TYPE_CHECKING:
    from fractions import Fraction

EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])
"""Arithmetic that refuses to round, however far apart the digits of two quantities are."""


def sum_exact(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum of `amounts` without rounding."""
    return reduce(EXACT.add, amounts, Decimal(0))


def find_step(goal: Goal) -> Decimal | None:
    """Return the smallest unit of a part: `step`, else one unit of the target's last digit; None unless positive."""
    if goal.step is not None:
        return Decimal(goal.step) if goal.step > 0 else None
    return None if goal.target is None else goal.target.unit_in_last_place


def find_level(parts: Sequence[Part], whole: Period | None) -> Level | None:
    """Return the level of `parts` of something with the period `whole`.

    The first part decides: by the kind of its period, or people if the part only names an owner, departments if it only
    names one of those. None without parts, for parts of no level (days), and for periods no finer than `whole`.
    """
    if not parts:
        return None
    period, owner = parts[0].period, parts[0].owner
    if period is not None and period != whole:
        finer = whole is None or KINDS.index(period.kind) > KINDS.index(whole.kind)
        return period.kind if finer and period.kind in ("quarter", "month", "week") else None
    if owner is not None:
        return "people"
    return "department" if parts[0].department is not None else None


def compute_expected_sum(node: GoalNode) -> Decimal | None:
    """Return what the parts of `node` should add up to; None if they do not (`level`, no target).

    At the level of a buffer parts may be a step off where the total of the whole goal requires it: see `is_sum_right`.
    """
    if node.goal.measure == "level" or node.target is None:
        return None
    parts = (node.part or node.goal).parts
    return compute_whole(node.goal, node.target, find_level(parts, node.period))


def compute_whole(goal: Goal, target: Decimal, level: Level | None) -> Decimal:
    """Return what the parts at `level` of something with `target` add up to.

    That is the target, except at the level of the goal's buffer: target × (1 + percent) for `over`, × (1 − percent) for
    `reserve`, rounded to the step, half a step away from zero.
    """
    if not has_buffer_at(goal, level):
        return Decimal(target)
    amount, step = compute_unrounded_whole(goal, target, level), find_step(goal)
    return amount if step is None else round_to_step(amount, step)


def compute_exact_whole(goal: Goal, target: Decimal, level: Level | None) -> Fraction:
    """Return the same before rounding: 228.8 for 208 with a buffer of 10% over."""
    from fractions import Fraction

    return Fraction(compute_unrounded_whole(goal, target, level))


def compute_unrounded_whole(goal: Goal, target: Decimal, level: Level | None) -> Decimal:
    """Return that as a decimal, which has all its digits: fractions take ten times as long."""
    return EXACT.multiply(target, _compute_factor(goal)) if has_buffer_at(goal, level) else Decimal(target)


def has_buffer_at(goal: Goal, level: Level | None) -> bool:
    return goal.buffer is not None and goal.buffer.at == level


def is_sum_right(goal: Goal, target: Decimal, level: Level | None, total: Decimal) -> bool:
    """Return whether parts at `level` that add up to `total` make up something with `target`.

    At the level of the buffer the exact share is rounded up or down, so they may be less than a step away from it.
    """
    if not has_buffer_at(goal, level):
        return total == target
    exact, step = compute_unrounded_whole(goal, target, level), find_step(goal)
    return total == exact if step is None else abs(EXACT.subtract(total, exact)) < step


def _compute_factor(goal: Goal) -> Decimal:
    """Return the factor of a target at the level of the buffer."""
    if goal.buffer is None:
        return Decimal(1)
    percent = goal.buffer.percent
    return EXACT.add(Decimal(1), percent if goal.buffer.mode == "over" else EXACT.minus(percent))


def round_to_step(amount: Decimal | Fraction, step: Decimal) -> Decimal:
    """Return the multiple of `step` nearest to `amount`, half a step away from zero."""
    from fractions import Fraction

    units = int(abs(Fraction(amount)) / Fraction(step) + Fraction(1, 2))
    return EXACT.multiply(Decimal(units if amount >= 0 else -units), step)
