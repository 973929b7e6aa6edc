"""R002, R003 and R004: what a review shows."""

from __future__ import annotations

import pytest

GOALS = """\
goals:
  - {id: year, name: 全年销售额, period: 2026, target: 4, parts: [{period: 2026-Q3, target: 1, parts: [{period: 2026-08, target: 1}]}]}
  - {id: quarter, name: 销售额, period: 2026-Q3, target: 3, direction: up}
  - {id: month, name: 获客成本, period: 2026-08, target: 1, direction: down}
  - {id: week, name: 周目标, period: 2026-W33, target: 1}
  - {id: edge, name: 跨月周, period: 2026-W31, target: 1}
  - {id: someday, name: 无周期, target: 1}
"""  # noqa: E501


def review(period: str, results: str = "", keys: str = "held: 2026-10-02") -> str:
    return f"{GOALS}reviews: [{{id: r, period: {period}, {keys}, results: [{results}]}}]"


def line(goal: str, plan: str = "1", actual: str = "1", words: str = "") -> str:
    return f"{{goal: {goal}, plan: {plan}, actual: {actual}{words}}}"


@pytest.mark.parametrize(
    ("period", "missing"),
    [
        ("2026-08", ["year", "month", "week"]),
        ("2026-Q3", ["year", "quarter", "month", "week", "edge"]),
        ("2026", ["year", "quarter", "month", "week", "edge"]),
        ("2026-09", []),
        ("2025-08", []),
    ],
)
def test_goals_within_the_period_and_those_with_a_part_for_it_are_due(found, period: str, missing: list[str]) -> None:
    assert [finding.facts["id"] for finding in found("R002", review(period))] == missing


def test_a_result_for_a_part_shows_its_goal(found) -> None:
    results = ", ".join(map(line, ["year/2026-Q3/2026-08", "week"]))
    assert [finding.facts["id"] for finding in found("R002", review("2026-08", results))] == ["month"]


def test_a_project_review_and_one_not_held_yet_owe_nothing(said) -> None:
    assert said("R002", review("2026-08", keys="held: 2026-09-02, project: launch")) == []
    assert said("R002", review("2026-08", keys="attendees: [wang]")) == []
    assert said("R002", review("2026-08", line("week"), keys="attendees: [wang]")) == ["missing", "missing"]


@pytest.mark.parametrize(
    ("result", "missing"),
    [
        (line("quarter", "3", "2.9"), ["`missed` · `cause`"]),
        (line("quarter", "3", "2.9", ", missed: 少签 1 家"), ["`cause`"]),
        (line("quarter", "3", "2.9", ", cause: 人手不足"), ["`missed`"]),
        (line("quarter", "3", "2.9", ", missed: 少签 1 家, cause: 人手不足"), []),
        (line("quarter", "3", "3"), []),
        (line("quarter/2026-07", "3", "2"), ["`missed` · `cause`"]),
        (line("month", "80", "90"), ["`missed` · `cause`"]),
        (line("month", "80", "60"), []),
    ],
)
def test_what_was_missed_in_the_direction_of_its_goal_is_explained(found, result: str, missing: list[str]) -> None:
    assert [finding.facts["missing"] for finding in found("R003", review("2026-08", result))] == missing


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ("", ["`measure` · `owner` · `due`"]),
        (", measure: 加审核, owner: zhao", ["`due`"]),
        (", measure: 加审核, owner: zhao, due: 2026-10-15", []),
        (", status: cancelled", []),
        (", status: done", ["`measure` · `owner` · `due`"]),
    ],
)
def test_an_improvement_has_a_measure_an_owner_and_a_day(found, keys: str, missing: list[str]) -> None:
    example = f"reviews: [{{id: r, period: 2026-08, improvements: [{{id: i, item: 提速{keys}}}]}}]"
    assert [finding.facts["missing"] for finding in found("R004", example)] == missing
