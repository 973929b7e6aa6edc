"""Amounts as people write them, in the unit in which a record counts: 380万 is 380 where the unit is 万."""

from __future__ import annotations

from typing import NamedTuple

from teamops.model.figures.quantity import Quantity
from teamops.model.figures.units import Counting, UnclearNumberError, parse_amount
from teamops.planning.projects.errors import MonitoringError


class Amount(NamedTuple):
    """A number as it is written and the unit behind it, `%` and 万 included; the unit is empty where there is none."""

    number: str
    unit: str = ""

    def __str__(self) -> str:
        return self.number + self.unit


def convert_to_unit(amount: Amount, unit: str | None, like: Quantity | None) -> str:
    """The number to write where a record counts in `unit` and its plan is `like`: as files are read, so are commands.

    Raises MonitoringError where the amount counts another thing or could mean two things.
    """
    counting = Counting((unit or "").strip(), like)
    try:
        said = parse_amount(str(amount))
    except ValueError:
        raise MonitoringError("bad_amount", value=str(amount)) from None
    try:
        meant = counting.read(said)
    except UnclearNumberError as unclear:
        facts = {"unit": counting.unit, "like": "", **unclear.facts}
        if like is not None:
            facts["like"] = str(like)
        raise MonitoringError(unclear.variant, value=str(amount), **facts) from None
    return said.written if meant is said else str(meant)
