"""Distribute the buffer over the wholes that carry it, so that together they reach the required percentage (§1.9).

If each whole were rounded alone, the errors would add up: 150 in weeks with steps of 0.5 and 10% held back would give
137.5 instead of 135. So the total is rounded once, and the left-over steps go down the tree of the split (months, then
their weeks) by largest remainder. Every whole, and every month, is its exact amount rounded up or down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from teamops.model.dataclass import dataclass, field
from teamops.model.figures.slack import compute_slack
from teamops.model.figures.sums import EXACT, compute_exact_whole
from teamops.model.named_tuple import NamedTuple
from teamops.model.workspace import Workspace
from teamops.planning.shares.joint import Route
from teamops.planning.shares.largest_remainder import multiply_step
from teamops.planning.split.siblings import Whole


class Bounds(NamedTuple):
    """The limits of a whole at `route`, in steps: `exact` rounded down and up, or its fixed amount."""

    route: Route
    exact: Fraction
    low: Fraction
    high: Fraction

    @staticmethod
    def of(route: Route, exact: Fraction, fixed: Fraction | None = None, at_least: Fraction | None = None) -> Bounds:
        """Return the bounds; `fixed`: nothing in it may change. `at_least`: this much of it may not change."""
        if fixed is not None:
            return Bounds(route, exact, fixed, fixed)
        down, up = Fraction(floor(abs(exact))), Fraction(ceil(abs(exact)))
        low = up if at_least is not None and abs(at_least) > down else down
        return Bounds(route, exact, *((low, up) if exact >= 0 else (-up, -low)))


@dataclass(frozen=True, slots=True)
class BufferBalance:
    """Wholes with settled parts: the exact and the actual sum of these parts."""

    exact: Fraction = Fraction(0)
    total: Fraction = Fraction(0)

    @staticmethod
    def from_outside(ws: Workspace, whole: Whole) -> BufferBalance:
        """Return the balance of the wholes of the goal of `whole` that are not below it."""
        tree = next((tree for tree in ws.list_goal_trees() if tree.path == whole.path.partition("/")[0]), None)
        carried = BufferBalance()
        if tree is None or tree.path == whole.path:
            return carried
        for one in compute_slack(tree).wholes:
            if not f"{one.node.path}/".startswith(f"{whole.path}/"):
                carried = carried.after(compute_exact_whole(whole.goal, one.target, one.level), one.total)
        return carried

    def after(self, exact: Fraction, total: Decimal) -> BufferBalance:
        """Return this balance with another whole."""
        return BufferBalance(self.exact + exact, self.total + Fraction(total))

    def steps(self, step: Decimal) -> Fraction:
        """Return the balance owed, in steps."""
        return (self.exact - self.total) / Fraction(step)


@dataclass(slots=True)
class _Branch:
    """A whole, or all wholes below one place of the tree."""

    exact: Fraction = Fraction(0)
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    below: dict[int, _Branch] = field(default_factory=dict)


def apportion_buffer(wholes: Sequence[Bounds], carried: Fraction = Fraction(0)) -> list[Fraction]:
    """Return the amount of each of `wholes`, in steps.

    `carried` is the balance of other wholes of the goal: their exact amounts less the actual ones.
    """
    if sum((one.exact for one in wholes), Fraction(0)) < 0:
        mirrored = [Bounds(route, -exact, -high, -low) for route, exact, low, high in wholes]
        return [-amount for amount in apportion_buffer(mirrored, -carried)]
    top = _build_tree(wholes)
    total = Fraction(floor(top.exact + carried + Fraction(1, 2)))
    amounts: dict[Route, Fraction] = {}
    _hand_down(top, min(max(total, top.low), top.high), (), amounts)
    return [amounts[one.route] for one in wholes]


def multiply_steps(steps: Fraction, step: Decimal) -> Decimal:
    """Return `steps` × `step`; amounts already in a file may not be whole steps."""
    if steps.denominator == 1:
        return multiply_step(steps.numerator, step)
    exact = steps * Fraction(step)
    return EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def _build_tree(wholes: Sequence[Bounds]) -> _Branch:
    top = _Branch()
    for one in wholes:
        branch = top
        for index in one.route:
            branch = branch.below.setdefault(index, _Branch())
        branch.exact, branch.low, branch.high = one.exact, one.low, one.high
    _sum_up(top, is_top=True)
    return top


def _sum_up(branch: _Branch, *, is_top: bool) -> None:
    """Set the bounds of a branch with wholes below it: its own exact amount rounded, as far as theirs allow."""
    if not branch.below:
        return
    for child in branch.below.values():
        _sum_up(child, is_top=False)
    low, high = (sum((getattr(b, end) for b in branch.below.values()), Fraction(0)) for end in ("low", "high"))
    branch.exact = sum((child.exact for child in branch.below.values()), Fraction(0))
    down, up = (Fraction(floor(branch.exact)), Fraction(ceil(branch.exact)))
    branch.low, branch.high = (low, high) if is_top else (min(max(down, low), high), min(max(up, low), high))


def _hand_down(branch: _Branch, amount: Fraction, route: Route, amounts: dict[Route, Fraction]) -> None:
    """Give every whole in `branch` its lower bound, and a step more while some of `amount` is left."""
    if not branch.below:
        amounts[route] = amount
        return
    left = amount - sum((child.low for child in branch.below.values()), Fraction(0))
    extra = dict.fromkeys(branch.below, Fraction(0))
    for index in _rank_by_remainder(branch.below):
        child = branch.below[index]
        extra[index] = max(Fraction(0), min(child.high - child.low, left))
        left -= extra[index]
    for index, child in branch.below.items():
        _hand_down(child, child.low + extra[index], (*route, index), amounts)


def _rank_by_remainder(below: Mapping[int, _Branch]) -> list[int]:
    """Return the indexes by remainder, the largest first, of equal ones the earlier."""
    return sorted(below, key=lambda index: below[index].low - below[index].exact)
