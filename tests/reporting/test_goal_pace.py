"""The goals report goes on from Table 1: how goals stand, and which criteria are met."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from teamops.reporting.base.report import Paragraph
from tests.reporting.printouts import column, printed, row, table, team_with, texts

FRIDAY = date(2026, 8, 14)
PARTS = "[{owner: wang, target: 1200}, {owner: zhao, target: 900}]"
GOAL = "id: g, name: 销售额, unit: 万元, period: 2026-08, target: 2100, department: sales, owner: wang"


def team(folder: Path, keys: str = "", *booked: str):
    actuals = "".join(f"\n  - {{goal: g, {one}}}" for one in booked)
    return team_with(folder, goals=f"goals: [{{{GOAL}{keys}}}]", actuals=f"actuals:{actuals or ' []'}")


def pace(folder: Path, keys: str = "", *booked: str, period: str = "2026-08", **asked):
    return table(printed("goals", period, ws=team(folder, keys, *booked), today=FRIDAY, **asked), "pace")


def test_table_1_comes_first_and_a_report_without_goals_is_no_longer_than_it(tmp_path: Path) -> None:
    names = [block.name for block in printed("goals").blocks if not isinstance(block, Paragraph)]
    assert names[:2] == ["goals", "pace"]
    assert names[-1] == "criteria"
    assert all(name.startswith("burn_up:") for name in names[2:-1])
    alone = [block for block in printed("goals", "2031-Q1").blocks if not isinstance(block, Paragraph)]
    assert [block.name for block in alone] == ["goals"]


def test_a_row_says_what_was_reached_what_was_due_and_what_it_takes(tmp_path: Path) -> None:
    # August 2026 has 21 working days from Monday to Friday, ten of them until the 14th
    (only,) = pace(tmp_path, "", "date: 2026-08-14, value: 850").rows
    assert [cell.text for cell in only] == [
        "销售额（万元）", "2026年8月", "2,100", "850", "40%", "1,000（8月14日）", "−150（−15%）", "114 × 11 天",
        "1,785（85%）",
    ]  # fmt: skip
    assert only[6].tone == "bad"
    assert only[7].value == {"kind": "per_day", "amount": Decimal("113.636364"), "days": 11}


@pytest.mark.parametrize(
    ("keys", "value", "deviation", "needed", "tone"),
    [
        ("", 1100, "+100（+10%）", "91 × 11 天", ""),
        ("", 1101, "+101（+10.1%）", "91 × 11 天", "good"),
        (", direction: down", 1200, "+200（+20%）", "≤81 × 11 天", "bad"),
        (", direction: down", 2200, "+1,200（+120%）", "超出 100", "bad"),
        ("", 2200, "+1,200（+120%）", "已达成", "good"),
        (", measure: level", 2200, "+100（+5%）", "保持 ≥2,100", ""),
        (", measure: level, direction: down", 2000, "−100（−5%）", "保持 ≤2,100", ""),
    ],
)
def test_the_direction_decides_what_is_good(
    tmp_path: Path, keys: str, value: int, deviation: str, needed: str, tone: str
) -> None:
    found = pace(tmp_path, keys, f"date: 2026-08-14, value: {value}")
    (cell,) = column(found, "deviation")
    assert (cell.text, cell.tone) == (deviation, tone)
    assert texts(found, "needed") == [needed]


def test_rates_differ_by_points_and_not_by_per_cent(tmp_path: Path) -> None:
    rate = "goals: [{id: g, name: 转化率, period: 2026-08, target: 25%, measure: level, owner: wang}]"
    ws = team_with(tmp_path, goals=rate, actuals="actuals: [{goal: g, date: 2026-08-14, value: 24%}]")
    assert texts(table(printed("goals", "2026-08", ws=ws, today=FRIDAY), "pace"), "deviation") == ["−1 个百分点（−4%）"]


def test_what_has_not_begun_and_what_is_early_is_said_so(tmp_path: Path) -> None:
    ws = team(tmp_path, "", "date: 2026-08-03, value: 100")
    early = table(printed("goals", "2026-08", ws=ws, today=date(2026, 8, 4)), "pace")
    assert texts(early, "forecast") == ["为时尚早"]
    before = table(printed("goals", "2026-08", ws=ws, today=date(2026, 7, 31)), "pace")
    assert row(before)[3:] == ["——", "——", "——", "未开始", "100 × 21 天", "——"]


def test_months_of_a_split_goal_follow_in_the_period_asked_for(tmp_path: Path) -> None:
    months = ", ".join(f"{{period: 2026-0{m}, target: 700}}" for m in (7, 8, 9))
    goal = f"goals: [{{id: g, name: 销售额, period: 2026-Q3, target: 2100, owner: wang, parts: [{months}]}}]"
    ws = team_with(tmp_path, goals=goal)
    found = table(printed("goals", ws=ws, today=FRIDAY), "pace")
    assert texts(found, "period") == ["2026年第3季度", "7月", "8月", "9月"]
    assert texts(found, "goal") == ["销售额", "", "", ""]
    assert texts(table(printed("goals", "2026-09", ws=ws, today=FRIDAY), "pace"), "period") == ["2026年第3季度", "9月"]


def test_a_person_sees_the_own_quotas_and_who_answers_for_the_goal_the_goal_too(tmp_path: Path) -> None:
    booked = ("date: 2026-08-14, value: 300, owner: zhao", "date: 2026-08-14, value: 550, owner: wang")
    own = pace(tmp_path, f", parts: {PARTS}", *booked, person="zhao")
    assert [
        (a, b, c) for a, b, c in zip(texts(own, "whose"), texts(own, "target"), texts(own, "actual"), strict=True)
    ] == [("赵四", "900", "300")]
    both = pace(tmp_path, f", parts: {PARTS}", *booked, person="wang")
    assert list(zip(texts(both, "whose"), texts(both, "target"), strict=True)) == [
        ("全部", "2,100"),
        ("王经理", "1,200"),
    ]


def test_criteria_are_judged_in_each_of_their_periods(tmp_path: Path) -> None:
    criteria = "[{metric: attainment, each: month, at_least: 95%}, {metric: 签约率, at_least: 25%}, {metric: 口碑}]"
    months = ", ".join(f"{{period: 2026-0{m}, target: 100}}" for m in (6, 7, 8, 9))
    goal = f"goals: [{{id: g, name: 销售额, period: 2026, target: 400, criteria: {criteria}, parts: [{months}]}}]"
    actuals = "actuals: [{goal: g, date: 2026-06-30, value: 94.99}, {goal: g, date: 2026-08-03, value: 99}]"
    ws = team_with(tmp_path, goals=goal, actuals=actuals)
    found = table(printed("goals", "2026", ws=ws, today=FRIDAY), "criteria")
    verdicts = dict(
        zip(texts(found, "period"), zip(texts(found, "value"), texts(found, "verdict"), strict=True), strict=True)
    )
    assert verdicts["6月"] == ("94.99%", "未达标")
    assert verdicts["7月"] == ("——", "无数据")
    assert verdicts["8月"] == ("99%", "进行中，目前达标")
    assert verdicts["9月"] == ("——", "未开始")
    assert verdicts["2026年"] == ("——", "进行中")
    assert verdicts["——"] == ("——", "没有量化")


def test_a_criterion_of_another_metric_is_shown_as_it_is_written(tmp_path: Path) -> None:
    found = table(printed("goals", today=date(2026, 9, 7)), "criteria")
    assert ("26%", "进行中，目前达标") in zip(texts(found, "value"), texts(found, "verdict"), strict=True)
