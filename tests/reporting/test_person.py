"""The page of a person: how they stand, what they have to do, what they have done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teamops.model.place import At
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Report, RuleVerdict, Table
from tests.reporting.printouts import column, printed, row, table, team_with, texts

TASKS = """tasks:
  - {id: soon, name: 快到期, owner: zhao, start: 2026-09-01, end: 2026-09-08, priority: P2, status: in_progress}
  - {id: p0, name: 同日更急, owner: zhao, start: 2026-09-01, end: 2026-09-08, priority: P0, status: in_progress}
  - {id: late, name: 逾期三天, owner: zhao, start: 2026-09-01, end: 2026-09-04, priority: P3, status: in_progress}
  - id: stuck
    name: 阻塞中
    owner: zhao
    start: 2026-09-01
    end: 2026-09-30
    status: blocked
    blocker: {reason: 没有数据, needs: 成本数据, from: finance, since: 2026-09-03}
  - {id: helps, name: 别人的事, owner: wang, collaborators: [zhao], start: 2026-09-01, end: 2026-09-09}
  - {id: waits, name: 等赵四, owner: wang, start: 2026-09-01, end: 2026-09-09, blocker: {needs: 名单, from: zhao}}
  - {id: done, name: 上周完, owner: zhao, start: 2026-08-28, end: 2026-09-01, status: done, updated: 2026-09-02T10:00Z}
  - {id: undated, name: 没写更新, owner: zhao, start: 2026-08-28, end: 2026-08-31, status: done}
  - {id: long-ago, name: 上月做完, owner: zhao, start: 2026-08-01, end: 2026-08-20, status: done}
  - {id: gone, name: 取消了, owner: zhao, start: 2026-09-01, end: 2026-09-09, status: cancelled}
"""
OTHERS = """meetings:
  - id: m
    type: weekly
    held: 2026-08-31T16:00:00+08:00
    decisions:
      - {decision: 以后再做, owner: zhao, due: 2026-12-01}
      - {decision: 已成任务, owner: zhao, due: 2026-09-08, task: soon}
      - {decision: 早已过去, owner: zhao, due: 2026-08-30}
      - {decision: 未写时间, owner: zhao}
      - {decision: 别人的, owner: wang, due: 2026-12-01}
  - {id: later, type: weekly, held: 2026-09-14T16:00:00+08:00, decisions: [{decision: 还没开, owner: zhao}]}
requests:
  - {id: r-1, need: 客户名单, from: sales, to: data, owner: zhao, due: 2026-09-20, status: accepted}
  - {id: r-2, need: 已经给了, from: sales, to: data, owner: zhao, due: 2026-09-08, status: done}
monitors:
  - id: m
    project: 项目
    owner: wang
    phases:
      - name: 一
        start: 2026-09-01
        end: 2026-09-30
        checkpoints:
          - metric: x
            date: 2026-09-05
            plan: 10
            actual: 5
            measures: [{action: 电话邀约, owner: zhao, due: 2026-09-04}, {action: 另一条, owner: wang, due: 2026-09-04}]
reviews:
  - id: r
    period: 2026-08
    improvements: [{id: i, item: 缩短报价, owner: zhao, due: 2026-10-01}, {id: j, item: 完, owner: zhao, status: done}]
"""


def team(folder: Path) -> Workspace:
    return team_with(folder, tasks=TASKS, others=OTHERS)


def page(folder: Path, **asked: object) -> Report:
    return printed("person", ws=team(folder), **{"person": "zhao", **asked})


def test_open_tasks_come_late_ones_first_then_blocked_ones_then_by_day_and_priority(tmp_path: Path) -> None:
    tasks = table(page(tmp_path), "tasks")
    assert texts(tasks, "task") == ["逾期三天", "阻塞中", "同日更急", "快到期"]
    assert texts(tasks, "status")[0] == "进行中\n逾期 3 天"
    assert texts(tasks, "remark")[1] == "没有数据；需要：成本数据（财务部）；自9月3日起"


def test_the_numbers_are_those_of_the_tables(tmp_path: Path) -> None:
    found = page(tmp_path)
    figures = table(found, "figures")
    told = dict(zip((cell.value for cell in column(figures, "figure")), texts(figures, "count"), strict=True))
    assert told == {"open": "4", "overdue": "1", "blocked": "1", "waits": "3", "done": "0/2 项", "dailies": "——"}
    assert texts(figures, "remark")[:4] == ["其中 P0 1 项", "逾期三天（逾期 3 天）", "阻塞中", "其中逾期 1 项"]
    for name in ("tasks", "waits"):
        assert str(len(table(found, name).rows)) == told["open" if name == "tasks" else name]


def test_what_else_waits_for_them_is_what_today_tells_but_for_their_own_tasks_and_decisions(tmp_path: Path) -> None:
    waits = table(page(tmp_path), "waits")
    assert texts(waits, "what") == ["电话邀约", "P2 等赵四", "缩短报价"]
    assert texts(waits, "why")[0] == "逾期 3 天；应对措施未完成：项目"


def test_what_the_check_judges_is_told_too(tmp_path: Path) -> None:
    judged = (
        RuleVerdict("C008", At("dailies.yaml", ("dailies", 0, "date")), "missing", {"days": "2026-09-04"}, "zhao"),
    )
    assert "工作日报" in texts(table(page(tmp_path, judged=judged), "waits"), "what")


def test_decisions_to_come_are_theirs_to_carry_out_and_those_that_are_tasks_are_not_told_twice(tmp_path: Path) -> None:
    assert texts(table(page(tmp_path), "decisions"), "decision") == ["以后再做", "未写时间"]


def test_others_tasks_that_they_help_with_name_their_owner(tmp_path: Path) -> None:
    helping = table(page(tmp_path), "helping")
    assert row(helping)[:2] == ["别人的事", "王经理"]
    assert "owner" not in {column.key for column in table(page(tmp_path), "tasks").columns}


def test_open_requests_are_shown_and_delivered_ones_are_not(tmp_path: Path) -> None:
    assert texts(table(page(tmp_path), "requests"), "need") == ["客户名单"]


def test_what_was_done_is_that_of_last_week_and_this_or_of_the_period_asked_for(tmp_path: Path) -> None:
    assert texts(table(page(tmp_path), "done"), "task") == ["上周完", "没写更新"]
    month = printed("person", "2026-08", ws=team(tmp_path), person="zhao")
    assert texts(table(month, "done"), "task") == ["没写更新", "上月做完"]
    assert table(month, "done").title == "已完成（8月1日–8月31日）"


def test_quotas_stand_in_the_goals_and_a_goal_they_answer_for_as_a_whole() -> None:
    mine = table(printed("person", person="zhao"), "pace")
    assert [texts(mine, "period"), texts(mine, "target")] == [["2026年第3季度", "9月"], ["260", "260"]]
    assert "whose" not in {column.key for column in mine.columns}
    wang = table(printed("person", person="wang"), "pace")
    assert texts(wang, "whose") == ["全部", "全部", "王经理", "王经理"]


def test_daily_reports_are_counted_from_the_first_on_without_days_off_and_today_only_if_written(tmp_path: Path) -> None:
    days = {"2026-09-01": "16:00", "2026-09-03": "18:30", "2026-09-04": "17:00"}
    rows = "".join(f"  - {{person: zhao, date: {d}, submitted: '{d}T{at}:00+08:00'}}\n" for d, at in days.items())
    ws = team_with(tmp_path, dailies="dailies:\n" + rows)
    figures = table(printed("person", ws=ws, person="zhao"), "figures")
    assert row(figures, 5) == ["工作日报", "3/4 天", "缺 9月2日；迟交 9月3日"]
    assert row(table(printed("person", ws=ws, person="wang"), "figures"), 5)[1] == "——"
    # half a year later nobody writes any: the team has given them up
    later = printed("person", ws=ws, person="zhao", today=date(2027, 3, 1))
    assert row(table(later, "figures"), 5)[1] == "——"


def test_whoever_has_nothing_still_gets_a_page(tmp_path: Path) -> None:
    empty = printed("person", ws=team_with(tmp_path), person="liu")
    tables = [block for block in empty.blocks if isinstance(block, Table)]
    assert [len(one.rows) for one in tables] == [6, *[0] * 8]
    assert all(one.empty for one in tables[1:])
