"""The packs of a month and a quarter say on their first page what the review is about (§4.5)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamops.model.time.period import Period
from teamops.reporting.base.report import Chart, Notes, Report, Table
from tests.reporting.printouts import column, printed, row, table, team_with, texts
from tests.reporting.test_summary import august

GOALS = """goals:
  - id: q3
    name: 销售额
    unit: 万元
    period: 2026-Q3
    target: 300
    department: sales
    owner: wang
    confirmed: [{by: wang, at: 2026-06-26T10:20:00+08:00}]
    parts:
      - {period: 2026-07, target: 100, parts: [{owner: zhao, target: 40}, {owner: wang, target: 60}]}
      - {period: 2026-08, target: 100, parts: [{owner: zhao, target: 40}, {owner: wang, target: 60}]}
      - {period: 2026-09, target: 100, parts: [{owner: zhao, target: 40}, {owner: wang, target: 60}]}
  - id: q4
    name: 销售额
    unit: 万元
    period: 2026-Q4
    target: 330
    department: sales
    owner: wang
    parts: [{period: 2026-10, target: 110}, {period: 2026-11, target: 110}, {period: 2026-12, target: 110}]
  - {id: new, name: 复购率, period: 2026-Q4, target: 20%, measure: level}
actuals:
  - {goal: q3, date: 2026-07-31, value: 90, owner: wang}
  - {goal: q3, date: 2026-08-31, value: 70, owner: wang}
  - {goal: q3, date: 2026-08-31, value: 50, owner: zhao}
  - {goal: q3, date: 2026-09-30, value: 65, owner: wang}
tasks:
  - {id: t1, name: 七月, owner: zhao, start: 2026-07-01, end: 2026-07-10, status: done, updated: 2026-07-09T17:00:00Z}
  - {id: t2, name: 八月, owner: zhao, start: 2026-08-01, end: 2026-08-10, status: done, updated: 2026-08-20T17:00:00Z}
  - {id: t3, name: 九月, owner: wang, start: 2026-09-01, end: 2026-09-10, status: in_progress}
  - {id: t4, name: 两人的, owner: [wang, zhao], start: 2026-09-01, end: 2026-09-30, status: done}
  - {id: t5, name: 没人的, start: 2026-09-01, end: 2026-09-30}
reviews:
  - id: r7
    period: 2026-07
    held: 2026-08-03
    results: [{goal: q3, plan: 100, actual: 90, missed: 差 10 万元, cause: 渠道晚了}]
    lessons: [{lesson: 先查采购周期, standard: 走访 SOP}]
    improvements: [{id: i1, item: 渠道提前, owner: zhao, due: 2026-10-20}]
dailies:
  - {person: zhao, date: 2026-08-31, submitted: 2026-08-31T16:00:00+08:00}
  - {person: zhao, date: 2026-09-01, submitted: 2026-09-01T19:00:00+08:00}
"""
OCTOBER = date(2026, 10, 8)


def quarter(folder: Path, **asked: object) -> Report:
    return printed("quarterly", ws=team_with(folder, all=GOALS), today=OCTOBER, **asked)


def figures(report: Report) -> dict[object, str]:
    found = table(report, "figures")
    return dict(zip((cell.value for cell in column(found, "figure")), texts(found, "count"), strict=True))


def names(report: Report) -> list[str]:
    return [block.name for block in report.blocks if isinstance(block, Table)]


def test_a_pack_goes_from_goals_over_causes_to_lessons_and_improvements(tmp_path: Path) -> None:
    found = quarter(tmp_path)
    assert names(found) == [
        "figures", "goals", "months", "people", "lessons", "improvements", "next", "deviations", "budgets", "requests",
    ]  # fmt: skip
    assert isinstance(found.blocks[-1], Notes)
    month = printed("monthly", ws=team_with(tmp_path, all=GOALS), today=OCTOBER)
    assert "months" not in names(month)
    assert "next" not in names(month)


@pytest.mark.parametrize("name", ["monthly", "quarterly"])
def test_six_boxes_stand_first_and_three_pictures_of_goals_at_most(name: str) -> None:
    blocks = printed(name).blocks
    first = blocks[0]
    assert isinstance(first, Table)
    assert (first.look, len(first.rows)) == ("figures", 6)
    assert sum(isinstance(block, Chart) and block.name.startswith("burn_up") for block in blocks) == 3


def test_the_numbers_of_a_month_are_those_of_its_summary(tmp_path: Path) -> None:
    pack = printed("monthly", "2026-08", ws=august(tmp_path))
    assert figures(pack) == {
        "goals": "1/4 项", "tasks": "2/3 项", "late": "2", "deviations": "1", "requests": "——",
        "improvements": "1/2 项",
    }  # fmt: skip
    assert texts(table(pack, "figures"), "remark") == [
        "甲 99%、丙 超出 20%、丁（无数据）", "完成率 67%", "截止时未完成：没做完（赵四）", "更差 −50%", "——",
        "逾期 1 项",
    ]  # fmt: skip


def test_goals_stand_month_by_month_and_as_a_whole_with_what_reviews_say_of_them(tmp_path: Path) -> None:
    goals = table(quarter(tmp_path), "goals")
    assert [one.key for one in goals.columns] == [
        "goal", "responsible", "2026-07", "2026-08", "2026-09", "whole", "cause",
    ]  # fmt: skip
    assert row(goals) == [
        "销售额（万元）", "销售部/王经理", "90/100\n90%", "120/100\n120%", "65/100\n65%", "275/300\n92%",
        "7月：差 10 万元；原因：渠道晚了",
    ]  # fmt: skip
    tones = [cell.tone for cell in goals.rows[0][2:6]]
    assert tones == ["", "good", "bad", ""]  # exactly 10 % is within


def test_a_miss_that_no_review_explains_is_said_to_have_no_cause(tmp_path: Path) -> None:
    september = printed("monthly", "2026-09", ws=team_with(tmp_path, all=GOALS), today=OCTOBER)
    assert row(table(september, "goals"))[-1] == "未写明原因"
    august_ = printed("monthly", "2026-08", ws=team_with(tmp_path, all=GOALS), today=OCTOBER)
    assert row(table(august_, "goals"))[-1] == "——"  # it was reached


def test_a_running_period_is_told_with_what_is_due_and_where_it_leads() -> None:
    goals = table(printed("quarterly"), "goals")
    assert "forecast" in {one.key for one in goals.columns}
    assert row(goals)[4] == "196.5/1,700\n12%，应达 310"


def test_a_month_stands_beside_the_one_before_only_where_its_goals_had_one(tmp_path: Path) -> None:
    ws = team_with(tmp_path, all=GOALS)
    for month, shown in (("2026-08", ["2026-07", "2026-08"]), ("2026-07", ["2026-07"])):
        goals = table(printed("monthly", month, ws=ws, today=OCTOBER), "goals")
        assert [one.key for one in goals.columns if one.key.startswith("2026")] == shown


def test_months_stand_side_by_side_and_add_up(tmp_path: Path) -> None:
    months = table(quarter(tmp_path), "months")
    assert [one.title for one in months.columns] == ["事项", "7月", "8月", "9月", "全季度"]
    assert {row(months, n)[0]: row(months, n)[1:] for n in range(len(months.rows))} == {
        "达成目标": ["0/1 项", "1/1 项", "0/1 项", "0/1 项"],
        "完成任务": ["1/1 项", "1/1 项", "1/3 项", "3/5 项"],
        "逾期任务": ["0", "1", "2", "3"],
        "项目不利偏差": ["0", "0", "0", "0"],
        "协作需求完成": ["——"] * 4,
        "优化方案完成": ["——"] * 4,
        "工作日报提交": ["——", "1/1 份", "1/22 份", "2/23 份"],
    }


def test_months_to_come_are_left_open() -> None:
    months = table(printed("quarterly", "2026-Q4"), "months")
    assert all(row(months, n)[1:4] == ["——"] * 3 for n in range(len(months.rows)))


def test_each_persons_tasks_are_counted_and_those_of_nobody_are_not_forgotten(tmp_path: Path) -> None:
    people = table(quarter(tmp_path), "people")
    assert [row(people, n)[:7] for n in range(len(people.rows))] == [
        ["王经理", "1", "0", "0%", "1", "1", "九月"],
        ["赵四", "2", "2", "100%", "1", "0", "——"],
        ["王经理、赵四", "1", "1", "100%", "0", "0", "——"],
        ["未指定", "1", "0", "0%", "1", "1", "没人的"],
    ]
    assert texts(people, "dailies")[1] == "2/23 天，迟交 1"
    counts = [sum(int(line[n].value) for line in people.rows if isinstance(line[n].value, int)) for n in (1, 2, 4)]  # type: ignore[arg-type]
    assert counts == [5, 3, 3]


def test_improvements_of_the_periods_reviews_are_shown_whenever_they_are_due(tmp_path: Path) -> None:
    assert texts(table(quarter(tmp_path), "improvements"), "id") == ["i1"]
    assert texts(table(quarter(tmp_path), "lessons"), "standard") == ["走访 SOP"]
    carried = printed("monthly", "2026-09", ws=team_with(tmp_path, all=GOALS), today=OCTOBER)
    assert texts(table(carried, "improvements"), "id") == ["i1"]


def test_the_next_quarters_goals_stand_beside_what_this_one_reached(tmp_path: Path) -> None:
    ahead = table(quarter(tmp_path), "next")
    assert ahead.title == "2026年第4季度目标"
    assert row(ahead) == ["销售额（万元）", "销售部/王经理", "330", "275", "+20%", "110/110/110", "待确认：王经理"]
    assert row(ahead, 1) == ["复购率", "——", "20%", "——", "——", "未分解", "无责任人"]
    none = table(quarter(tmp_path, person="liu"), "next")
    assert (none.rows, none.empty) == ((), "尚未制定。")


def test_somebody_gets_a_pack_of_their_own_quotas_and_work(tmp_path: Path) -> None:
    mine = quarter(tmp_path, person="zhao")
    assert row(table(mine, "goals"))[2:7] == ["赵四", "——/40\n——", "50/40\n125%", "——/40\n——", "50/120\n42%"]
    assert texts(table(mine, "people"), "who") == ["赵四", "王经理、赵四"]
    wang = table(quarter(tmp_path, person="wang"), "goals")
    assert texts(wang, "whose") == ["全部", "王经理"]
    assert names(quarter(tmp_path, department="design"))[-1] == "next"


def test_deviations_from_before_are_shown_as_long_as_a_measure_is_open(tmp_path: Path) -> None:
    point = "{metric: x, date: 2026-07-20, plan: 10, actual: 5, measures: [{action: a, status: %s}]}"
    for status, shown in (("open", ["x"]), ("done", [])):
        phase = f"{{name: 一, start: 2026-07-01, end: 2026-07-31, checkpoints: [{point % status}]}}"
        ws = team_with(tmp_path, monitors=f"monitors: [{{id: m, project: p, phases: [{phase}]}}]")
        assert texts(table(printed("monthly", ws=ws), "deviations"), "metric") == shown
        assert figures(printed("monthly", ws=ws))["deviations"] == "0"  # it is none of August


@pytest.mark.parametrize(
    ("name", "asked", "covered"),
    [
        ("monthly", "2026-08", "2026-08"), ("monthly", "2026-W36", "2026-08"), ("monthly", "2026-Q3", "2026-07"),
        ("quarterly", "2026-08", "2026-Q3"), ("quarterly", "2026", "2026-Q1"), ("quarterly", "2026-12-31", "2026-Q4"),
    ],
)  # fmt: skip
def test_any_period_means_the_month_or_quarter_in_which_it_begins(name: str, asked: str, covered: str) -> None:
    assert printed(name, asked).options.period == Period.parse(covered)


def test_the_last_quarter_of_all_has_no_next() -> None:
    assert "next" not in names(printed("quarterly", "2999-Q4"))
    assert printed("monthly", "1000-01").blocks


@pytest.mark.parametrize("name", ["monthly", "quarterly"])
def test_an_empty_team_has_an_empty_pack(tmp_path: Path, name: str) -> None:
    pack = printed(name, ws=team_with(tmp_path))
    rest = [block for block in pack.blocks if isinstance(block, Table) and block.name not in ("figures", "months")]
    assert all(not block.rows and block.empty for block in rest)
    assert set(figures(pack).values()) == {"——", "0"}


def test_a_goal_without_period_is_named_and_one_that_has_just_begun_has_no_forecast(tmp_path: Path) -> None:
    goals = "goals: [{id: a, name: 甲, target: 5}, {id: b, name: 乙, period: 2026-09, target: 5, owner: zhao}]"
    ws = team_with(tmp_path, all=f"{goals}\nactuals: [{{goal: b, date: 2026-09-01, value: 1}}]")
    found = table(printed("monthly", "2026-09", ws=ws, today=date(2026, 9, 2)), "goals")
    assert row(found) == ["甲\n未写周期", "——", "——", "——", "——", "——"]
    assert row(found, 1) == ["乙", "赵四", "1/5\n20%，应达 0.23", "——", "为时尚早", "——"]
