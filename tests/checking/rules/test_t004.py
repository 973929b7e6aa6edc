"""T004 dates-in-order."""

from __future__ import annotations

import pytest

GOALS = "goals: [{id: g, period: 2026-Q3, parts: [{period: 2026-07, target: 1}, {period: 2026-08, target: 1}]}]\n"


def files(goal: str, start: str, end: str, settings: str = "") -> dict[str, str]:
    task = f"tasks: [{{id: t, name: 回访, owner: zhao, start: {start}, end: {end}, goal: {goal}}}]"
    return {"a.yaml": GOALS + task} | ({"teamops.yaml": settings} if settings else {})


@pytest.mark.parametrize(
    ("goal", "start", "end", "key"),
    [
        ("g", "2026-07-01", "2026-09-30", None),
        ("g", "2026-09-30", "2026-09-30", None),
        ("g", "2026-06-30", "2026-09-30", "start"),
        ("g", "2026-09-01", "2026-10-01", "end"),
        ("g/2026-07", "2026-07-01", "2026-07-31", None),
        ("g/2026-07", "2026-07-31", "2026-08-01", "end"),
        ("g/2026-11", "2026-07-31", "2026-08-01", None),
    ],
)
def test_a_task_lies_within_the_period_of_what_it_serves(found, goal: str, start: str, end: str, key) -> None:
    findings = found("T004", files(goal, start, end))
    assert [finding.at.route[-1] for finding in findings] == ([] if key is None else [key])


@pytest.mark.parametrize(
    ("first_due", "start", "end", "key"),
    [
        ("2026-07-31", "2026-07-20", "2026-08-14", None),
        ("2026-08-01", "2026-07-20", "2026-08-14", "start"),
        ("2026-07-31", "2026-07-20", "2026-09-01", "end"),
        ("2026-07-31", "2026-07-20", "2026-07-31", "start"),
    ],
)
def test_what_was_carried_over_may_have_started_before_the_period(found, first_due: str, start: str, end: str, key):
    texts = files("g/2026-08", start, end)
    texts["a.yaml"] = texts["a.yaml"].replace("goal: g/", f"first_due: {first_due}, goal: g/")
    assert [one.at.route[-1] for one in found("T004", texts)] == ([] if key is None else [key])


@pytest.mark.parametrize(
    ("goal", "status", "now", "severity"),
    [
        ("g/2026-08", "not_started", "2026-07-31T23:59:00+08:00", "warning"),
        ("g/2026-08", "not_started", "2026-08-01T00:00:00+08:00", "error"),
        ("g/2026-08", "in_progress", "2026-07-20T12:00:00+08:00", "error"),
        ("g/2026-08", "done", "2026-07-31T12:00:00+08:00", "error"),
        ("g/2026-07", "not_started", "2026-07-20T12:00:00+08:00", "error"),
    ],
)
def test_a_task_that_is_being_prepared_is_only_warned_of(
    found, goal: str, status: str, now: str, severity: str
) -> None:
    texts = files(goal, "2026-07-20", "2026-08-10")
    texts["a.yaml"] = texts["a.yaml"].replace("goal: g/", f"status: {status}, goal: g/")
    assert [(one.message, one.severity) for one in found("T004", texts, now)] == [("outside", severity)]


def test_a_task_that_ends_before_it_begins_is_an_error_even_if_it_is_prepared(found) -> None:
    (finding,) = found("T004", files("g/2026-08", "2026-08-10", "2026-08-05"), "2026-07-01T12:00:00+08:00")
    assert finding.severity == "error"


def test_a_task_of_one_day_is_in_order_and_one_that_runs_backwards_is_told_once(said) -> None:
    assert said("T004", files("g", "2026-07-01", "2026-07-01")) == []
    assert said("T004", files("g", "2026-12-02", "2026-12-01")) == ["backwards"]


def test_whole_weeks_belong_to_a_month_where_the_team_counts_so(said) -> None:
    assert said("T004", files("g/2026-07", "2026-06-29", "2026-07-03")) == ["outside"]
    assert said("T004", files("g/2026-07", "2026-06-29", "2026-07-03", "team: a\nweeks: iso\n")) == []


def test_a_goal_without_a_period_sets_no_bounds(said) -> None:
    task = "tasks: [{id: t, name: 回访, start: 2026-09-05, end: 2026-09-15, goal: g}]"
    assert said("T004", f"goals: [{{id: g}}]\n{task}") == []


def test_every_task_of_a_goal_is_measured_by_its_period(found) -> None:
    tasks = ", ".join(f"{{id: t{n}, name: 回访, start: 2026-09-{n}, end: 2026-10-{n}, goal: g}}" for n in (10, 11))
    assert [finding.record for finding in found("T004", f"{GOALS}tasks: [{tasks}]")] == ["t10", "t11"]
