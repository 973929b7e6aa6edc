"""C004 urgent-answered: the edges of the two limits."""

from __future__ import annotations

import pytest

RAISED = "2026-09-03T12:00:00+08:00"


def request(urgent: str = "", status: str = "open", keys: str = "") -> str:
    times = f"{{raised: {RAISED}{', ' if urgent else ''}{urgent}}}"
    return f"requests: [{{id: r, need: 物料, from: sales, to: design, status: {status}, {keys} urgent: {times}}}]"


@pytest.mark.parametrize(
    ("now", "messages"),
    [
        ("2026-09-03T11:00:00+08:00", []),
        ("2026-09-03T14:00:00+08:00", []),
        ("2026-09-03T14:00:01+08:00", ["unanswered"]),
        ("2026-09-03T06:00:01+00:00", ["unanswered"]),
        ("2026-09-05T12:00:00+08:00", ["unanswered"]),
    ],
)
def test_two_hours_are_allowed_for_an_answer(said, now: str, messages: list[str]) -> None:
    assert said("C004", request(), now) == messages


@pytest.mark.parametrize(
    ("now", "messages"),
    [("2026-09-04T12:00:00+08:00", []), ("2026-09-04T12:00:01+08:00", ["unsolved"])],
)
def test_24_hours_are_allowed_for_a_solution(said, now: str, messages: list[str]) -> None:
    for status in ("open", "accepted", "in_progress"):
        assert said("C004", request("responded: 2026-09-03T13:00", status), now) == messages


@pytest.mark.parametrize("status", ["accepted", "delivered", "done"])
@pytest.mark.parametrize(
    "urgent",
    [
        "responded: 2026-09-03T14:00, solved: 2026-09-04T12:00",
        "responded: 2026-09-03T14:01, solved: 2026-09-04T12:01",
        "solved: 2026-09-03T15:00",
        "responded: 2026-09-03T11:00, solved: 2026-09-03T11:30",
    ],
)
def test_what_was_answered_and_solved_is_quiet_even_if_it_came_late(said, urgent: str, status: str) -> None:
    assert said("C004", request(urgent, status), "2026-09-05T12:00:00+08:00") == []


def test_an_answer_that_came_late_does_not_hide_a_missing_solution(said) -> None:
    text = request("responded: 2026-09-03T15:00", "in_progress")
    assert said("C004", text, "2026-09-03T16:00:00+08:00") == []
    assert said("C004", text, "2026-09-05T12:00:00+08:00") == ["unsolved"]


@pytest.mark.parametrize("at", ["2026-09-03T13:59", "2026-09-03T15:00", "2026-09-01T10:00"])
def test_who_accepts_has_answered(said, at: str) -> None:
    keys = f"accepted: {{by: liu, at: {at}}},"
    assert said("C004", request(status="accepted", keys=keys), "2026-09-03T16:00:00+08:00") == []


@pytest.mark.parametrize("status", ["accepted", "in_progress", "delivered", "done", "cancelled"])
def test_a_status_that_moved_on_was_answered_at_a_time_unknown(said, status: str) -> None:
    assert said("C004", request(status=status), "2026-09-03T16:00:00+08:00") == []


@pytest.mark.parametrize("status", ["delivered", "done"])
def test_what_was_delivered_was_solved_at_a_time_unknown(said, status: str) -> None:
    assert said("C004", request("responded: 2026-09-03T13:00", status), "2026-09-10T12:00:00+08:00") == []


def test_the_team_sets_the_limits(said) -> None:
    settings = "team: 华东营销部\nlimits: {urgent: {response: 30m, solution: 4h}}\n"
    files = {"teamops.yaml": settings, "r.yaml": request()}
    assert said("C004", files, "2026-09-03T12:30:00+08:00") == []
    assert said("C004", files, "2026-09-03T12:31:00+08:00") == ["unanswered"]


@pytest.mark.parametrize("raised", ["0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-08:00"])
def test_times_at_the_ends_of_the_calendar_are_no_matter(said, raised: str) -> None:
    text = request().replace(RAISED, raised)
    assert said("C004", text) == (["unanswered"] if raised < "2026" else [])


def test_a_request_that_is_not_urgent_has_time(said) -> None:
    assert said("C004", "requests: [{id: r, need: 物料, from: sales}]", "2027-01-01T12:00:00+08:00") == []
