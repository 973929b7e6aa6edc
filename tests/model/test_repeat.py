"""Routines come round on the days that they name, moved to working days."""

from __future__ import annotations

import re
from datetime import date

import pytest

from teamops.model.records.calendar import CalendarYear
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.model.time.repeat import FORMS, Repeat

GOLDEN_WEEK = tuple(date(2026, 10, n) for n in range(1, 8))
CALENDAR = WorkCalendar.of([CalendarYear(year=2026, holidays=GOLDEN_WEEK, makeup_workdays=(date(2026, 9, 20),))])


def days(text: str, week: str) -> list[tuple[str, str]]:
    found = Repeat.parse(text).list_occurrences(Period.parse(week), CALENDAR)
    return [(one.start.isoformat()[5:], one.end.isoformat()[5:]) for one in found]


def each(*days: str) -> list[tuple[str, str]]:
    return [(day, day) for day in days]


@pytest.mark.parametrize(
    ("text", "week", "found"),
    [
        ("daily", "2026-W37", [("09-07", "09-11")]),
        ("daily", "2026-W38", [("09-14", "09-20")]),  # worked on Sunday
        ("daily", "2026-W40", [("09-28", "09-30")]),
        ("daily", "2026-W41", [("10-08", "10-09")]),
        ("daily", "2026-10-W40", []),  # the first of October and the days after it are free
        ("weekly Mon", "2026-W37", each("09-07")),
        ("weekly Mon,Thu", "2026-W37", each("09-07", "09-10")),
        ("weekly Mon", "2026-W41", each("10-08")),  # the first working day after
        ("weekly Fri", "2026-W40", each("09-30")),  # none comes after: the last one before
        ("weekly Mon,Tue", "2026-W41", each("10-08")),
        ("weekly Sun", "2026-W37", each("09-11")),
        ("weekly Sun", "2026-W38", each("09-20")),
        ("monthly 3", "2026-W36", each("09-03")),
        ("monthly 3", "2026-W37", []),
        ("monthly 3", "2026-W40", []),
        ("monthly 3", "2026-W41", each("10-08")),  # from within the holidays
        ("monthly 31", "2026-W40", each("09-30")),
        ("monthly last", "2026-W40", each("09-30")),
        ("monthly last", "2026-W44", each("10-30")),
        ("monthly 1,15", "2026-W38", each("09-15")),
        ("quarterly 5", "2026-W28", each("07-06")),
        ("quarterly 5", "2026-W32", []),
        ("quarterly 1", "2026-W41", each("10-08")),
        ("quarterly last", "2026-W31", each("07-31")),
        ("monthly last", "2027-W01", []),
    ],
)
def test_a_routine_comes_round(text: str, week: str, found: list[tuple[str, str]]) -> None:
    assert days(text, week) == found


def test_every_form_that_is_named_is_understood() -> None:
    assert all(Repeat.parse(form).every for form in FORMS.split(" · "))


@pytest.mark.parametrize("text", ["hourly", "daily 1", "weekly", "weekly 1", "weekly Mo", "monthly 32", "monthly 0"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        Repeat.parse(text)


@pytest.mark.parametrize("text", ["weekly Wed", "monthly 7", "monthly last", "quarterly 31"])
def test_over_a_year_nothing_is_left_out_and_nothing_comes_twice(text: str) -> None:
    weeks = [Period.week_of(date.fromisocalendar(2026, n, 1)) for n in range(1, 54)]
    found = [one.start for week in weeks for one in Repeat.parse(text).list_occurrences(week, CALENDAR)]
    assert found == sorted(set(found))
    assert sum(day.year == 2026 for day in found) == {"week": 52, "month": 12, "quarter": 4}[Repeat.parse(text).every]
