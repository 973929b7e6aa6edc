"""How people would write a number that stands beside another one."""

from __future__ import annotations

from decimal import Decimal

from teamops.model.figures.quantity import SCALES, Quantity, plain, shifted
from teamops.model.figures.sums import EXACT


def in_style_of(target: Quantity, amount: Decimal) -> Quantity:
    """`amount` as people would write it beside `target`: in its suffix, with as many decimals or, if needed, more."""
    tidy, unit = EXACT.normalize(amount), SCALES[target.suffix]
    exponent = min(unit, _exponent(target), _exponent(tidy) if amount else unit)
    return Quantity.of(_with_exponent(tidy, exponent), target.suffix)


def plain_like(target: Quantity, amount: Decimal) -> str:
    """`amount` in the suffix of `target`, without trailing zeros: 0.1% for 0.001 beside 12%."""
    return plain(shifted(Decimal(amount), -SCALES[target.suffix])) + target.suffix


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # quantities are finite
    return exponent


def _with_exponent(number: Decimal, exponent: int) -> Decimal:
    """`number` with that exponent, which must be low enough to lose nothing."""
    sign, digits, old = number.as_tuple()
    assert isinstance(old, int)
    return Decimal((sign, (*digits, *(0,) * (old - exponent)), exponent))
