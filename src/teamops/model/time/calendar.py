"""The team's working days: Monday to Friday, less holidays, plus make-up days (调休)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from teamops.model.dataclass import dataclass, field, replace
from teamops.model.records.calendar import CalendarYear
from teamops.model.time.period import Period

_YEAR = 366
_HALF = Decimal("0.5")


def shift_day(day: date, days: int) -> date:
    """Return `day` ± `days`, limited to the first and the last day of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


Days = tuple[Iterable[date], Iterable[date]]
Official = Callable[[int], Days | None]
"""The official holidays and make-up working days of a year; None if unknown."""

Source = Literal["team", "provisional", "official", "weekdays"]
"""Where the working days of a year come from.

The team's record of it, official or provisional; the official notice if there is no record; or just Monday to Friday.
"""


def find_no_days(_: int) -> Days | None:
    """Return None: no year is known."""
    return None


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are working days.

    Years with a record of the team go by that, others by `default`, which is called when needed; if that returns None,
    Monday to Friday count. `official` are the years with an official record. Of `half_days` only half is worked. There
    are no working days before `first` and after `last`.
    """

    holidays: frozenset[date]
    makeup_workdays: frozenset[date]
    official: frozenset[int]
    recorded: frozenset[int] = frozenset()
    default: Official = field(default=find_no_days, repr=False)
    half_days: frozenset[date] = frozenset()
    first: date = date.min
    last: date = date.max
    _asked: dict[int, tuple[frozenset[date], frozenset[date]] | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    @staticmethod
    def of(years: Iterable[CalendarYear], default: Official = find_no_days) -> WorkCalendar:
        years = tuple(years)
        return WorkCalendar(
            frozenset(day for year in years for day in year.holidays),
            frozenset(day for year in years for day in year.makeup_workdays),
            frozenset(year.year for year in years if year.status == "official"),
            frozenset(year.year for year in years),
            default,
        )

    def without(self, days: Iterable[date]) -> WorkCalendar:
        """Return this calendar with `days` off."""
        off = frozenset(days)
        return replace(self, holidays=self.holidays | off, makeup_workdays=self.makeup_workdays - off)

    def is_workday(self, day: date) -> bool:
        if not self.first <= day <= self.last:
            return False
        if day in self.makeup_workdays:
            return True
        if day in self.holidays:
            return False
        known = None if day.year in self.recorded else self._find_official_days(day.year)
        if known is None:
            return day.weekday() < 5
        return day in known[1] or (day.weekday() < 5 and day not in known[0])

    def weigh(self, day: date) -> Decimal:
        """Return how much of `day` is worked: 0, 0.5 or 1."""
        return _HALF if day in self.half_days and self.is_workday(day) else Decimal(self.is_workday(day))

    def source(self, year: int) -> Source:
        """Return where the working days of `year` come from."""
        if year in self.recorded or year in self.official:
            return "team" if year in self.official else "provisional"
        return "weekdays" if self._find_official_days(year) is None else "official"

    def _find_official_days(self, year: int) -> tuple[frozenset[date], frozenset[date]] | None:
        if year not in self._asked:
            known = self.default(year)
            self._asked[year] = None if known is None else (frozenset(known[0]), frozenset(known[1]))
        return self._asked[year]

    def workdays(self, period: Period) -> int:
        """Return the number of working days in `period`; possibly 0 (a week cut to a weekend, a holiday week)."""
        return sum(map(self.is_workday, period.days))

    def last_workday(self, day: date) -> date:
        """Return `day` or the last working day before it; the day a year before if there is none."""
        return next((back for n in range(_YEAR) if self.is_workday(back := shift_day(day, -n))), shift_day(day, -_YEAR))

    def workday_after(self, day: date, count: int) -> date:
        """Return the working day `count` (1 or more) working days after `day`, within a year."""
        for n in range(1, _YEAR):
            count -= self.is_workday(later := shift_day(day, n))
            if not count:
                return later
        return shift_day(day, _YEAR)

    def count_workdays_between(self, first: date, last: date) -> int:
        """Return the number of working days after `first` up to and including `last`."""
        return sum(self.is_workday(first + timedelta(n + 1)) for n in range((last - first).days))

    def list_unknown_years(self, period: Period) -> tuple[int, ...]:
        """Return the years of `period` with unknown official days, in order."""
        years = range(period.start.year, period.end.year + 1)
        return tuple(year for year in years if self.source(year) in ("provisional", "weekdays"))

    def list_assumed_years(self, period: Period) -> tuple[int, ...]:
        """Return the years of `period` that go by the official notice for lack of a record, in order."""
        years = range(period.start.year, period.end.year + 1)
        return tuple(year for year in years if self.source(year) == "official")
