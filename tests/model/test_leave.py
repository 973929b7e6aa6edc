"""Leave is a day, a range or half a day, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from teamops.locale.canonical import canonicalize
from teamops.model.figures.workload import get_work_calendar
from teamops.model.records.conversion import RefusedValueError
from teamops.model.records.settings import Person, Settings
from teamops.model.records.values import convert_leave
from teamops.model.time.leave import Leave, weigh_days_off
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.shares.weights import count_absent_days

WEEK = Period.parse("2026-W47")


@pytest.mark.parametrize("text", ["2026-11-18", "2026-11-16..2026-11-20", "2026-11-18 am", "2026-11-18 pm"])
def test_a_leave_is_written_as_it_was_read(text: str) -> None:
    assert convert_leave(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday", "leave"),
        ("2026-11-31", "leave"),
        ("2026-11-18 noon", "leave"),
        ("2026-11-16..2026-11-20 am", "leave"),
        ("2026-11-20..2026-11-16", "leave_reversed"),
        ("0001-01-01..9999-12-31", "leave_too_long"),
        ("2026-01-01..2027-01-02", "leave_too_long"),
        (["2026-11-18"], "leave"),
        (None, "leave"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: object, expected: str) -> None:
    with pytest.raises(RefusedValueError) as refused:
        convert_leave(text)
    assert refused.value.expected == expected


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2026年11月16日至20日", "2026-11-16..2026-11-20"),
        ("2026-11-16 ~ 2026/11/20", "2026-11-16..2026-11-20"),
        ("2026-12-30 至 1月2日", "2026-12-30..2027-01-02"),
        ("2026-11-18 上午", "2026-11-18 am"),
        ("2026年11月18日下午", "2026-11-18 pm"),
        ("2026-11-20..2026-11-16", None),
        ("11月18日", None),
    ],
)
def test_other_forms_that_mean_one_leave_are_known(typed: str, written: str | None) -> None:
    assert canonicalize("leave", typed) == written


def test_morning_and_afternoon_of_one_day_do_not_overlap() -> None:
    morning, afternoon, day = map(Leave.parse, ("2026-11-18 am", "2026-11-18 pm", "2026-11-16..2026-11-18"))
    assert not morning.overlaps(afternoon)
    assert morning.overlaps(morning)
    assert day.overlaps(morning)
    assert not Leave.parse("2026-11-19").overlaps(day)


def test_two_halves_are_a_day_and_no_day_is_off_twice() -> None:
    texts = ("2026-11-18 am", "2026-11-18 pm", "2026-11-19 pm", "2026-11-20", "2026-11-20 am")
    off = weigh_days_off(map(Leave.parse, texts), WEEK.start, WEEK.end)
    assert {day.day: share for day, share in off.items()} == {18: 1, 19: Decimal("0.5"), 20: 1}


def test_a_half_day_is_a_working_day_and_counts_half() -> None:
    person = Person(name="赵四", days_off=(convert_leave("2026-11-18 am"), convert_leave("2026-11-19..2026-11-20")))
    ws = Workspace(Settings(team="T", people={"zhao": person}))
    calendar = get_work_calendar(ws, "zhao")
    assert calendar.workdays(WEEK) == 3
    assert sum(map(calendar.weigh, WEEK.days)) == WEEK_WORKED
    assert count_absent_days(person, WEEK, ws.workdays) == Fraction(5, 2)


WEEK_WORKED = Decimal("2.5")


def test_there_are_no_working_days_before_somebody_joins_and_after_they_leave() -> None:
    person = Person(name="赵四", since=date(2026, 11, 17), until=date(2026, 11, 19))
    ws = Workspace(Settings(team="T", people={"zhao": person}))
    assert get_work_calendar(ws, "zhao").workdays(WEEK) == 3
    assert count_absent_days(person, WEEK, ws.workdays) == 2
    assert person.is_member(WEEK.start, WEEK.end)
    assert not person.is_member(date(2026, 11, 20), date(2026, 12, 31))
    assert not person.is_member(date(2026, 11, 1), date(2026, 11, 16))
