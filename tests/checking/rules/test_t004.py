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
