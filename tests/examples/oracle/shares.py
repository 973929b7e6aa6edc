"""How far a goal is reached, as it is printed: a share of its target; of a cap what is used of it, or is over it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tests.examples.oracle.figure import Figure
from tests.examples.oracle.goals import Goal


def is_over(goal: Goal, value: Fraction | None, target: Fraction) -> bool:
    """Whether a goal that should stay low is above its target: that is no attainment of 102%, it is 2% over."""
    return value is not None and not goal.is_up and value > target


def attained(
    kind: str, where: str, text: str, goal: Goal, value: Fraction | None, target: Fraction, index: int = 0
) -> Iterator[Figure]:
    """`97%` from the number at `index` on; over a cap first the amount: `超出 1(2%)`."""
    if value is not None and is_over(goal, value, target):
        yield Figure(kind, f"{where} over", text, value - target, index=index, digits=goal.digits)
        yield Figure(kind, f"{where} over %", text, (value - target) / target, index=index + 1, rate=True)
    else:
        yield Figure(kind, where, text, None if value is None else value / target, index=index, rate=True)


def share(kind: str, where: str, text: str, goal: Goal, value: Fraction, target: Fraction, index: int) -> Figure:
    """`97%`, or of a cap by how much of it the value is over: `超出 2%`."""
    over = is_over(goal, value, target)
    return Figure(kind, where, text, (value - target if over else value) / target, index=index, rate=True)
