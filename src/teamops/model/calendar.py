"""The team's working days: Monday to Friday, less holidays, plus make-up days (调休)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from teamops.model.period import Period
from teamops.model.record import record
from teamops.model.values import Day, Whole


@record
class CalendarYear:
    """Days of one year that differ from Monday to Friday; `provisional` until the official notice is out."""

    year: Whole
    status: Literal["official", "provisional"] = "official"
    source: str | None = None
    holidays: tuple[Day, ...] = ()
    makeup_workdays: tuple[Day, ...] = ()


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are working days. A year without a record counts Monday to Friday and is not `known`."""

    holidays: frozenset[date]
    makeup_workdays: frozenset[date]
    official: frozenset[int]

    @staticmethod
    def of(years: Iterable[CalendarYear]) -> WorkCalendar:
        years = tuple(years)
        return WorkCalendar(
            frozenset(day for year in years for day in year.holidays),
            frozenset(day for year in years for day in year.makeup_workdays),
            frozenset(year.year for year in years if year.status == "official"),
        )

    def is_workday(self, day: date) -> bool:
        if day in self.makeup_workdays:
            return True
        return day.weekday() < 5 and day not in self.holidays

    def workdays(self, period: Period) -> int:
        """The number of working days in `period`; 0 is possible (a week cut to a weekend, a holiday week)."""
        return sum(map(self.is_workday, period.days))

    def unknown_years(self, period: Period) -> tuple[int, ...]:
        """The years of `period` for which no official record exists, in order."""
        return tuple(y for y in range(period.start.year, period.end.year + 1) if y not in self.official)
