"""F006 unique-id."""

from __future__ import annotations

import pytest


def test_the_later_record_is_at_fault_and_the_first_is_shown(found) -> None:
    task = "  - {id: t-1, name: 回访, start: 2026-09-05, end: 2026-09-15}\n"
    second, third = found("F006", {"b.yaml": f"tasks:\n{task}{task}", "a.yaml": f"tasks:\n{task}"})
    assert (second.at.file, second.at.route) == ("b.yaml", ("tasks", 0, "id"))
    assert (third.at.file, third.at.route) == ("b.yaml", ("tasks", 1, "id"))
    assert {related.at.file for related in (*second.related, *third.related)} == {"a.yaml"}


def test_a_task_and_a_goal_may_share_an_id(said) -> None:
    assert said("F006", "goals: [{id: a}]\ntasks: [{id: a, name: b, start: 2026-09-05, end: 2026-09-15}]") == []


def test_improvements_are_unique_across_reviews(found) -> None:
    reviews = "".join(
        f"  - {{id: r{month}, period: 2026-0{month}, improvements: [{{id: imp-1, item: 提速}}]}}\n" for month in (7, 8)
    )
    (finding,) = found("F006", f"reviews:\n{reviews}")
    assert finding.at.route == ("reviews", 1, "improvements", 0, "id")
    assert finding.facts["section"] == "improvements"


@pytest.mark.parametrize("other", ["{person: zhao, date: 2026-09-04}", "{person: qian, date: 2026-09-03}"])
def test_another_day_or_person_is_another_daily(said, other: str) -> None:
    assert said("F006", f"dailies: [{{person: zhao, date: 2026-09-03}}, {other}]") == []


def test_parts_for_the_same_days_are_left_to_the_tiling_of_periods(said) -> None:
    parts = "[{period: 2026-07, target: 1}, {period: 2026-07, target: 2}]"
    goal = f"goals: [{{id: g, period: 2026-Q3, parts: {parts}}}]"
    assert said("F006", goal) == []
    assert said("G003", goal) == ["overlap", "gap"]


def test_a_person_may_have_parts_of_several_months(said) -> None:
    parts = "[{period: 2026-07, owner: zhao, target: 1}, {period: 2026-08, owner: zhao, target: 2}]"
    assert said("F006", f"goals: [{{id: g, parts: {parts}}}]") == []
