"""The agenda of a meeting says what the data ask for, and nothing where there is nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamops.locale.text import Lang
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.packs.agenda import build_agenda, list_invitees
from tests.reporting.printouts import MONDAY, team, team_with

LAUNCH = "新品上市推广预热期曝光量 −24%，应对：增加KOL合作、投放信息流广告"


def lines(
    ws: Workspace, held: date = MONDAY, kind: str = "weekly", lang: Lang = "zh", today: date = MONDAY
) -> list[str]:
    return [one.text for one in build_agenda(ws, kind, held, ReportOptions(Period.week_of(today), today, lang))]


def test_the_lines_of_a_week_are_those_that_its_data_ask_for() -> None:
    assert lines(team()) == [
        "上周任务：完成 1/2 项；逾期 1 项：渠道报价（王经理，逾期 3 天）",
        "本周目标：销售额 390万元（王经理、赵四）",
        "本周任务：4 项，其中到期 2 项：竞品月度报告（小王）；广告账号开通（小张）",
        "阻塞任务：广告账号开通（小张）需要：补交资质文件（财务部）",
        f"指标偏差：{LAUNCH}",
        "到期决议：确认 9 月投放预算（小王，9月9日）；更新话术",
        (
            "跨部门协作需求：未完成 2 项，逾期 1 项：客户线索数据对接（数据部，10月10日）；"
            "落地页故障（数据部，9月2日（逾期））"
        ),
        "到期优化方案：优化线索筛选规则（小王，9月4日（逾期））",
        "目标待确认：小王",
    ]


def test_english_teams_read_english() -> None:
    english = lines(team(), lang="en")
    assert english[0] == "Last week's tasks: 1 of 2 done; 1 overdue: 渠道报价 (王经理, 3 d overdue)"
    assert english[1] == "This week's goals: 销售额 390万元 (王经理, 赵四)"
    assert english[6].startswith("Cross-department requests: 2 open, 1 overdue: 客户线索数据对接 (数据部, 10 Oct); ")


def test_a_month_is_looked_back_on_at_its_end_and_up_to_the_middle_of_the_next() -> None:
    assert lines(team(), date(2026, 8, 31), "monthly")[0].startswith("当月任务：完成 1/1 项")
    assert lines(team(), date(2026, 9, 15), "monthly")[0].startswith("当月任务：完成 1/1 项")
    assert lines(team(), date(2026, 9, 30), "monthly")[0].startswith("当月任务：完成 1/6 项")
    assert any(line.startswith("次月任务：4 项") for line in lines(team(), date(2026, 9, 15), "monthly"))


def test_of_a_month_only_what_is_due_in_it_is_asked_for() -> None:
    assert not any(line.startswith("到期优化") for line in lines(team(), date(2026, 8, 31), "monthly"))
    assert any(line.startswith("到期优化") for line in lines(team(), date(2026, 9, 30), "monthly"))


def test_where_there_is_nothing_nothing_is_said(tmp_path: Path) -> None:
    assert lines(team_with(tmp_path)) == []


def test_of_many_only_some_are_named(tmp_path: Path) -> None:
    rows = "".join(f"  - {{id: t{n}, name: 甲{n}, start: 2026-09-07, end: 2026-09-08}}\n" for n in range(7))
    (line,) = lines(team_with(tmp_path, tasks=f"tasks:\n{rows}"))
    assert line.endswith("甲4（未指定负责人），另有 2 项")
    assert line.startswith("本周任务：7 项，其中到期 7 项：甲0")


def test_a_decision_that_became_a_task_is_on_the_agenda_as_that_task(tmp_path: Path) -> None:
    meetings = "meetings:\n  - {id: m, type: weekly, held: 2026-08-31T16:00, agenda: [议], decisions: [{}]}\n"
    decision = "{decision: 表单上线, owner: zhao, due: 2026-09-09, task: m-1}"
    known = "tasks:\n  - {id: m-1, name: 表单上线, owner: zhao, start: 2026-08-31, end: 2026-09-09}\n"
    told = meetings.replace("{}", decision)
    assert lines(team_with(tmp_path, more=told)) == ["到期决议：表单上线（赵四，9月9日）"]
    assert lines(team_with(tmp_path, more=told + known)) == ["本周任务：1 项，其中到期 1 项：表单上线（赵四）"]


@pytest.mark.parametrize(
    ("measures", "told"),
    [
        ("[]", "尚无措施"),
        ("[{action: 甲, status: cancelled}]", "尚无措施"),
        ("[{action: 甲, status: done}]", None),
        ("[{action: 甲, status: done}, {action: 乙}]", "应对：乙"),
    ],
)
def test_a_deviation_is_told_until_it_is_dealt_with(tmp_path: Path, measures: str, told: str | None) -> None:
    projects = (
        "monitors:\n  - {id: l, project: 推广, phases: [{name: 期, start: 2026-09-01, end: 2026-09-20, checkpoints: ["
        f"{{metric: 曝光量, date: 2026-09-05, plan: 500, actual: 380, measures: {measures}}}]}}]}}\n"
    )
    said = lines(team_with(tmp_path, projects=projects))
    assert (told is None and said == []) or (told is not None and told in said[0])


def test_who_is_concerned_is_invited_the_director_first_departments_last() -> None:
    items = build_agenda(team(), "weekly", MONDAY, ReportOptions(Period.week_of(MONDAY), MONDAY, "zh"))
    people = [who for one in items for who in one.people]
    assert list_invitees(team(), people, MONDAY) == ("chen", "wang", "zhao", "xiaowang", "zhang", "lijie")
    assert list_invitees(team(), ["nobody"], MONDAY, with_departments=True)[:3] == ("chen", "sales", "marketing")
