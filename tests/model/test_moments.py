"""Times are told in the team's zone, and what lies between them is measured as by a stop-watch."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from teamops.model.time.moments import compute_duration, convert_to_zone, format_moment, format_time_limit, is_recent

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
FIRST = datetime.fromisoformat("0001-01-01T00:00:00+08:00")
LAST = datetime.fromisoformat("9999-12-31T23:59:00-08:00")


def test_an_hour_that_summer_time_takes_did_not_pass() -> None:
    before, after = datetime(2026, 3, 28, 16, tzinfo=BERLIN), datetime(2026, 3, 29, 16, tzinfo=BERLIN)
    assert compute_duration(before, after) == timedelta(hours=23)
    assert compute_duration(before, after.astimezone(SHANGHAI)) == timedelta(hours=23)


def test_the_whole_calendar_can_pass() -> None:
    assert compute_duration(FIRST, LAST) == -compute_duration(LAST, FIRST) > timedelta(days=3_000_000)


@pytest.mark.parametrize("moment", [FIRST, LAST])
def test_where_the_calendar_ends_a_time_is_told_as_it_is(moment: datetime) -> None:
    zone = SHANGHAI if moment == LAST else ZoneInfo("America/New_York")
    assert convert_to_zone(moment, zone) == moment
    assert format_moment(moment, zone) == moment.strftime("%Y-%m-%d %H:%M").rjust(16, "0")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-09-03T03:30:00+00:00", "2026-09-03 11:30"),
        ("2026-09-03T11:30:01+08:00", "2026-09-03 11:30:01"),
        ("2026-09-03T17:30:00+00:00", "2026-09-04 01:30"),
    ],
)
def test_times_are_told_in_the_zone_of_the_team(written: str, said: str) -> None:
    assert format_moment(datetime.fromisoformat(written), SHANGHAI) == said


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (timedelta(hours=2), "2h"),
        (timedelta(days=1), "24h"),
        (timedelta(minutes=90), "90m"),
        (timedelta(0), "0h"),
    ],
)
def test_a_limit_is_told_in_hours_or_minutes(limit: timedelta, said: str) -> None:
    assert format_time_limit(limit) == said


@pytest.mark.parametrize(
    ("now", "recent"),
    [("2026-08-31", True), ("2026-09-30", True), ("2026-10-01", False), ("2027-08-01", False), ("2026-01-01", True)],
)
def test_a_month_is_recent_to_the_end_of_the_next_one(now: str, recent: bool) -> None:
    moment = datetime.fromisoformat("2026-07-31T17:00:00+00:00")  # 1 August in Shanghai
    assert is_recent(moment, datetime.fromisoformat(f"{now}T12:00:00+08:00"), SHANGHAI) == recent


def test_december_is_recent_in_january() -> None:
    moment = datetime.fromisoformat("2026-12-15T10:00:00+08:00")
    assert is_recent(moment, datetime.fromisoformat("2027-01-31T12:00:00+08:00"), SHANGHAI)
