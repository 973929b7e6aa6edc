"""Working days are Monday to Friday, less holidays, plus make-up days."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
from hypothesis import given
from hypothesis import strategies as st

from teamops.model.records.calendar import CalendarYear
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period


def chinese(year: int) -> CalendarYear:
    first = date(year, 1, 1)
    days = [first + timedelta(n) for n in range(len(Period.year(year)))]
    return CalendarYear(
        year=year,
        holidays=tuple(day for day in days if chinese_calendar.is_holiday(day)),
        makeup_workdays=tuple(day for day in days if day.weekday() > 4 and chinese_calendar.is_workday(day)),
    )


CALENDAR = WorkCalendar.of([chinese(2026)])
EMPTY = WorkCalendar.of([])


def test_the_chinese_year_2026_has_248_working_days() -> None:
    by_month = [CALENDAR.workdays(month) for month in Period.year(2026).split("month")]
    assert by_month == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]
    assert CALENDAR.workdays(Period.year(2026)) == 248
    assert EMPTY.workdays(Period.year(2026)) == 261


def test_make_up_days_are_worked_and_a_holiday_week_is_not() -> None:
    assert CALENDAR.is_workday(date(2026, 9, 20))  # a Sunday
    assert not CALENDAR.is_workday(date(2026, 9, 25))  # a Friday
    assert CALENDAR.workdays(Period.parse("2026-10-W40")) == 0


def test_a_make_up_day_wins_over_a_holiday() -> None:
    day = date(2026, 2, 14)
    assert WorkCalendar.of([CalendarYear(year=2026, holidays=(day,), makeup_workdays=(day,))]).is_workday(day)


def test_years_without_an_official_record_are_not_known() -> None:
    years = [CalendarYear(year=2026), CalendarYear(year=2027, status="provisional")]
    calendar = WorkCalendar.of(years)
    assert calendar.list_unknown_years(Period.year(2026)) == ()
    assert calendar.list_unknown_years(Period.parse("2026-W53")) == (2027,)
    assert EMPTY.list_unknown_years(Period.parse("2026-W53")) == (2026, 2027)


@given(st.integers(1990, 2100), st.sampled_from(["quarter", "month", "week", "day"]))
def test_the_working_days_of_parts_add_up_to_those_of_the_whole(year: int, kind: str) -> None:
    whole = Period.year(year)
    assert sum(map(CALENDAR.workdays, whole.split(kind))) == CALENDAR.workdays(whole)  # type: ignore[arg-type]


def test_working_days_are_counted_on_and_back_over_holidays() -> None:
    assert CALENDAR.last_workday(date(2026, 9, 27)) == date(2026, 9, 24)
    assert CALENDAR.last_workday(date(2026, 9, 24)) == date(2026, 9, 24)
    assert CALENDAR.workday_after(date(2026, 9, 24), 1) == date(2026, 9, 28)
    assert CALENDAR.workday_after(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert CALENDAR.count_workdays_between(date(2026, 9, 18), date(2026, 9, 21)) == 2
    assert CALENDAR.count_workdays_between(date(2026, 9, 21), date(2026, 9, 18)) == 0


def test_a_calendar_without_working_days_and_the_ends_of_time_come_to_an_end() -> None:
    never = WorkCalendar.of([CalendarYear(year=2026, holidays=tuple(Period.year(2026).days))])
    assert never.last_workday(date(2026, 12, 31)) == date(2025, 12, 31)
    assert never.workday_after(date(2026, 1, 1), 1) == date(2027, 1, 1)
    assert EMPTY.last_workday(date.min) <= EMPTY.workday_after(date.max, 2)
