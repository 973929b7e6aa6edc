"""When a routine task recurs (§2.3): every working day, on days of the week, of the month or of the quarter.

    daily · weekly Mon · weekly Tue,Fri · monthly 3 · monthly 1,15 · monthly last · quarterly 5

A day off is moved to the next working day; a weekly one stays in its week, and is left out if the week has no working
day. `monthly 31` is the last day of shorter months, `monthly last` the last working day. The day of a quarter is one of
its first month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, Protocol

from teamops.model.dataclass import dataclass
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import Period

FORMS = "daily · weekly Mon · weekly Tue,Fri · monthly 3 · monthly 1,15 · monthly last · quarterly 5"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LAST = 0
"""Among the days of a month: its last working day."""

_FORM = compile_later(r"(daily)|(weekly|monthly|quarterly) ((?:[A-Za-z]+|\d\d?)(?:, ?(?:[A-Za-z]+|\d\d?))*)", re.ASCII)
_MOVED = timedelta(days=31)
"""The farthest that a day is moved for a holiday: no holiday is longer."""


class Workdays(Protocol):
    """The working days that a routine is moved to: those of a `WorkCalendar`."""

    def is_workday(self, day: date) -> bool: ...
    def last_workday(self, day: date) -> date: ...
    def workday_after(self, day: date, count: int) -> date: ...


class Occurrence(NamedTuple):
    """The days, inclusive, in which a routine is to be done once."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often, and on which days: 0 (Monday) to 6 of a week, 1 to 31 or LAST of a month."""

    every: Literal["day", "week", "month", "quarter"]
    days: tuple[int, ...] = ()

    @staticmethod
    def parse(text: str) -> Repeat:
        """Return the repetition written as `text`. Raises ValueError for anything but `FORMS`."""
        return _parse(text)

    def list_occurrences(self, week: Period, calendar: Workdays) -> tuple[Occurrence, ...]:
        """Return the occurrences that fall into `week` (Monday to Sunday, or a part of it), in order.

        A daily routine is one occurrence, from the first working day of the week to its last: its status is updated
        every day, and it is done on Friday.
        """
        workdays = [day for day in week.days if calendar.is_workday(day)]
        if self.every == "day":
            return (Occurrence(workdays[0], workdays[-1]),) if workdays else ()
        days = (
            self._list_weekly_days(week, workdays) if self.every == "week" else self._list_monthly_days(week, calendar)
        )
        return tuple(Occurrence(day, day) for day in sorted(set(days)))

    def _list_weekly_days(self, week: Period, workdays: list[date]) -> Iterator[date]:
        for day in week.days:
            if day.weekday() in self.days and workdays:
                yield next((workday for workday in workdays if workday >= day), workdays[-1])

    def _list_monthly_days(self, week: Period, calendar: Workdays) -> Iterator[date]:
        """Yield the days of all months from which a day in `week` may have been moved."""
        first = week.start - _MOVED
        for month in _list_months(first, week.end):
            if self.every == "quarter" and month.start.month % 3 != 1:
                continue
            for number in self.days:
                if number == LAST:
                    day = calendar.last_workday(month.end)
                else:
                    planned = month.start + timedelta(min(number, len(month)) - 1)
                    day = planned if calendar.is_workday(planned) else calendar.workday_after(planned, 1)
                if day in week:
                    yield day


def _list_months(first: date, last: date) -> Iterator[Period]:
    """Yield the months that have a day from `first` to `last`."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield Period.month(year, month)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


@lru_cache(maxsize=1024)
def _parse(text: str) -> Repeat:
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(text)
    if match[1]:
        return Repeat("day")
    words = [word.strip() for word in match[3].split(",")]
    if match[2] == "weekly":
        if not set(words) <= set(WEEKDAYS):
            raise ValueError(text)
        return Repeat("week", tuple(map(WEEKDAYS.index, words)))
    if not all(word == "last" or (word.isdigit() and 1 <= int(word) <= 31) for word in words):
        raise ValueError(text)
    days = tuple(LAST if word == "last" else int(word) for word in words)
    return Repeat("month" if match[2] == "monthly" else "quarter", days)
