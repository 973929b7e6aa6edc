"""A team that had goals is told when it has none for today."""

from __future__ import annotations

import pytest

GOAL = "{{id: g{n}, name: 销售额, period: {period}, target: 1, department: sales, owner: wang}}"


def goals(*periods: str) -> str:
    return "goals: [" + ", ".join(GOAL.format(n=n, period=period) for n, period in enumerate(periods)) + "]\n"


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        ((), 0),
        (("2026-Q2",), 1),
        (("2026-Q2", "2026-06"), 1),
        (("2026-Q2", "2026-Q3"), 0),
        (("2026",), 0),
        (("2026-Q4",), 0),
        (("2026-Q2", "2026-Q4"), 1),
        (("2024-Q2",), 0),
    ],
    ids=str,
)
def test_only_a_gap_after_goals_of_the_last_year_is_told(said, periods: tuple[str, ...], told: int) -> None:
    assert said("G016", goals(*periods)) == ["none"] * told


def test_the_goal_that_ended_last_is_named(found) -> None:
    (finding,) = found("G016", goals("2026-Q2", "2026-08", "2026-Q1"))
    assert (finding.record, finding.facts["end"]) == ("g1", "2026-08-31")


def test_a_goal_without_a_period_may_be_for_today(said) -> None:
    assert said("G016", "goals: [{id: a, period: 2026-Q2, target: 1}, {id: b, target: 1}]\n") == []


def test_the_end_of_time_is_no_matter(said) -> None:
    assert said("G016", goals("2026-Q2"), "9999-12-31T12:00:00+08:00") == []
