"""The precision in which figures of a goal are shown: recorded ones exactly, computed ones with the goal's digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from teamops.model.figures.quantity import ROOMY, SCALES, Quantity, format_plain, shift_decimal
from teamops.model.figures.sums import EXACT
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.goals import Goal, Part


class Digits(NamedTuple):
    """The precision of a goal's figures, the same for the goal and all its parts.

    Every recorded number of the goal (target, step, parts, actuals), and so every sum of them, is a multiple of
    `grain`. Other figures result from divisions and are rounded to `unit`; None rounds nothing.
    """

    unit: Decimal | None
    grain: Decimal
    suffix: str

    def shown(self, number: Decimal, rounding: str = ROUND_HALF_UP) -> Quantity:
        """Return `number` in the suffix of the target; equal numbers look alike whatever their source."""
        if self.unit is not None and ROOMY.remainder(number, self.grain):
            number = number.quantize(self.unit, rounding, ROOMY)
        return Quantity.of(number, self.suffix)


PLAIN = Digits(None, Decimal(1), "")
"""Shows every digit of every number."""


def compute_digits(goal: Goal, actuals: Iterable[Decimal]) -> Digits:
    """Return the digits of a goal with the recorded `actuals`.

    Computed figures have the last digit of the step or of the target, whichever is finer, and at least three digits of
    the target.
    """
    grain = min((_find_last_digit(number) for number in (*_list_written_numbers(goal), *actuals) if number), default=0)
    return Digits(_find_unit(goal), Decimal(1).scaleb(grain), goal.target.suffix if goal.target is not None else "")


def _find_unit(goal: Goal) -> Decimal | None:
    target = goal.target
    if target is None:
        return None
    step = goal.step.unit_in_last_place if goal.step is not None else target.unit_in_last_place
    finer = min(step, target.unit_in_last_place)
    return min(finer, Decimal(1).scaleb(target.adjusted() - 2)) if target else finer


def _list_written_numbers(goal: Goal) -> Iterator[Decimal]:
    yield from (number for number in (goal.target, goal.step) if number is not None)
    yield from _list_targets(goal.parts)


def _list_targets(parts: Iterable[Part]) -> Iterator[Decimal]:
    for part in parts:
        yield part.target
        yield from _list_targets(part.parts)


def _find_last_digit(number: Decimal) -> int:
    """Return the exponent of the last digit that is not 0: −2 for 1.25, 2 for 1200."""
    exponent = number.normalize(ROOMY).as_tuple().exponent
    assert isinstance(exponent, int)  # never NaN or infinite
    return exponent


def style_amount(target: Quantity, amount: Decimal) -> Quantity:
    """Return `amount` in the notation of `target`: its suffix, and its decimals or more if needed."""
    tidy, unit = EXACT.normalize(amount), SCALES[target.suffix]
    exponent = min(unit, _get_exponent(target), _get_exponent(tidy) if amount else unit)
    return Quantity.of(_set_exponent(tidy, exponent), target.suffix)


def format_plain_like(target: Quantity, amount: Decimal) -> str:
    """Return `amount` in the suffix of `target`, without trailing zeros: 0.1% for 0.001 beside 12%."""
    return format_plain(shift_decimal(Decimal(amount), -SCALES[target.suffix])) + target.suffix


def _get_exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # quantities are finite
    return exponent


def _set_exponent(number: Decimal, exponent: int) -> Decimal:
    """Return `number` with a lower exponent, which loses nothing."""
    sign, digits, old = number.as_tuple()
    assert isinstance(old, int)
    return Decimal((sign, (*digits, *(0,) * (old - exponent)), exponent))
