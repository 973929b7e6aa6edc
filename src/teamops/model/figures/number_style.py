"""The notation of a number that is shown beside another one."""

from __future__ import annotations

from decimal import Decimal

from teamops.model.figures.quantity import SCALES, Quantity, format_plain, shift_decimal
from teamops.model.figures.sums import EXACT


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
