"""Periods of the plan: year, quarter, month, ISO week, week cut at a month's edge, day.

    2026 · 2026-Q3 · 2026-07 · 2026-W28 · 2026-07-W28 · 2026-07-14

A period is the days from `start` to `end`, inclusive. Weeks follow ISO 8601 (Monday first; week 1 has the year's first
Thursday). `2026-07-W28` is the part of week 28 that lies in July; at a year's edge the week number may belong to the
neighbouring ISO year (`2027-01-W53` is 1 to 3 January 2027).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from teamops.model.dataclass import dataclass
from teamops.model.faults.limits import YEARS
from teamops.model.later_pattern import compile_later

Kind = Literal["year", "quarter", "month", "week", "day"]
WeekStyle = Literal["clip", "iso"]
KINDS: tuple[Kind, ...] = ("year", "quarter", "month", "week", "day")
FORMS = "2026 · 2026-Q3 · 2026-07 · 2026-W28 · 2026-07-W28 · 2026-07-14"

_DAY = timedelta(days=1)
_FORM = compile_later(
    r"(?P<year>[12]\d{3})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d\d)(?:-W(?P<cut>\d\d)|-(?P<day>\d\d))?|-W(?P<week>\d\d))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to `end`, inclusive, under the name `text`."""

    text: str
    kind: Kind
    start: date
    end: date

    @staticmethod
    def parse(text: str) -> Period:
        """Return the period named `text`. Raises ValueError if there is none (month 13, week 54, 30 February)."""
        return _parse(text)

    @staticmethod
    def year(year: int) -> Period:
        return _parse(f"{year:04}")

    @staticmethod
    def month(year: int, month: int) -> Period:
        return _parse(f"{year:04}-{month:02}")

    @staticmethod
    def week_of(day: date) -> Period:
        """Return the whole ISO week of `day`."""
        year, week, weekday = day.isocalendar()
        monday = day - (weekday - 1) * _DAY
        return Period(f"{year:04}-W{week:02}", "week", monday, monday + 6 * _DAY)

    @staticmethod
    def quarter_of(day: date) -> Period:
        return _parse(f"{day.year:04}-Q{(day.month + 2) // 3}")

    @staticmethod
    def day(day: date) -> Period:
        return Period(day.isoformat(), "day", day, day)

    def __str__(self) -> str:
        return self.text

    @property
    def days(self) -> Iterator[date]:
        """Each day, in order."""
        return (self.start + n * _DAY for n in range(len(self)))

    def __len__(self) -> int:
        """Return the number of days; never 0."""
        return (self.end - self.start).days + 1

    def __contains__(self, other: Period | date) -> bool:
        if isinstance(other, date):
            return self.start <= other <= self.end
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Return whether the two have a day in common."""
        return self.start <= other.end and other.start <= self.end

    def split(self, into: Kind, weeks: WeekStyle = "clip") -> tuple[Period, ...]:
        """Return the periods of kind `into` that make up this one, in order; empty if `into` is not a finer kind.

        With `weeks="clip"` weeks are cut at the edges of this period, so they tile it. With `weeks="iso"` a week
        belongs to the period that holds its Thursday and is not cut.
        """
        if KINDS.index(into) <= KINDS.index(self.kind):
            return ()
        match into:
            case "quarter":
                return tuple(_parse(f"{self.start.year:04}-Q{n}") for n in (1, 2, 3, 4))
            case "month":
                months = range(self.start.month, self.end.month + 1)
                return tuple(Period.month(self.start.year, n) for n in months)
            case "week":
                whole = [Period.week_of(self.start)]
                while whole[-1].end < self.end:
                    whole.append(Period.week_of(whole[-1].end + _DAY))
                if weeks == "iso":
                    return tuple(w for w in whole if w.start + 3 * _DAY in self)
                return tuple(self._clip(w) for w in whole)
            case _:
                return tuple(Period.day(d) for d in self.days)

    def _clip(self, week: Period) -> Period:
        if self.kind != "month" and week in self:
            return week
        inside = max(week.start, self.start)
        return _parse(f"{inside:%Y-%m}-{week.text[-3:]}")

    def span(self, finer: Kind, weeks: WeekStyle) -> tuple[date, date]:
        """Return the first and last day that parts of kind `finer` must cover: under `iso` those of its ISO weeks."""
        parts = self.split("week", "iso") if finer == "week" and weeks == "iso" else ()
        return (parts[0].start, parts[-1].end) if parts else (self.start, self.end)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year = int(match["year"])
    if match["quarter"]:
        first = int(match["quarter"]) * 3 - 2
        return Period(text, "quarter", date(year, first, 1), _find_month_end(year, first + 2))
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        if monday.year not in YEARS:
            raise ValueError(text)
        return Period(text, "week", monday, monday + 6 * _DAY)
    if not match["month"]:
        return Period(text, "year", date(year, 1, 1), date(year, 12, 31))
    month = int(match["month"])
    if match["day"]:
        day = date(year, month, int(match["day"]))
        return Period(text, "day", day, day)
    first_day, last_day = date(year, month, 1), _find_month_end(year, month)
    if not match["cut"]:
        return Period(text, "month", first_day, last_day)
    for monday in _list_mondays(year, int(match["cut"])):
        if monday <= last_day and monday + 6 * _DAY >= first_day:
            return Period(text, "week", max(monday, first_day), min(monday + 6 * _DAY, last_day))
    raise ValueError(text)


def _find_month_end(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - _DAY


def _list_mondays(year: int, week: int) -> Iterator[date]:
    """Yield the Monday of that ISO week in the year itself, then in its neighbours (for weeks at a year's edge)."""
    for iso_year in (year, year - 1, year + 1):
        try:
            yield date.fromisocalendar(iso_year, week, 1)
        except ValueError:
            continue
