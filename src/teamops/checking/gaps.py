"""Days that are to be covered, and those that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period, WeekStyle

Days = tuple[date, date]
"""The first and the last of some days in a row, both included."""

_DAY = timedelta(days=1)


def find_days_to_cover(whole: Period, parts: Sequence[Period], weeks: WeekStyle) -> Days:
    """The days that `parts` of `whole` are to cover: its own.

    Where the team counts in whole ISO weeks, and the parts are such weeks, those of its weeks.
    """
    if all(part.kind == "week" for part in parts) and any(_is_uncut(part) for part in parts):
        return whole.span("week", weeks)
    return whole.start, whole.end


def _is_uncut(week: Period) -> bool:
    return len(week.text) == len("2026-W28")


def find_gaps(whole: Days, parts: Iterable[Days]) -> Iterator[Days]:
    """The days of `whole`, in runs, that none of `parts` has; `parts` are in the order of their first days."""
    begin, end = whole
    for first, last in parts:
        if begin < first and begin <= end:
            yield begin, min(first - _DAY, end)
        begin = max(begin, last + _DAY)
    if begin <= end:
        yield begin, end


def is_rest(first: date, last: date, workdays: WorkCalendar) -> bool:
    """Whether there is no working day from `first` to `last`."""
    return not any(workdays.is_workday(first + n * _DAY) for n in range((last - first).days + 1))
