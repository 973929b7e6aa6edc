"""Days, periods and working days: weekends, the holidays and make-up days of calendar/, days off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def touches(self, other: Span) -> bool:
        return self.first <= other.last and other.first <= self.last


def period(text: str) -> Span:
    """`2026-Q4`, `2026-11`, `2026-W47` (Monday to Sunday) or `2026-11-W49` (the days of that week in November)."""
    year, _, rest = text.partition("-")
    if rest.startswith("Q"):
        first = int(rest[1:]) * 3 - 2
        return Span(date(int(year), first, 1), _month(int(year), first + 2).last)
    if rest.startswith("W"):
        return _week(int(year), int(rest[1:]))
    month, _, week = rest.partition("-W")
    whole = _month(int(year), int(month))
    if not week:
        return whole
    days = _week(int(year), int(week))
    return Span(max(whole.first, days.first), min(whole.last, days.last))


def _month(year: int, month: int) -> Span:
    following = date(year + month // 12, month % 12 + 1, 1)
    return Span(date(year, month, 1), following - timedelta(days=1))


def _week(year: int, week: int) -> Span:
    monday = date.fromisocalendar(year, week, 1)
    return Span(monday, monday + timedelta(days=6))


def week_of(day: date) -> Span:
    """Monday to Sunday around `day`."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: Monday to Friday without `off`, and the days of `extra`."""

    off: frozenset[date]
    extra: frozenset[date]

    def is_worked(self, day: date) -> bool:
        return day in self.extra or (day.weekday() < 5 and day not in self.off)

    def days(self, span: Span) -> list[date]:
        """The working days of `span`."""
        return [day for day in span if self.is_worked(day)]

    def count(self, first: date, last: date) -> int:
        """How many working days lie from `first` to `last`."""
        return len(self.days(Span(first, last))) if first <= last else 0
