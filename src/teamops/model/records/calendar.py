"""The calendar of a year as recorded by a team."""

from __future__ import annotations

from typing import Literal

from teamops.model.records.record import record
from teamops.model.records.values import Day, Whole


@record
class CalendarYear:
    """The days of one year that differ from Monday to Friday; `provisional` until officially announced."""

    year: Whole
    status: Literal["official", "provisional"] = "official"
    source: str | None = None
    holidays: tuple[Day, ...] = ()
    makeup_workdays: tuple[Day, ...] = ()
