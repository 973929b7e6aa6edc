"""What the parts of a goal add up to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from teamops.model.figures.sums import compute_expected_sum, find_step
from teamops.model.place import At, Entry
from teamops.model.records.goals import Goal
from teamops.model.tree import GoalNode, build_goal_tree

WEEKS = [{"period": "2026-07-W27", "target": "208", "parts": [{"owner": "zhao", "target": "120"}]}]


def tree(**keys: Any) -> GoalNode:
    goal = TypeAdapter(Goal).validate_python({"id": "g", "period": "2026-07", "target": "208", **keys})
    return build_goal_tree(Entry(goal, At("goals.yaml", ("goals", 0))))


@pytest.mark.parametrize(
    ("keys", "step"),
    [
        ({}, "1"),
        ({"target": "0"}, "1"),
        ({"target": "1.5万"}, "1000"),
        ({"target": "30%"}, "0.01"),
        ({"target": "208.00"}, "0.01"),
        ({"step": "5"}, "5"),
        ({"step": "0"}, None),
        ({"step": "-1"}, None),
        ({"target": None}, None),
    ],
)
def test_the_step_is_the_one_given_or_the_last_digit_of_the_target(keys: dict[str, Any], step: str | None) -> None:
    said = {"id": "g", "target": "208"} | keys
    goal = TypeAdapter(Goal).validate_python({key: value for key, value in said.items() if value is not None})
    assert find_step(goal) == (None if step is None else Decimal(step))


@pytest.mark.parametrize(
    ("buffer", "weeks", "people"),
    [
        (None, "208", "208"),
        ({"mode": "over", "percent": "10", "at": "people"}, "208", "229"),
        ({"mode": "over", "percent": "10%", "at": "week"}, "229", "208"),
        ({"mode": "reserve", "percent": "12", "at": "people"}, "208", "183"),
        ({"mode": "over", "percent": "10", "at": "month"}, "208", "208"),
    ],
)
def test_the_buffer_counts_at_its_level_only(buffer: Any, weeks: str, people: str) -> None:
    goal = tree(parts=WEEKS, **({"buffer": buffer} if buffer else {}))
    assert compute_expected_sum(goal) == Decimal(weeks)
    assert compute_expected_sum(goal.children[0]) == Decimal(people)


@pytest.mark.parametrize(("target", "whole"), [("5", "6"), ("15", "17"), ("-5", "-6"), ("14", "15"), ("0", "0")])
def test_half_a_step_is_rounded_away_from_zero(target: str, whole: str) -> None:
    buffer = {"mode": "over", "percent": "10", "at": "people"}
    goal = tree(target=target, step="1", buffer=buffer, parts=[{"owner": "zhao", "target": whole}])
    assert compute_expected_sum(goal) == Decimal(whole)


def test_levels_and_goals_without_target_do_not_add_up() -> None:
    assert compute_expected_sum(tree(measure="level", parts=WEEKS)) is None
    goal = TypeAdapter(Goal).validate_python({"id": "g", "parts": [{"owner": "zhao", "target": "1"}]})
    assert compute_expected_sum(build_goal_tree(Entry(goal, At("goals.yaml")))) is None


def test_without_a_step_the_buffer_is_not_rounded() -> None:
    buffer = {"mode": "over", "percent": "10", "at": "people"}
    assert compute_expected_sum(tree(buffer=buffer, step="0", parts=[{"owner": "zhao", "target": "1"}])) == Decimal(
        "228.8"
    )


def test_without_parts_the_whole_is_the_target() -> None:
    assert compute_expected_sum(tree()) == 208


def test_departments_stand_at_no_level_of_a_buffer() -> None:
    buffer = {"mode": "over", "percent": "10", "at": "people"}
    assert compute_expected_sum(tree(buffer=buffer, parts=[{"department": "sales", "target": "208"}])) == 208
