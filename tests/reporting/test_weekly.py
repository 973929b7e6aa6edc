"""The meeting pack says on its first page what the week is about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamops.model.time.period import Period
from teamops.reporting.base.report import Notes, Paragraph, ReportOptions, Table
from teamops.reporting.reports import weekly
from teamops.store.reading.loader import load
from tests.reporting.printouts import column, printed, row, table, team_with, texts


def test_the_pack_has_every_section_of_the_meeting_in_order() -> None:
    blocks = printed("weekly").blocks
    assert [block.name for block in blocks if isinstance(block, Table)] == [
        "figures", "goals", "quota_lines", "deviations", "budgets", "blocked", "overdue", "decisions", "improvements",
        "progress", "plan", "requests",
    ]  # fmt: skip
    assert isinstance(blocks[-1], Notes)


def test_the_numbers_are_those_of_the_sections() -> None:
    pack = printed("weekly")
    figures = table(pack, "figures")
    counts = dict(
        zip((c.value for c in column(figures, "figure")), (c.value for c in column(figures, "count")), strict=True)
    )
    assert counts == {"due": 2, "overdue": 1, "blocked": 1, "p0": 2, "deviations": 1, "requests": 2}
    assert len(table(pack, "overdue").rows) == counts["overdue"]
    assert texts(figures, "remark") == [
        "已完成 0 项", "渠道报价（王经理，逾期 3 天）", "广告账号开通（小张）",
        "渠道报价（王经理）、客户回访计划（赵四）",
        "曝光量 −24%", "其中逾期 1 项",
    ]  # fmt: skip


def test_goals_stand_with_plan_actual_and_pace() -> None:
    goals = table(printed("weekly"), "goals")
    assert goals.note == "本月时间进度：22 个工作日已过 4 个（18%）。"
    # 上周 70 + 310 planned across the month's edge; 80 + 100 + 96.5 reached; 196.5 of 310 due in September
    assert row(goals)[2:] == [
        "380 / 276.5",
        "390",
        "——",
        "1,700",
        "196.5",
        "12%",
        "落后 37%（应达 310）",
        "5,000",
        "276.5",
        "6%",
    ]
    leads = row(goals, 1)
    assert leads[2:4] == ["—— / 26", "——"]
    assert leads[5:9] == ["110", "26", "24%", "超前 30%（应达 20）"]
    assert row(goals, 2)[5] == "未分解"


def test_a_level_is_read_and_not_added_up_and_a_low_goal_is_good_when_low() -> None:
    goals = table(printed("weekly"), "goals")
    assert row(goals, 3)[2:9] == ["25% / 26%", "25%", "——", "25%", "26%", "104%", "正常（应达 25%）"]
    assert row(goals, 4)[8] == "超出 193%（限额 136）"


def test_last_week_tells_what_was_done_and_what_was_not() -> None:
    progress = table(printed("weekly"), "progress")
    assert progress.note == "到期 2 项，完成 1 项（50%），逾期 1 项。其中 1 项见“逾期任务”。"
    assert progress.rows == ()
    said = [block.text for block in printed("weekly").blocks if isinstance(block, Paragraph)]
    assert any(text.startswith("已完成 1 项：线索清洗（") for text in said)


def test_the_plan_is_by_owner_and_leaves_out_what_was_called_off() -> None:
    plan = table(printed("weekly"), "plan")
    assert plan.columns[0].key == "owner"
    assert list(zip(texts(plan, "owner"), texts(plan, "task"), strict=True)) == [
        ("赵四", "客户回访计划"),
        ("小王", "竞品月度报告"),
        ("小张", "广告账号开通"),
        ("小张", "社交媒体内容策划"),
    ]


def test_what_waits_says_what_it_needs_and_since_when() -> None:
    blocked = table(printed("weekly"), "blocked")
    assert row(blocked)[5:] == ["资质未过审", "补交资质文件（财务部）", "9月3日\n4 天"]
    assert row(blocked, 1)[0] == "竞品月度报告"


def test_a_blocked_task_that_says_nothing_is_shown_as_saying_nothing(tmp_path: Path) -> None:
    ws = team_with(tmp_path, tasks="tasks: [{id: t, name: x, start: 2026-09-07, end: 2026-09-08, status: blocked}]")
    assert row(table(printed("weekly", ws=ws), "blocked"))[5:7] == ["未说明", "未说明"]


def test_an_overrun_budget_says_whether_the_director_knows() -> None:
    assert row(table(printed("weekly"), "budgets")) == ["新品上市推广", "小张", "80万元", "92万元", "115%", "未上报"]


def test_promises_that_fall_due_are_named() -> None:
    pack = printed("weekly")
    assert texts(table(pack, "improvements"), "due") == ["9月4日（逾期）"]
    assert texts(table(pack, "decisions"), "decision") == ["确认 9 月投放预算", "更新话术"]
    assert texts(table(pack, "decisions"), "meeting") == ["周例会 8月31日"] * 2


def test_deviations_that_were_dealt_with_long_ago_are_left_out() -> None:
    assert texts(table(printed("weekly", today=date(2026, 9, 28)), "deviations"), "project") == ["新品上市推广"]
    done = printed("weekly", "2026-W25", today=date(2026, 6, 15))
    assert "618大促活动" in texts(table(done, "deviations"), "project")


def test_a_cut_week_or_a_month_means_its_whole_first_week() -> None:
    for asked in ("2026-09-W36", "2026-09", "2026-08-31"):
        assert printed("weekly", asked).options.period == Period.parse("2026-W36")


def test_a_week_over_a_months_edge_adds_up_the_pieces_of_both_months() -> None:
    week = table(printed("weekly", "2026-W36", today=date(2026, 8, 31)), "goals")
    assert texts(week, "week_plan")[0] == "380"
    assert week.title == "目标达成：2026年8月"


def test_an_empty_team_has_an_empty_pack(tmp_path: Path) -> None:
    pack = printed("weekly", ws=team_with(tmp_path))
    assert [len(block.rows) for block in pack.blocks if isinstance(block, Table)] == [6] + [0] * 10
    assert all(block.empty for block in pack.blocks if isinstance(block, Table) and block.name != "figures")


def test_a_person_gets_a_pack_of_their_own_work() -> None:
    mine = printed("weekly", person="zhang")
    assert set(texts(table(mine, "plan"), "owner")) == {"小张"}
    assert table(mine, "overdue").rows == ()


def test_an_overrun_that_was_escalated_says_to_whom_and_what_the_plan_is(tmp_path: Path) -> None:
    raised = "{to: chen, at: 2026-09-05T10:00:00+08:00, plan: 停投信息流}"
    monitor = f"{{id: m, project: x, budget: {{planned: 80, spent: 92}}, escalated: {raised}, phases: [%s]}}"
    for end, shown in (("2026-09-10", ["9月5日已上报陈总\n停投信息流"]), ("2026-08-10", [])):
        phase = f"{{name: p, start: 2026-08-01, end: {end}}}"
        ws = team_with(tmp_path, monitors=f"monitors: [{monitor % phase}]")
        assert texts(table(printed("weekly", ws=ws), "budgets"), "escalated") == shown


SAAS = Path(__file__).parents[2] / "examples/saas"
WEEKS = [("2026-W43", date(2026, 10, 19)), ("2026-W46", date(2026, 11, 9)), ("2026-W47", date(2026, 11, 16))]


@pytest.mark.parametrize(("week", "day"), WEEKS)
def test_a_late_task_has_one_row_and_a_routine_that_waits_for_weeks_one_too(week: str, day: date) -> None:
    ws = load(SAAS)
    options = ReportOptions(Period.parse(week), day, "zh")
    tables = [block for block in weekly.build(ws, options).blocks if isinstance(block, Table)]
    rows = [texts(one, "task") for one in tables if one.name in ("overdue", "progress", "plan")]
    names = [name for some in rows for name in some]
    assert len(names) == len(set(names))


def test_routines_of_one_person_in_one_state_are_joined_with_how_many_and_the_oldest(tmp_path: Path) -> None:
    lines = "".join(
        f"  - {{id: w-{day}, name: 周报, type: routine, routine: w, owner: liu, start: {day}, end: {day}}}\n"
        for day in ("2026-08-21", "2026-08-28", "2026-09-04")
    )
    routine = (
        "  - {id: w, name: 周报, type: routine, repeat: weekly Fri, owner: liu, start: 2026-08-01, end: 2026-12-31}\n"
    )
    ws = team_with(tmp_path, tasks=f"tasks:\n{routine}{lines}")
    pack = printed("weekly", ws=ws)
    assert "周报 ×3，最早8月21日" in texts(table(pack, "overdue"), "task")
    assert table(pack, "figures").rows[1][1].value == 3
