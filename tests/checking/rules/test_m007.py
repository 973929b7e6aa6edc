"""M007 overrun-escalated."""

from __future__ import annotations

import pytest

from teamops.checking.engine import load_rules


def monitor(budget: str, escalated: str = "") -> str:
    raised = f", escalated: {{at: 2026-09-03T09:00, {escalated}}}" if escalated else ""
    return f"monitors: [{{id: m, project: 上市, owner: zhang, budget: {{{budget}}}{raised}}}]"


@pytest.mark.parametrize(
    ("budget", "over"),
    [
        ("planned: 80, spent: 79", None),
        ("planned: 80, spent: 80", None),
        ("planned: 80", None),
        ("planned: 80, spent: 80.01, unit: 万元", "0.01 万元"),
        ("planned: 80万, spent: 800000", None),
        ("planned: 80万, spent: 800001", "0.0001万"),
        ("planned: 0, spent: 0", None),
        ("planned: 0, spent: 5", "5"),
        ("planned: -80, spent: 62", None),
        ("planned: -80, spent: -90", None),
    ],
)
def test_more_than_planned_is_an_overrun_and_exactly_planned_is_not(found, budget: str, over: str | None) -> None:
    assert [finding.facts["over"] for finding in found("M007", monitor(budget))] == ([] if over is None else [over])


@pytest.mark.parametrize(
    ("escalated", "messages"),
    [
        ("", ["untold"]),
        ("to: chen", ["no_plan"]),
        ("to: chen, plan: ' '", ["no_plan"]),
        ("to: chen, plan: 暂停投放", []),
        ("to: wang, plan: 暂停投放", ["not_director"]),
        ("to: wang", ["not_director", "no_plan"]),
    ],
)
def test_an_overrun_needs_the_director_and_a_plan(said, escalated: str, messages: list[str]) -> None:
    assert said("M007", monitor("planned: 80, spent: 92", escalated)) == messages


@pytest.mark.parametrize(
    ("escalated", "messages"),
    [("", ["untold_anybody"]), ("to: wang", ["no_plan"]), ("to: wang, plan: 暂停投放", [])],
)
def test_without_a_director_anybody_may_be_told(said, escalated: str, messages: list[str]) -> None:
    files = {"teamops.yaml": "team: a", "a.yaml": monitor("planned: 80, spent: 92", escalated)}
    assert said("M007", files) == messages


def test_within_the_budget_nobody_has_to_be_told(said) -> None:
    assert said("M007", monitor("planned: 80, spent: 62", "to: wang")) == []


def test_the_sentence_gives_the_numbers_and_the_director(found) -> None:
    (finding,) = found("M007", monitor("planned: 80, spent: 92, unit: 万元"))
    said = load_rules()["M007"].say(finding, "zh")
    assert said == "“上市”预算 80 万元，已支出 92 万元，超支 12 万元，没有上报陈总监，也没有应急预案"
