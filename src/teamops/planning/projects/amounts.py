"""Convert amounts given on the command line to the unit of a record: 380万 is 380 if the unit is 万."""

from __future__ import annotations

from teamops.model.figures.quantity import Quantity
from teamops.model.figures.units import Counting, UnclearNumberError, parse_amount
from teamops.model.named_tuple import NamedTuple
from teamops.planning.errors import MonitoringError


class Amount(NamedTuple):
    """A number as written and its unit, `%` and 万 included; the unit may be empty."""

    number: str
    unit: str = ""

    def __str__(self) -> str:
        return self.number + self.unit


def convert_to_unit(amount: Amount, unit: str | None, like: Quantity | None) -> str:
    """Return the number to write if a record counts in `unit` and its plan is `like`, read as in files.

    Raises MonitoringError if the amount has another unit or is ambiguous.
    """
    counting = Counting((unit or "").strip(), like)
    try:
        number = parse_amount(str(amount))
    except ValueError:
        raise MonitoringError("bad_amount", value=str(amount)) from None
    try:
        converted = counting.read(number)
    except UnclearNumberError as unclear:
        facts = {"unit": counting.unit, "like": "", **unclear.facts}
        if like is not None:
            facts["like"] = str(like)
        raise MonitoringError(unclear.variant, value=str(amount), **facts) from None
    return number.written if converted is number else str(converted)
