"""T012 state-consistent."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import load_rules
from teamops.checking.finding import NotRun


def task(keys: str, days: str = "start: 2026-09-01, end: 2026-09-15") -> str:
    return f"tasks: [{{id: t, name: 回访, owner: zhao, {days}, {keys}}}]"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("not_started", []),
        ("in_progress", []),  # as in Table 2
        ("blocked", []),
        ("done", [("done_blocked", "error")]),
        ("cancelled", [("cancelled_blocked", "warning")]),
    ],
)
def test_what_is_closed_waits_for_nothing(found, status: str, expected: list[tuple[str, str]]) -> None:
    findings = found("T012", task(f"status: {status}, blocker: {{needs: 成本数据}}"))
    assert [(f.message, f.severity) for f in findings] == expected


@pytest.mark.parametrize(
    ("status", "progress", "expected"),
    [
        ("not_started", "0%", []),
        ("not_started", "1%", [("unbegun", "error", "1%")]),
        ("not_started", "100%", [("unbegun", "error", "100%")]),
        ("not_started", "0.1%", [("unbegun", "error", "0.1%")]),
        ("in_progress", "0%", []),
        ("in_progress", "99%", []),
        ("in_progress", "100%", [("complete", "info", None)]),
        ("blocked", "1", [("complete", "info", None)]),
        ("done", "100%", []),
        ("done", "1", []),
        ("done", "99.9%", [("undone", "error", "99.9%")]),
        ("done", "0", [("undone", "error", "0%")]),
        ("cancelled", "0%", []),
        ("cancelled", "40%", []),
        ("cancelled", "100%", []),
    ],
)
def test_progress_fits_the_status(
    found, status: str, progress: str, expected: list[tuple[str, str, str | None]]
) -> None:
    findings = found("T012", task(f"status: {status}, progress: {progress}"))
    assert [(f.message, f.severity, f.facts.get("progress")) for f in findings] == expected


@pytest.mark.parametrize(
    ("status", "start", "messages"),
    [
        ("in_progress", "2026-09-04", []),
        ("in_progress", "2026-09-05", ["running_early"]),
        ("done", "2026-09-05", ["done_early"]),
        ("blocked", "2026-09-05", []),
        ("not_started", "2026-09-05", []),
        ("cancelled", "2026-09-05", []),
    ],
)
def test_what_runs_or_is_done_has_started(said, status: str, start: str, messages: list[str]) -> None:
    assert said("T012", task(f"status: {status}", f"start: {start}, end: 2026-09-15")) == messages


@pytest.mark.parametrize(
    ("updated", "messages"),
    [
        ("2026-09-04T11:59:00+08:00", []),
        ("2026-09-05T12:00:00+08:00", []),  # a day ahead is within
        ("2026-09-05T12:01:00+08:00", ["updated_early"]),
        ("2026-09-05T12:01:00+09:00", []),
        ("9999-12-31T23:59:00-12:00", ["updated_early"]),
        ("0001-01-01T00:00:00+14:00", []),
    ],
)
def test_nothing_was_confirmed_tomorrow(said, updated: str, messages: list[str]) -> None:
    assert said("T012", task(f"updated: {updated}")) == messages


def test_a_time_that_is_to_come_makes_the_other_days_doubtful(said) -> None:
    keys = "status: done, updated: 2027-09-10T16:00"
    assert said("T012", task(keys, "start: 2026-09-07, end: 2026-09-15")) == ["updated_early"]


@pytest.mark.parametrize(
    ("status", "since", "messages"),
    [
        ("blocked", "2026-09-04", []),
        ("blocked", "2026-09-05", ["blocked_early"]),
        ("blocked", "2026-08-01", []),
        ("in_progress", "2026-09-05", []),
    ],
)
def test_what_is_blocked_is_blocked_already(said, status: str, since: str, messages: list[str]) -> None:
    assert said("T012", task(f"status: {status}, blocker: {{since: {since}}}")) == messages


def test_every_contradiction_is_told(said) -> None:
    keys = "status: done, progress: 80%, blocker: {needs: 数据}"
    messages = ["done_blocked", "undone", "done_early"]
    assert said("T012", task(keys, "start: 2026-09-07, end: 2026-09-15")) == messages


def test_the_last_of_all_days_is_no_matter(said) -> None:
    assert said("T012", task("updated: 9999-12-31T23:00"), "9999-12-31T12:00:00+08:00") == []


@pytest.mark.parametrize(("count", "slips"), [(3, 3), (4, 0)])
def test_many_confirmations_to_come_throw_doubt_on_the_day_of_the_check(loaded, said, count: int, slips: int) -> None:
    row = "name: 回访, owner: zhao, start: 2026-09-07, end: 2026-09-15, status: done, updated: 2026-09-15T16:00"
    text = "tasks:\n" + "".join(f"  - {{id: t{n}, {row}}}\n" for n in range(count))
    assert said("T012", text) == ["updated_early"] * slips
    every = load_rules()["T012"].run(loaded(text), datetime.fromisoformat("2026-09-04T12:00:00+08:00"))
    doubts = [one for one in every if isinstance(one, NotRun)]
    assert doubts == ([] if slips else [NotRun("T012", "check.confirmed_later", {"count": "4"})])
