"""G015 on-pace."""

from __future__ import annotations

import pytest

DAY = "2026-08-17T12:00:00+08:00"
FRIDAY = "2026-08-14"  # the tenth of 21 working days


def team(keys: str, *values: object, day: str = FRIDAY) -> str:
    booked = ", ".join(f"{{goal: g, date: {day}, value: {value}}}" for value in values)
    return f"goals: [{{id: g, name: 销售额, period: 2026-08, {keys}}}]\nactuals: [{booked}]\n"


@pytest.mark.parametrize(
    ("value", "messages"), [(900, []), (899, ["short"]), (1100, []), (1101, ["better"]), (1000, [])]
)
def test_exactly_the_limit_is_within(said, value: int, messages: list[str]) -> None:
    assert said("G015", team("target: 2100", value), DAY) == messages


def test_the_sentence_has_the_numbers(found) -> None:
    (finding,) = found("G015", team("target: 2100, unit: 万元", 799), DAY)
    assert {**finding.facts} == {
        "goal": "“销售额”", "day": FRIDAY, "due": "1,000 万元", "actual": "799 万元", "rate": "−20%", "limit": "10%",
        "needed": "119 万元",
    }  # fmt: skip


@pytest.mark.parametrize(("value", "severity"), [(1101, "warning"), (899, "info")])
def test_of_a_goal_that_should_stay_low_more_is_worse(found, value: int, severity: str) -> None:
    (finding,) = found("G015", team("target: 2100, direction: down", value), DAY)
    assert finding.severity == severity


def test_nothing_recorded_is_told_once_enough_days_are_over(said) -> None:
    assert said("G015", team("target: 2100"), "2026-08-07T12:00:00+08:00") == []
    assert said("G015", team("target: 2100"), "2026-08-08T12:00:00+08:00") == ["unread"]
    assert said("G015", team("target: 0"), DAY) == []


@pytest.mark.parametrize("day", ["2026-07-31T12:00:00+08:00", "2026-09-01T12:00:00+08:00"])
def test_what_has_not_begun_and_what_is_over_has_no_pace(said, day: str) -> None:
    assert said("G015", team("target: 2100", 1), day) == []


def test_figures_of_the_last_week_are_compared_with_the_plan_of_their_day(said) -> None:
    assert said("G015", team("target: 2100", 1000), "2026-08-21T12:00:00+08:00") == []
    assert said("G015", team("target: 2100", 1000), "2026-08-22T12:00:00+08:00") == ["short"]


QUARTER = "period: 2026-Q3, target: 300, parts: [{period: 2026-07, target: 100}, {period: 2026-08, target: 100, parts: [%s]}, {period: 2026-09, target: 100}]"  # noqa: E501  # one line of YAML


def test_a_goal_that_is_off_is_told_as_a_whole_and_else_its_running_month(found) -> None:
    text = f"goals: [{{id: g, {QUARTER % ''}}}]\nactuals: [{{goal: g, date: 2026-07-31, value: %s}}, {{goal: g, date: {FRIDAY}, value: 30}}]"  # noqa: E501
    assert [f.at.route for f in found("G015", text % 60, DAY)] == [("goals", 0, "target")]
    assert [f.at.route for f in found("G015", text % 105, DAY)] == [("goals", 0, "parts", 1, "target")]


def test_weeks_and_persons_are_not_told(said) -> None:
    weeks = "{period: 2026-08-W32, target: 24}, {period: 2026-08-W33, target: 24, parts: [{owner: zhao, target: 24}]}, {period: 2026-08-W34, target: 52}"  # noqa: E501
    text = f"goals: [{{id: g, {QUARTER % weeks}}}]\nactuals: [{{goal: g, date: 2026-07-31, value: 100}}, {{goal: g, date: {FRIDAY}, value: 48, owner: qian}}]"  # noqa: E501
    assert said("G015", text, DAY) == []


def measured(keys: str, goal: str = "g", cause: str = "cause: 验证码到达率低, ", day: str = "2026-08-13") -> str:
    point = f"{{metric: 试用, date: {day}, plan: 400, actual: 352, {cause}measures: [{{action: 换通道, {keys}}}]}}"
    phase = f"{{name: 爆发期, start: 2026-07-01, end: 2026-08-31, checkpoints: [{point}]}}"
    return f"monitors: [{{id: m, project: 上线, goal: {goal}, phases: [{phase}]}}]\n"


@pytest.mark.parametrize(
    ("monitor", "messages"),
    [
        (measured("due: 2026-08-17"), []),
        (measured("due: 2026-08-17", "g/2026-08"), []),
        (measured("due: 2026-08-16"), ["short"]),  # the measure is late
        (measured("due: 2026-08-17, status: done"), ["short"]),  # nobody works on it any more
        (measured("owner: wang"), ["short"]),  # it can never be late
        (measured("due: 2026-08-17", cause=""), ["short"]),
        (measured("due: 2026-08-17", "other"), ["short"]),
        (measured("due: 2026-08-17", day="2026-07-31"), ["short"]),  # it is about another month
    ],
)
def test_a_goal_is_quiet_while_a_measure_of_its_project_is_in_time(said, monitor: str, messages: list[str]) -> None:
    assert said("G015", team("target: 2100", 799) + monitor, DAY) == messages
    assert said("G015", team("target: 2100", 1200) + monitor, DAY) == ["better"]


def reviewed(improvement: str, result: str = "missed: 差 100, cause: 素材点击率低") -> str:
    results = f"results: [{{goal: g, plan: 1, actual: 0, {result}}}]"
    return f"reviews: [{{id: r, period: 2026-08, {results}, improvements: [{{id: i, {improvement}}}]}}]\n"


@pytest.mark.parametrize(
    ("review", "messages"),
    [
        (reviewed("item: 提高销售额, due: 2026-08-17"), []),
        (reviewed("item: 换素材, measure: 每周补回 g 的缺口, due: 2026-08-17"), []),
        (reviewed("item: 提高销售额, due: 2026-08-16"), ["short"]),
        (reviewed("item: 提高销售额, due: 2026-08-17, status: done"), ["short"]),
        (reviewed("item: 换素材, due: 2026-08-17"), ["short"]),
        (reviewed("item: 提高销售额, due: 2026-08-17", "missed: 差 100"), ["short"]),
    ],
)
def test_a_goal_is_quiet_while_an_improvement_that_names_it_is_in_time(said, review: str, messages: list[str]) -> None:
    assert said("G015", team("target: 2100", 799) + review, DAY) == messages


def test_a_goal_without_figures_is_asked_for_whatever_measures_there_are(said) -> None:
    assert said("G015", team("target: 2100") + measured("due: 2026-08-17"), DAY) == ["unread"]


def test_only_a_whole_goal_is_praised(said) -> None:
    text = f"goals: [{{id: g, {QUARTER % ''}}}]\nactuals: [{{goal: g, date: 2026-07-31, value: 90}}, {{goal: g, date: {FRIDAY}, value: 60}}]"  # noqa: E501
    assert said("G015", text, DAY) == []
