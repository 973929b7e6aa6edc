"""G017 actual-plausible."""

from __future__ import annotations

import pytest

GOAL = """\
goals:
  - id: g
    name: 新签合同额
    period: 2026-Q4
    unit: 万元
    target: 1860
    parts:
      - {period: 2026-10, target: 540, parts: [{owner: zhao, target: 300}, {owner: qian, target: 240}]}
      - {period: 2026-11, target: 630, parts: [{owner: zhao, target: 330}, {owner: qian, target: 300}]}
      - {period: 2026-12, target: 690, parts: [{owner: zhao, target: 360}, {owner: qian, target: 330}]}
"""


def booked(*lines: str, goal: str = GOAL) -> str:
    return goal + "actuals: [" + ", ".join(f"{{goal: {line}}}" for line in lines) + "]\n"


@pytest.mark.parametrize(
    ("line", "messages"),
    [
        ("g, date: 2026-10-20, value: 36万", []),
        ("g, date: 2026-10-20, value: 1500", []),  # a very big order in one week: less than the whole target
        ("g, date: 2026-10-20, value: 360000", ["beyond"]),
        ("g, date: 2026-10-20, value: -360000", ["beyond"]),
        ("g, date: 2026-10-20, value: 4000", ["beyond"]),  # 0.4 万元 written as 元
        ("g, date: 2026-10-20, value: 36, owner: zhao", []),
        ("g, date: 2026-10-20, value: 9900, owner: zhao", ["beyond"]),
        ("g/2026-10, date: 2026-10-20, value: 5400", ["beyond"]),
        ("g/2026-10/zhao, date: 2026-10-20, value: 300", []),
        ("g, date: 2026-10-20, value: 99999, metric: 拜访量", []),  # no plan is known of it
        ("g, date: 2026-10-20, value: 0", []),
        ("g, date: 9999-12-31, value: 360000", ["beyond"]),  # a week, and a month, that would go on after all dates
        ("g, date: 0001-01-01, value: 36", []),
        ("unknown, date: 2026-10-20, value: 99999999", []),
    ],
)
def test_an_increment_is_held_against_its_week_and_the_whole(said, line: str, messages: list[str]) -> None:
    assert said("G017", booked(line)) == messages


@pytest.mark.parametrize(
    ("value", "messages"),
    [("9.99", []), ("1010%", ["beyond"]), ("99%", []), ("9.3", []), ("8.9", ["below"]), ("0", [])],
)
def test_a_reading_is_held_against_its_level(said, value: str, messages: list[str]) -> None:
    goal = "goals: [{id: g, name: 续约率, period: 2026-Q4, unit: '%', target: 92, measure: level}]\n"
    assert said("G017", booked(f"g, date: 2026-10-30, value: {value}", goal=goal)) == messages


@pytest.mark.parametrize(("value", "messages"), [("79", []), ("80", ["beyond"])])
def test_another_metric_is_held_against_its_criterion(said, value: str, messages: list[str]) -> None:
    goal = "goals: [{id: g, name: 客户, period: 2026-Q4, target: 9, criteria: [{metric: 满意度, at_least: 8}]}]\n"
    assert said("G017", booked(f"g, date: 2026-10-30, value: {value}, metric: 满意度", goal=goal)) == messages


def test_the_sentence_asks_whether_the_unit_is_right(found) -> None:
    (finding,) = found("G017", booked("g, date: 2026-10-20, value: 360000"))
    assert {**finding.facts} == {
        "goal": "“新签合同额”", "day": "2026-10-20", "value": "360,000 万元", "plan": "150 万元", "times": "2400",
    }  # fmt: skip
    assert finding.at.route == ("actuals", 0, "value")


def test_what_is_probably_in_another_unit_is_not_praised(said) -> None:
    day = "2026-10-30T18:00:00+08:00"
    assert said("G015", booked("g, date: 2026-10-29, value: 900"), day) == ["better"]
    assert said("G015", booked("g, date: 2026-10-29, value: 360000"), day) == []
