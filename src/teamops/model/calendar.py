"""The team's working days: Monday to Friday, less holidays, plus make-up days (调休)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
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


_YEAR = 366


def shifted(day: date, days: int) -> date:
    """`day` ± `days`, no further than the first and the last day that there are."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


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

    def last_workday(self, day: date) -> date:
        """`day` itself, or the last working day before it; the day a year before where there is none in between."""
        return next((back for n in range(_YEAR) if self.is_workday(back := shifted(day, -n))), shifted(day, -_YEAR))

    def workday_after(self, day: date, count: int) -> date:
        """The working day that comes `count` (1 or more) working days after `day`; a year later at the latest."""
        for n in range(1, _YEAR):
            count -= self.is_workday(later := shifted(day, n))
            if not count:
                return later
        return shifted(day, _YEAR)

    def workdays_between(self, first: date, last: date) -> int:
        """The working days after `first` up to and with `last`; 0 where `last` is not later."""
        return sum(self.is_workday(first + timedelta(n + 1)) for n in range((last - first).days))

    def unknown_years(self, period: Period) -> tuple[int, ...]:
        """The years of `period` for which no official record exists, in order."""
        return tuple(y for y in range(period.start.year, period.end.year + 1) if y not in self.official)
