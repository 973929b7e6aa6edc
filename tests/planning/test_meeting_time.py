"""When the team meets next: by what teamops.yaml says, and by the working days that there are."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from teamops.locale.words import Words
from teamops.model.place import At, Entry
from teamops.model.records.calendar import CalendarYear
from teamops.model.records.settings import Meetings, Settings
from teamops.model.workspace import Workspace
from teamops.planning.meetings.next_time import MeetingTimeError, find_next_meeting, make_meeting_id

ZONE = ZoneInfo("Asia/Shanghai")
HOLIDAYS = tuple(date(2026, 10, day) for day in range(1, 8))


def team(weekly: str = "Mon 16:00", monthly: str = "month-end", holidays: tuple[date, ...] = HOLIDAYS) -> Workspace:
    settings = Settings(team="队", meetings=Meetings(weekly=weekly, monthly=monthly))
    return Workspace(settings, calendar=(Entry(CalendarYear(year=2026, holidays=holidays), At("c.yaml")),))


def held(ws: Workspace, kind: str, now: str) -> str:
    meet = find_next_meeting(ws, kind, datetime.fromisoformat(now).replace(tzinfo=ZONE))
    return f"{meet.held:%Y-%m-%d %H:%M}" + (f" from {meet.moved_from}" if meet.moved_from else "")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-09-27T10:00", "2026-09-28 16:00"),
        ("2026-09-28T16:00", "2026-09-28 16:00"),
        ("2026-09-28T16:01", "2026-10-08 16:00 from 2026-10-05"),
        ("2026-10-06T09:00", "2026-10-08 16:00 from 2026-10-05"),
        ("2026-10-08T16:01", "2026-10-12 16:00"),
    ],
)
def test_the_weekly_meeting_comes_now_or_later_and_not_on_a_day_off(now: str, expected: str) -> None:
    assert held(team(), "weekly", now) == expected


@pytest.mark.parametrize(
    "said", ["Mon 16:00", "monday 16:00", "周一 16:00", "每周一16\uff1a00", "星期一 16:00", " MON  16:00 "]
)
def test_the_time_may_be_said_in_either_language(said: str) -> None:
    assert held(team(weekly=said), "weekly", "2026-09-27T10:00") == "2026-09-28 16:00"


@pytest.mark.parametrize(
    ("said", "now", "expected"),
    [
        ("month-end", "2026-09-28T10:00", "2026-09-30 16:00"),
        ("month-end 15:30", "2026-09-30T15:31", "2026-10-30 15:30"),
        ("月末 9:00", "2026-10-31T10:00", "2026-11-30 09:00"),
        ("每月底", "2026-12-31T17:00", "2027-01-29 16:00"),
    ],
)
def test_the_monthly_meeting_is_on_the_last_working_day(said: str, now: str, expected: str) -> None:
    assert held(team(monthly=said), "monthly", now) == expected


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("weekly", "Monday afternoon"), ("weekly", "Mon 25:00"), ("weekly", "Xyz 16:00"), ("weekly", ""),
        ("monthly", "last Friday"), ("monthly", "month-end 16:60"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_named_with_what_can(kind: str, said: str) -> None:
    with pytest.raises(MeetingTimeError) as refused:
        held(team(**{kind: said}), kind, "2026-09-28T10:00")
    for lang in ("en", "zh"):
        sentence = refused.value.say(Words(lang))
        assert f"meetings.{kind}" in sentence
        assert f"“{said}”" in sentence
        assert "--held" in sentence


def test_the_time_is_that_of_the_team() -> None:
    now = datetime(2026, 9, 28, 8, 30, tzinfo=ZoneInfo("UTC"))
    assert find_next_meeting(team(), "weekly", now).held.isoformat() == "2026-10-08T16:00:00+08:00"


def test_where_nobody_ever_works_there_is_a_meeting_all_the_same() -> None:
    always = tuple(date.fromordinal(day) for day in range(date(2026, 1, 1).toordinal(), date(2030, 1, 1).toordinal()))
    now = datetime(2026, 9, 28, 12, tzinfo=ZONE)
    assert find_next_meeting(team(holidays=always), "weekly", now).held > now
    assert find_next_meeting(team(holidays=always), "monthly", now).held < now


def test_ids_are_those_of_the_week_and_the_month() -> None:
    assert make_meeting_id("weekly", date(2026, 9, 7)) == "m-2026-W37"
    assert make_meeting_id("weekly", date(2027, 1, 1)) == "m-2026-W53"
    assert make_meeting_id("monthly", date(2026, 9, 30)) == "m-2026-09"
