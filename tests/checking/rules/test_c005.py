"""C005 minutes-in-time."""

from __future__ import annotations

import pytest


def meeting(keys: str = "", held: str = "2026-08-31T16:00:00+08:00") -> str:
    return f"meetings: [{{id: m, type: weekly, held: {held}, agenda: [进度], {keys}}}]"


@pytest.mark.parametrize(
    ("now", "messages"),
    [
        ("2026-08-30T12:00:00+08:00", []),
        ("2026-09-01T16:00:00+08:00", []),
        ("2026-09-01T16:00:01+08:00", ["missing"]),
        ("2026-10-01T16:00:00+08:00", ["missing"]),
        ("2026-10-01T16:00:01+08:00", []),
    ],
)
def test_minutes_have_24_hours_and_are_asked_for_a_month(said, now: str, messages: list[str]) -> None:
    assert said("C005", meeting(), now) == messages


@pytest.mark.parametrize(
    ("kind", "other", "messages"),
    [
        ("weekly", "weekly", ["missing"]),
        ("monthly", "monthly", ["missing"]),
        ("weekly", "monthly", ["missing", "missing"]),
        ("adhoc", "adhoc", ["missing", "missing"]),
    ],
)
def test_the_next_meeting_of_a_regular_kind_replaces_the_minutes(said, kind: str, other: str, messages) -> None:
    meetings = f"""\
meetings:
  - {{id: a, type: {kind}, held: 2026-08-31T16:00, agenda: [进度]}}
  - {{id: b, type: {other}, held: 2026-09-07T16:00, agenda: [进度]}}
  - {{id: c, type: {other}, held: 2026-09-14T16:00, agenda: [进度], distributed: 2026-09-14T18:00}}
"""
    assert said("C005", meetings.replace("  - {id: c", "#"), "2026-09-09T12:00:00+08:00") == messages
    late = ["missing"] * (len(messages) - 1) if kind != "adhoc" else messages
    assert said("C005", meetings, "2026-09-15T12:00:00+08:00") == late


def test_a_meeting_to_come_replaces_nothing(said) -> None:
    text = """\
meetings:
  - {id: a, type: weekly, held: 2026-08-31T16:00, agenda: [进度]}
  - {id: b, type: weekly, held: 2026-09-07T16:00, agenda: [进度]}
"""
    assert said("C005", text, "2026-09-07T15:00:00+08:00") == ["missing"]
    assert said("C005", text, "2026-09-07T16:00:00+08:00") == []


@pytest.mark.parametrize("distributed", ["2026-09-01T16:00", "2026-09-01T16:01", "2026-09-03T09:00"])
def test_minutes_that_were_sent_are_quiet_even_if_they_came_late(said, distributed: str) -> None:
    assert said("C005", meeting(f"distributed: {distributed}")) == []


def test_the_place_is_the_meeting(found) -> None:
    (missing,) = found("C005", meeting())
    assert missing.at.route[-1] == "held"
    assert missing.facts == {"meeting": "m", "held": "2026-08-31 16:00", "limit": "24h"}


def test_the_team_sets_the_limit(said) -> None:
    files = {
        "teamops.yaml": "team: 华东营销部\nlimits: {minutes_within: 2d}\n",
        "m.yaml": meeting(),
    }
    assert said("C005", files, "2026-09-02T16:00:00+08:00") == []
    assert said("C005", files, "2026-09-02T16:01:00+08:00") == ["missing"]


def test_an_hour_that_summer_time_takes_is_not_allowed_for(said) -> None:
    settings = "team: Vertrieb\ntimezone: Europe/Berlin\n"
    files = {"teamops.yaml": settings, "m.yaml": meeting(held="2026-03-28T16:00")}
    assert said("C005", files, "2026-03-29T16:30:00+02:00") == []  # 23 hours and a half


@pytest.mark.parametrize("held", ["0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-08:00"])
def test_times_at_the_ends_of_the_calendar_are_no_matter(said, held: str) -> None:
    assert said("C005", meeting(held=held)) == []
