"""Amounts as people write them, in the unit in which a record counts: 380万 is 380 where the unit is 万."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from teamops.model.quantity import SCALES, Quantity, plain
from teamops.model.sums import EXACT
from teamops.planning.monitoring_error import MonitoringError


class Amount(NamedTuple):
    """A number as it is written and the unit behind it, `%` and 万 included; the unit is empty where there is none."""

    number: str
    unit: str = ""

    def __str__(self) -> str:
        return self.number + self.unit


def in_unit(amount: Amount, unit: str | None, like: Quantity | None) -> str:
    """The number to write where a record counts in `unit` and already says `like`.

    Raises MonitoringError where another thing is counted (380k is nothing that could be guessed), or where one of the
    two is a rate and the other is not: 8.3 beside a plan of 8% would be 830%.
    """
    counted = (unit or "").strip()
    if amount.unit == counted:
        return _checked(amount, amount.number, counted, like)
    if amount.unit in ("", "%"):
        return _checked(amount, str(amount), counted, like)
    (scale, thing), (counted_scale, counted_thing) = _parts(amount.unit), _parts(counted)
    is_left_out = not counted_thing and scale == counted_scale != ""  # 380万次 where 万 is counted
    if thing not in ("", counted_thing) and not is_left_out:
        raise MonitoringError("other_unit" if counted else "no_unit", value=str(amount), unit=counted)
    if not counted_scale:
        return _checked(amount, amount.number + scale, counted, like)
    number = EXACT.scaleb(Decimal(Quantity.parse(amount.number)), SCALES[scale] - SCALES[counted_scale])
    return _checked(amount, plain(number), counted, like)


def _parts(unit: str) -> tuple[str, str]:
    """万 and 元 of 万元."""
    scale = unit[:1] if unit[:1] in ("万", "亿") else ""
    return scale, unit.removeprefix(scale)


def _checked(amount: Amount, written: str, unit: str, like: Quantity | None) -> str:
    """`written`, if it is a number that a file can hold and a rate only where `like` may be one."""
    try:
        number = Quantity.parse(written)
    except ValueError:
        raise MonitoringError("bad_amount", value=str(amount)) from None
    if like is not None and number and like:
        is_rate, should_be = number.suffix == "%", like.suffix == "%"
        if is_rate != should_be and not (is_rate and abs(like) <= 1):
            raise MonitoringError("rate_or_not", value=str(amount), like=f"{like.written}{unit}")
    return written
