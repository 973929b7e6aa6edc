"""Every amount of a workspace stands in the unit of its goal, checkpoint or budget; what is unclear is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamops.model.workspace import Workspace
from teamops.store.reading.loader import load

TEAM = "team: 测试团队\npeople:\n  wang: {name: 王经理}\n"


def loaded(folder: Path, **files: str) -> Workspace:
    (folder / "teamops.yaml").write_text(TEAM, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load(folder)


def faults(ws: Workspace) -> list[tuple[str, str, str]]:
    return [(f.code, f.variant, "/".join(map(str, f.at.route))) for f in ws.faults]


def test_goal_parts_steps_and_criteria_are_read_as_the_target_is(tmp_path: Path) -> None:
    goal = """\
goals:
  - id: g
    name: 续约率
    period: 2026-Q4
    unit: 百分比
    target: 92
    step: 0.1
    measure: level
    criteria: [{metric: 续约率, at_least: 90}, {metric: attainment, at_least: 95%}, {metric: 签约率, at_least: 0.25}]
    parts: [{period: 2026-10, target: 91.5%, parts: [{owner: wang, target: 91.5}]}]
"""
    ws = loaded(tmp_path, goals=goal)
    (record,) = (entry.record for entry in ws.goals)
    part = record.parts[0]
    numbers = [record.target, record.step, *(c.at_least for c in record.criteria), part.target, part.parts[0].target]
    assert list(map(str, numbers)) == ["92%", "0.1%", "90%", "95%", "25%", "91.5%", "91.5%"]
    assert faults(ws) == []


def test_an_actual_is_in_the_unit_of_its_goal_wherever_that_stands(tmp_path: Path) -> None:
    goals = """\
goals:
  - {id: arr, name: 合同额, unit: 万元, target: 0.186亿}
  - {id: rate, target: 30%, measure: level}
"""
    actuals = """\
actuals:
  - {goal: arr, date: 2026-10-01, value: 36万}
  - {goal: arr/2026-10, date: 2026-10-02, value: 360000元}
  - {goal: arr, date: 2026-10-03, value: 36, metric: 合同额}
  - {goal: rate, date: 2026-10-03, value: 0.26}
  - {goal: rate, date: 2026-10-03, value: 88%, metric: 满意度}
  - {goal: rate, date: 2026-10-04, value: 0.9, metric: 满意度}
"""
    ws = loaded(tmp_path, a_actuals=actuals, z_goals=goals)
    assert str(ws.goals[0].record.target) == "1860"
    assert [str(entry.record.value) for entry in ws.actuals] == ["36", "36", "36", "26%", "88%", "90%"]


def test_checkpoints_budgets_and_reviews_are_too(tmp_path: Path) -> None:
    monitors = """\
monitors:
  - id: m
    project: 新品上市
    budget: {planned: 80, spent: 620000元, unit: 万元}
    phases:
      - name: 预热期
        start: 2026-09-01
        end: 2026-09-20
        checkpoints:
          - {metric: 曝光量, unit: 万, date: 2026-09-15, plan: 500, actual: 380万次}
          - {metric: 转化率, unit: "%", date: 2026-09-15, plan: 4, actual: 3.8%}
goals:
  - {id: g, name: 销售额, unit: 万元, target: 5000}
reviews:
  - id: r
    period: 2026-09
    results: [{goal: g, plan: 5000万, actual: 4500}]
    responses: [{monitor: m, metric: 转化率, date: 2026-09-15, plan: 4%, actual: 3.8}]
"""
    ws = loaded(tmp_path, all=monitors)
    monitor, review = ws.monitors[0].record, ws.reviews[0].record
    points = [(str(p.plan), str(p.actual)) for p in monitor.checkpoints]
    assert points == [("500", "380"), ("4%", "3.8%")]
    assert monitor.budget is not None
    assert (str(monitor.budget.planned), str(monitor.budget.spent)) == ("80", "62")
    assert [(str(r.plan), str(r.actual)) for r in review.results] == [("5000", "4500")]
    assert [(str(r.plan), str(r.actual)) for r in review.responses] == [("4%", "3.8%")]
    assert faults(ws) == []


RATE = "goals: [{id: g, unit: '%', target: 92}]\n"
MONEY = "goals: [{id: g, unit: 万元, target: 9}]\n"
ASKED = "goals: [{id: g, criteria: [{metric: m, at_least: 25%}]}]\n"
REVIEW = "reviews: [{id: r, period: 2026-09, results: [{goal: g, plan: 9, actual: 8人}]}]"


@pytest.mark.parametrize(
    ("records", "variant", "place"),
    [
        ("goals: [{id: g, unit: '%', target: 1}]", "two_readings", "goals/0/target"),
        (MONEY.replace("9}", "9, parts: [{target: 5千}]}"), "two_readings", "goals/0/parts/0/target"),
        (ASKED.replace("m, at_least: 25%", "attainment, at_least: 95"), "two_readings", "goals/0/criteria/0/at_least"),
        (ASKED.replace("m, at_least: 25%", "attainment, within: 5"), "two_readings", "goals/0/criteria/0/within"),
        (RATE + "actuals: [{goal: g, date: 2026-10-01, value: 0.9}]", "two_readings", "actuals/0/value"),
        (ASKED + "actuals: [{goal: g, date: 2026-10-01, value: 26, metric: m}]", "two_readings", "actuals/0/value"),
        (
            "monitors: [{id: m, project: p, budget: {planned: 80, spent: 5千, unit: 万元}}]",
            "two_readings",
            "monitors/0/budget/spent",
        ),
        (MONEY + REVIEW, "other_unit", "reviews/0/results/0/actual"),
    ],
)
def test_a_record_with_an_unclear_amount_is_left_out_and_told_at_its_place(
    tmp_path: Path, records: str, variant: str, place: str
) -> None:
    ws = loaded(tmp_path, all=records + "\n")
    assert faults(ws) == [("F003", variant, place)]
    assert ws.section(place.partition("/")[0]) == ()


def test_plain_numbers_in_plain_units_stay_the_records_they_are(tmp_path: Path) -> None:
    goals = "goals: [{id: g, unit: 万元, target: 1860, parts: [{target: 1860}]}]\n"
    ws = loaded(tmp_path, all=goals + "actuals: [{goal: g, date: 2026-10-01, value: 36}]\n")
    assert (ws.goals[0].record.target, ws.actuals[0].record.value) == (1860, 36)


@pytest.mark.parametrize(
    ("metric", "bound", "value", "meant"),
    [
        ("续费率", "at_least: 0.9", "8.9", None),
        ("续费率", "at_least: 0.9", "0.89", "89%"),
        ("续费率", "at_least: 90", "89%", "89%"),
        ("续费率", "at_least: 90", "89.5", "89.5%"),
        ("转化率", "at_least: 0.3", "26", None),
        ("转化率", "at_least: 30", "0.32", None),
        ("投诉率", "at_most: 5", "0.9", None),
        ("投诉率", "at_most: 5%", "0.9%", "0.9%"),
        ("拜访频率", "at_least: 0.5", "2", "2"),
        ("响应小时", "at_most: 2", "0.8", "0.8"),
        ("评分", "at_least: 4.5", "4.6", "4.6"),
    ],
)
def test_a_metric_that_is_called_a_rate_is_read_as_one(
    tmp_path: Path, metric: str, bound: str, value: str, meant: str | None
) -> None:
    goal = f"goals: [{{id: g, unit: 家, target: 100, criteria: [{{metric: {metric}, {bound}}}]}}]\n"
    ws = loaded(tmp_path, all=f"{goal}actuals: [{{goal: g, metric: {metric}, date: 2026-10-31, value: {value}}}]\n")
    assert [str(entry.record.value) for entry in ws.actuals] == ([] if meant is None else [meant])
    assert faults(ws) == ([] if meant else [("F003", "two_readings", "actuals/0/value")])
