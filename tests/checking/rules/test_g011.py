"""G011 split-down-to-people."""

from __future__ import annotations

import pytest

DAY = "2026-09-02T12:00:00+08:00"


def goal(parts: str = "", keys: str = "period: 2026-09") -> str:
    return f"goals: [{{id: g, target: 100, department: sales, owner: wang, {keys}, parts: [{parts}]}}]"


WEEKS = "{period: 2026-09-W36, target: %s}, {period: 2026-09-W37, target: 50}"
PEOPLE = "{period: 2026-09-W36, target: 50, parts: [{owner: zhao, target: 25}, {owner: qian, target: 25}]}"


@pytest.mark.parametrize(
    ("example", "messages"),
    [
        (goal(keys="period: 2026"), ["months"]),
        (goal(keys="period: 2026-Q3"), ["months"]),
        (goal(), ["weeks"]),
        (goal(WEEKS % 50), ["people"]),
        (goal(PEOPLE), []),
        (goal(keys="period: 2026-09-02"), ["people"]),
    ],
)
def test_the_coarsest_level_that_is_missing_is_told(said, example: str, messages: list[str]) -> None:
    assert said("G011", example, DAY) == messages


def test_the_finding_stands_at_the_part_that_is_not_split(found) -> None:
    (finding,) = found("G011", goal(WEEKS % 50), DAY)
    assert finding.at.route == ("goals", 0, "parts", 0)
    assert finding.facts["first"] == "2026-09-01"


@pytest.mark.parametrize("day", ["2026-08-31T12:00:00+08:00", "2026-10-01T12:00:00+08:00"])
def test_what_has_not_begun_and_what_is_over_may_stay_whole(said, day: str) -> None:
    assert said("G011", goal(), day) == []


def test_only_the_running_parts_must_be_split(said) -> None:
    parts = "{period: 2026-08, target: 50}, {period: 2026-09, target: 50, parts: [%s]}, {period: 2026-10, target: 1}"
    assert said("G011", goal(parts % PEOPLE, "period: 2026"), DAY) == []


def test_nothing_and_rates_are_not_split(said) -> None:
    assert said("G011", goal(WEEKS % 0), DAY) == []
    assert said("G011", goal(keys="period: 2026-09, measure: level"), DAY) == []


def test_people_above_weeks_and_departments_with_one_person_are_people(said) -> None:
    above = "{owner: zhao, target: 100, parts: [{period: 2026-09-W36, target: 100}]}"
    assert said("G011", goal(above), DAY) == []
    alone = "department: brand, owner: lijie, period: 2026-09"
    assert said("G011", f"goals: [{{id: g, target: 9, {alone}, parts: [{WEEKS % 4}]}}]", DAY) == []
