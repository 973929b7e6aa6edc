"""The summary of a period's data (§4.2): what was missed stands beside what was reached, as a review's draft has it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.reviews.draft import ReviewOptions, plan_review
from teamops.reporting.base.report import Table
from tests.reporting.printouts import column, printed, row, table, team, team_with, texts

GOALS = """goals:
  - {id: a, name: 甲, period: 2026-08, target: 100, unit: 家, owner: wang, department: sales}
  - {id: b, name: 乙, period: 2026-08, target: 100, owner: xiaowang}
  - {id: c, name: 丙, period: 2026-08, target: 5%, measure: level, direction: down, owner: zhang}
  - {id: d, name: 丁, period: 2026-08, target: 10, owner: zhao}
actuals:
  - {goal: a, date: 2026-08-03, value: 60}
  - {goal: a, date: 2026-08-31, value: 39}
  - {goal: b, date: 2026-08-20, value: 100}
  - {goal: c, date: 2026-08-20, value: 6%}
tasks:
  - {id: t1, name: 按时, owner: wang, start: 2026-08-01, end: 2026-08-10, status: done, updated: 2026-08-10T17:00+08:00}
  - {id: t2, name: 迟了, owner: wang, start: 2026-08-01, end: 2026-08-10, status: done, updated: 2026-08-12T17:00+08:00}
  - {id: t3, name: 没做完, owner: zhao, start: 2026-08-01, end: 2026-08-31, status: in_progress}
  - {id: t4, name: 取消了, owner: zhao, start: 2026-08-01, end: 2026-08-31, status: cancelled}
  - {id: t5, name: 九月的, owner: zhao, start: 2026-08-01, end: 2026-09-01, status: in_progress}
  - {id: t6, name: 每日, owner: zhao, start: 2026-08-01, end: 2026-08-31, repeat: daily}
monitors:
  - id: m
    project: 项目
    owner: zhang
    phases:
      - name: 一
        start: 2026-08-01
        end: 2026-09-30
        checkpoints:
          - {metric: 未读, date: 2026-08-25, plan: 10}
          - {metric: 正好, date: 2026-08-25, plan: 10, actual: 9}
          - {metric: 更好, date: 2026-08-25, plan: 10, actual: 15}
          - metric: 更差
            date: 2026-08-25
            plan: 10
            actual: 5
            measures:
              - {action: 做了, owner: zhao, due: 2026-08-30, status: done}
              - {action: 没做, owner: wang, due: 2026-08-30}
              - {action: 不做, owner: wang, status: cancelled}
          - {metric: 九月, date: 2026-09-25, plan: 10, actual: 1}
reviews:
  - id: old
    period: 2026-07
    held: 2026-08-03
    improvements:
      - {id: i1, item: 还开着, owner: wang, due: 2026-10-01}
      - {id: i2, item: 逾期了, owner: zhao, due: 2026-08-30}
      - {id: i3, item: 做完了, owner: zhao, due: 2026-08-30, status: done}
"""


def august(folder: Path) -> Workspace:
    return team_with(folder, all=GOALS)


def test_everything_is_counted_by_hand(tmp_path: Path) -> None:
    counts = table(printed("summary", "2026-08", ws=august(tmp_path)))
    keys = ("data", "all", "reached", "missed", "open", "rate", "what")
    assert [column.key for column in counts.columns] == list(keys)
    assert [[cell.text for cell in line] for line in counts.rows] == [
        ["目标", "4", "1", "2", "1", "25%", "甲 99%、丙 超出 20%、丁（无数据）"],
        ["到期任务", "3", "2", "1", "0", "67%", "逾期 2 项；没做完"],
        ["监控节点", "4", "2", "2", "0", "50%", "更差 −50%、未读（未填报）"],
        ["应对措施", "2", "1", "1", "0", "50%", "没做"],
        ["结转的优化方案", "2", "0", "1", "1", "0%", "还开着、逾期了"],
    ]


def test_goals_say_plan_actual_gap_and_that_a_cause_is_missing(tmp_path: Path) -> None:
    goals = table(printed("summary", "2026-08", ws=august(tmp_path)), "goals")
    assert row(goals) == ["甲（家）", "销售部/王经理", "100", "99", "99%", "−1", "未达成", "未写明原因"]
    assert row(goals, 1)[2:] == ["100", "100", "100%", "0", "达成", "——"]
    assert row(goals, 2)[2:7] == ["5%", "6%", "超出 1 个百分点（20%）", "+1 个百分点", "未达成"]
    assert row(goals, 3)[2:] == ["——", "——", "——", "——", "无数据", "——"]


def test_a_level_below_its_limit_is_reached(tmp_path: Path) -> None:
    text = GOALS.replace("value: 6%", "value: 4%")
    ws = team_with(tmp_path, all=text)
    assert row(table(printed("summary", "2026-08", ws=ws), "goals"), 2)[5:7] == ["−1 个百分点", "达成"]


def test_tasks_stand_with_what_is_not_done_first_and_when_the_others_were(tmp_path: Path) -> None:
    tasks = table(printed("summary", "2026-08", ws=august(tmp_path)), "tasks")
    assert texts(tasks, "task") == ["没做完", "按时", "迟了"]
    assert texts(tasks, "done_on") == ["——", "8月10日", "8月12日\n逾期 2 天"]
    assert tasks.note == "到期 3 项，完成 2 项（67%），逾期 2 项。"


def test_readings_of_other_months_are_left_out(tmp_path: Path) -> None:
    readings = table(printed("summary", "2026-08", ws=august(tmp_path)), "readings")
    assert texts(readings, "metric") == ["未读", "正好", "更好", "更差"]
    assert readings.note == "超出 ±10% 的 2 项。"


@pytest.mark.parametrize("period", ["2026-06", "2026-07", "2026-08", "2026-09", "2026-Q3"])
@pytest.mark.parametrize("today", [date(2026, 9, 7), date(2026, 10, 8)])
@pytest.mark.parametrize("which", ["small", "august"])
def test_the_numbers_are_those_of_a_draft_of_the_review(tmp_path: Path, which: str, today: date, period: str) -> None:
    ws = team() if which == "small" else august(tmp_path)
    drafted = plan_review(
        ws, ReviewOptions(Period.parse(period)), datetime(today.year, today.month, today.day, 4, tzinfo=UTC)
    )
    report = printed("summary", period, ws=ws, today=today)
    goals, review = table(report, "goals"), drafted.review
    plain = [(cell.value, *row(goals, n)[2:4]) for n, cell in enumerate(column(goals, "goal"))]
    known = [line for line in plain if line[1] != "——"]
    assert [str(one[0]) for one in known] == [r.goal.partition("/")[0] for r in review.results]
    assert [cell.value for cell in column(goals, "actual") if cell.value is not None] == [
        r.actual for r in review.results
    ]
    assert [cell.value for cell in column(goals, "plan") if cell.value is not None] == [r.plan for r in review.results]
    assert len(plain) - len(known) == len(drafted.unknown)
    assert review.tasks is not None
    counts = {line[0].value: line for line in table(report).rows}
    tasks = counts.get("tasks")
    assert (tasks[1].value, tasks[2].value) == (review.tasks.due, review.tasks.done) if tasks else not review.tasks.due
    note = table(report, "tasks").note
    assert f"逾期 {review.tasks.late} 项" in note or not review.tasks.due
    readings = table(report, "readings")
    assert f"的 {len(review.responses)} 项" in readings.note or not (review.responses or readings.rows)
    assert texts(table(report, "improvements"), "id") == list(review.carried)


def test_while_a_period_runs_only_what_more_days_cannot_change_is_judged(tmp_path: Path) -> None:
    report = printed("summary", "2026-09")
    assert row(table(report, "goals"))[6] == "进行中"
    assert row(table(report))[1:5] == ["4", "0", "0", "4"]
    text = "goals: [{id: a, period: 2026-09, target: 10}, {id: b, period: 2026-09, target: 10, direction: down}]"
    for value, verdicts in ((11, ["达成", "未达成"]), (9, ["进行中", "进行中"])):
        booked = "".join(f"  - {{goal: {goal}, date: 2026-09-02, value: {value}}}\n" for goal in "ab")
        ws = team_with(tmp_path, all=f"{text}\nactuals:\n{booked}")
        assert texts(table(printed("summary", "2026-09", ws=ws), "goals"), "verdict") == verdicts


def test_of_a_person_only_what_is_theirs(tmp_path: Path) -> None:
    report = printed("summary", "2026-08", ws=august(tmp_path), person="zhao")
    assert texts(table(report), "data") == ["目标", "到期任务", "监控节点", "应对措施", "结转的优化方案"]
    assert texts(table(report, "goals"), "goal") == ["丁"]
    assert texts(table(report, "tasks"), "task") == ["没做完"]
    assert texts(table(report, "readings"), "metric") == ["更差"]  # a measure of it is theirs
    department = printed("summary", "2026-08", ws=august(tmp_path), department="sales")
    assert texts(table(department, "goals"), "goal") == ["甲（家）", "丁"]


def test_a_month_of_which_nothing_is_known_says_so(tmp_path: Path) -> None:
    empty = printed("summary", ws=team_with(tmp_path))
    assert all(not block.rows and block.empty for block in empty.blocks if isinstance(block, Table))
