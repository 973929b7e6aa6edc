"""The largest remainder method (Hamilton, Hare–Niemeyer) over whole steps, exact for any numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from teamops.model.figures.quantity import format_plain
from teamops.model.figures.sums import EXACT
from teamops.model.named_tuple import NamedTuple
from teamops.planning.errors import SplitError

Weight = Fraction | int | Decimal


class Share(NamedTuple):
    """The share of one weight.

    `quota` is its exact share of the total. `remainder` is the fraction of a step (0 ≤ remainder < 1) by which the
    quota exceeds whole steps, away from zero. `rank` is the order, from 1, in which it received one of the left-over
    steps; None if it received none.
    """

    amount: Decimal
    weight: Fraction
    quota: Fraction
    remainder: Fraction
    rank: int | None


def allocate(total: Decimal, weights: Sequence[Weight], step: Decimal) -> tuple[Share, ...]:
    """Return the shares of `total` in proportion to `weights`: multiples of `step` that sum to `total` exactly.

    Every share is its quota rounded down to the step, plus one step for those with the largest remainders; of equal
    remainders the earlier comes first. A weight of 0 gets 0. A negative total is the mirror image of the positive one.
    Raises SplitError if `total` is no multiple of `step`, if a weight is negative, or if there is something to share
    and all weights are 0.
    """
    return _compute_shares(require_sharable(total, weights, step), tuple(Fraction(weight) for weight in weights), step)


def require_sharable(total: Decimal, weights: Sequence[Weight], step: Decimal) -> int:
    """Return `total` in steps. Raises SplitError as `allocate` does."""
    if step <= 0:
        raise SplitError("step_not_positive", step=format_plain(step))
    units = Fraction(total) / Fraction(step)
    if units.denominator != 1:
        raise SplitError("total_not_in_steps", total=format_plain(total), step=format_plain(step))
    if any(weight < 0 for weight in weights):
        raise SplitError("weight_negative", weights=tuple(map(str, weights)))
    if units and not any(weights):
        raise SplitError("weights_all_zero", total=format_plain(total))
    return units.numerator


def _compute_shares(units: int, weights: tuple[Fraction, ...], step: Decimal) -> tuple[Share, ...]:
    sign, whole = (-1 if units < 0 else 1), sum(weights) or Fraction(1)
    quotas = [abs(units) * weight / whole for weight in weights]
    floors = [int(quota) for quota in quotas]
    remainders = [quota - floor for quota, floor in zip(quotas, floors, strict=True)]
    by_remainder = sorted(range(len(weights)), key=lambda index: -remainders[index])  # stable: earlier first
    ranks = dict(zip(by_remainder[: abs(units) - sum(floors)], range(1, len(weights) + 1), strict=False))
    return tuple(
        Share(
            amount=multiply_step(sign * (floors[index] + (index in ranks)), step),
            weight=weight,
            quota=sign * quotas[index] * Fraction(step),
            remainder=remainders[index],
            rank=ranks.get(index),
        )
        for index, weight in enumerate(weights)
    )


def multiply_step(units: int, step: Decimal) -> Decimal:
    """Return `units` × `step` without a positive exponent: 4000 and not 4E+3."""
    return Decimal(format(EXACT.multiply(Decimal(units), step), "f"))
