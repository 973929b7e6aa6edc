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
        ("2026-12-01T12:00:00+08:00", ["missing"]),
    ],
)
def test_minutes_have_24_hours_and_are_asked_for_until_they_are_out(said, now: str, messages: list[str]) -> None:
    assert said("C005", meeting(), now) == messages


@pytest.mark.parametrize(
    ("distributed", "messages"),
    [
        ("2026-09-01T16:00:00+08:00", []),
        ("2026-09-01T08:00:00+00:00", []),
        ("2026-09-01T16:01:00+08:00", ["late"]),
        ("2026-08-31T15:00:00+08:00", []),
    ],
)
def test_late_minutes_are_told_to_the_end_of_the_next_month(said, distributed: str, messages: list[str]) -> None:
    text = meeting(f"distributed: {distributed}")
    assert said("C005", text, "2026-09-30T23:59:00+08:00") == messages
    assert said("C005", text, "2026-10-01T00:00:00+08:00") == []


def test_the_place_is_what_is_wrong(found) -> None:
    (late,) = found("C005", meeting("distributed: 2026-09-02T16:00"))
    (missing,) = found("C005", meeting())
    assert (late.at.route[-1], missing.at.route[-1]) == ("distributed", "held")
    assert late.facts == {"meeting": "m", "held": "2026-08-31 16:00", "at": "2026-09-02 16:00", "limit": "24h"}


def test_the_team_sets_the_limit(said) -> None:
    files = {
        "teamops.yaml": "team: 华东营销部\nlimits: {minutes_within: 2d}\n",
        "m.yaml": meeting("distributed: 2026-09-02T16:00"),
    }
    assert said("C005", files) == []


def test_an_hour_that_summer_time_takes_is_not_allowed_for(said) -> None:
    settings = "team: Vertrieb\ntimezone: Europe/Berlin\n"
    held, sent = "2026-03-28T16:00", "2026-03-29T16:30"
    files = {"teamops.yaml": settings, "m.yaml": meeting(f"distributed: {sent}", held)}
    assert said("C005", files, "2026-03-30T12:00:00+02:00") == []  # 23 hours and a half


@pytest.mark.parametrize("held", ["0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-08:00"])
def test_times_at_the_ends_of_the_calendar_are_no_matter(said, held: str) -> None:
    assert said("C005", meeting(held=held)) == (["missing"] if held < "2026" else [])
