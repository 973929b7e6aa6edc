"""The handbook's five tables come out as the handbook prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from teamops.reporting.base.cells import format_amount
from teamops.reporting.base.report import Paragraph, Table
from tests.reporting.printouts import column, printed, row, table, team_with, texts


def test_table_1_shows_goals_with_their_months() -> None:
    goals = table(printed("goals"))
    assert [c.title for c in goals.columns] == [
        "目标维度", "目标值", "月度拆解（7/8/9月）", "责任部门/人", "关键动作", "完成标准",
    ]  # fmt: skip
    assert row(goals) == [
        "销售额（万元）", "5,000", "1,600/1,700/1,700", "销售部/王经理", "重点客户跟进、新渠道拓展", "每月达标率≥95%",
    ]  # fmt: skip
    assert row(goals, 1)[2] == "90/100/110"
    assert row(goals, 2)[2] == "未分解"
    assert texts(goals, "criteria")[2] == "达标率±5%\n互动率≥8%"
    assert column(goals, "parts")[0].value == {"2026-07": 1600, "2026-08": 1700, "2026-09": 1700}


def test_the_head_speaks_of_a_quarter_where_all_goals_do(tmp_path: Path) -> None:
    ws = team_with(tmp_path, goals="goals: [{id: g, period: 2026-Q3, target: 5}]")
    assert table(printed("goals", ws=ws)).columns[1].title == "季度目标值"


def test_a_split_that_does_not_add_up_to_the_target_says_to_what(tmp_path: Path) -> None:
    parts = "[{period: 2026-07, target: 20}, {period: 2026-08, target: 20}, {period: 2026-09, target: 15}]"
    ws = team_with(tmp_path, goals=f"goals: [{{id: g, period: 2026-Q3, target: 50, parts: {parts}}}]")
    assert texts(table(printed("goals", ws=ws)), "parts") == ["20/20/15（合计 55）"]


def test_months_split_between_departments_are_added_up(tmp_path: Path) -> None:
    split = "[{department: %s, target: 9, parts: [{period: 2026-07, target: 4}, {period: 2026-08, target: 5}]}]"
    both = f"{split % 'sales'} {split % 'brand'}".replace("}]}] [{", "}]}, {")
    ws = team_with(tmp_path, goals=f"goals: [{{id: g, period: 2026-Q3, target: 18, parts: {both}}}]")
    assert texts(table(printed("goals", ws=ws)), "parts") == ["7月 8 / 8月 10"]


def test_table_2_shows_tasks_by_their_start() -> None:
    tasks = table(printed("tasks"))
    assert [c.title for c in tasks.columns] == [
        "任务名称", "任务描述", "负责人", "协作人", "开始", "结束", "优先级", "交付物", "进度状态", "阻塞原因（如有）",
    ]  # fmt: skip
    names = texts(tasks, "task")
    assert row(tasks, names.index("竞品月度报告")) == [
        "竞品月度报告", "分析3家竞品产品策略与价格", "小王", "李姐", "9月1日", "9月7日", "P1", "竞品分析报告（PPT）",
        "进行中", "需财务部提供竞品成本数据",
    ]  # fmt: skip
    assert row(tasks, names.index("客户回访计划"))[3:] == [
        "销售团队", "9月5日", "9月15日", "P0", "客户反馈汇总表", "未开始", "——",
    ]  # fmt: skip
    assert row(tasks, names.index("社交媒体内容策划"))[3] == "设计部、刘工"
    assert "八月结账" not in names


def test_lateness_is_said_in_words() -> None:
    tasks = table(printed("tasks", lang="en"))
    assert (
        dict(zip(texts(tasks, "task"), texts(tasks, "status"), strict=True))["渠道报价"]
        == "in progress 80%\n3 d overdue"
    )


def test_table_3_shows_deviations_in_whole_per_cent() -> None:
    launch, m618 = (table(printed("monitors", period)) for period in ("2026-09", "2026-06"))
    assert [c.title for c in launch.columns] == [
        "项目名称", "监控节点", "指标", "计划值", "实际值", "偏差率", "责任人", "风险描述", "应对措施", "完成时间",
    ]  # fmt: skip
    assert row(launch) == [
        "新品上市推广", "预热期\n9月5日", "曝光量", "500万", "380万", "−24%", "小张",
        "曝光量不足，影响品牌认知；原因：KOL 排期推迟", "1）增加KOL合作\n2）投放信息流广告（李姐）",
        "1）9月6日（逾期）\n2）9月20日",
    ]  # fmt: skip
    assert row(m618) == [
        "618大促活动", "日均\n6月12日", "销售额", "200万", "150万", "−25%", "王经理", "活动流量转化低",
        "优化优惠券策略，增加限时秒杀", "6月18日（已完成）",
    ]  # fmt: skip


def test_a_deviation_has_the_places_that_show_on_which_side_of_the_band_it_lies(tmp_path: Path) -> None:
    points = {"10": "−10%", "10.04": "−10.04%", "9.96": "−9.96%", "0.3": "−0.3%", "0": "0%", "33.3": "−33%"}
    checkpoints = ", ".join(
        f"{{metric: m, date: 2026-09-0{n}, plan: 10000, actual: {10000 - float(gap) * 100:.0f}}}"
        for n, gap in enumerate(points, 1)
    )
    phase = f"{{name: p, start: 2026-09-01, end: 2026-09-30, checkpoints: [{checkpoints}]}}"
    ws = team_with(tmp_path, monitors=f"monitors: [{{id: m, project: x, phases: [{phase}]}}]")
    shown = column(table(printed("monitors", ws=ws)), "deviation")
    assert [cell.text for cell in shown] == list(points.values())
    assert [cell.tone for cell in shown] == ["", "bad", "", "", "", "bad"]


def test_a_reading_that_is_due_says_so_and_one_to_come_does_not() -> None:
    actual = column(table(printed("monitors")), "actual")
    assert [cell.text for cell in actual] == ["380万", "8.83%", "未填报", "——", "——"]


def test_table_4_shows_what_was_missed_beside_what_was_reached() -> None:
    review = table(printed("review"))
    assert [c.title for c in review.columns] == [
        "复盘周期", "目标回顾（计划/实际）", "未达成项分析", "成功经验", "优化方案", "责任人", "完成时间",
    ]  # fmt: skip
    assert row(review) == [
        "2026年8月", "销售额 1,700/1,530万元（90%）", "线索转化率低（3%→2.5%）；原因：筛选规则过宽",
        "线索质量提升，精准投放有效（已固化为 docs/投放_SOP_20260902.md）",
        "优化线索筛选规则，增加资质审核，转化率回到 3%",
        "小王", "9月4日（逾期）",
    ]  # fmt: skip
    assert row(review, 1)[0] == ""
    assert column(review, "period")[1].value == "2026-08"


def test_the_reviews_of_a_quarter_are_those_of_its_months_too() -> None:
    assert table(printed("review", "2026-Q3")).rows == table(printed("review", "2026-08")).rows
    assert table(printed("review", "2026-09")).rows == ()


def test_the_data_of_a_review_stand_below_table_4() -> None:
    report = printed("review")
    responses, carried = table(report, "responses"), table(report, "carried")
    assert texts(responses, "deviation") == ["−16%", "+20%"]
    assert [cell.tone for cell in column(responses, "deviation")] == ["bad", "good"]
    assert texts(carried, "repeats") == ["2 次", "2 次"]
    assert texts(table(printed("review", "2026-06"), "carried"), "repeats") == ["1 次", "1 次"]  # as of that review
    assert texts(table(printed("review", person="zhao"), "carried"), "owner") == ["赵四"]
    of_wang = printed("review", person="wang").blocks
    assert {block.name for block in of_wang if isinstance(block, Table)} == {"review", "carried"}


def test_what_a_review_names_and_nobody_knows_any_more_is_still_printed(tmp_path: Path) -> None:
    ws = team_with(
        tmp_path,
        reviews="""
reviews:
  - id: a
    period: 2026-08
    tasks: {due: 0, done: 0}
    responses: [{monitor: gone, metric: 差评, date: 2026-08-03, plan: 0, actual: 3}]
    carried: [imp-gone]
""",
    )
    report = printed("review", ws=ws)
    assert "2026年8月：没有到期任务" in [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert row(table(report, "responses")) == ["2026年8月", "gone", "差评\n8月3日", "0", "3", "——", "——", "——"]
    assert row(table(report, "carried")) == ["2026年8月", "imp-gone", "——", "——", "——", "已无记录", "——"]


def test_table_5_shows_who_signed_for_the_provider() -> None:
    requests = table(printed("requests"))
    assert [c.title for c in requests.columns] == [
        "需求描述", "需求部门", "承接部门", "协作事项", "交付时间", "责任人", "状态", "确认签字（承接方）",
    ]  # fmt: skip
    assert [row(requests, n) for n in (1, 2)] == [
        ["新品上市物料设计", "市场部", "设计部", "主视觉海报、宣传册设计", "9月25日", "小张", "已完成", "刘工 9月24日"],
        ["客户线索数据对接", "销售部", "数据部", "提供Q3客户转化路径数据", "10月10日", "赵四", "进行中", "——"],
    ]
    assert row(requests)[0] == "【紧急】落地页故障"
    assert row(requests)[6] == "已承接\n逾期 5 天"


def test_an_earlier_period_shows_requests_that_were_due_by_then() -> None:
    later = date(2026, 10, 5)
    assert texts(table(printed("requests", "2026-09", today=later)), "need") == [
        "【紧急】落地页故障",
        "新品上市物料设计",
    ]
    assert texts(table(printed("requests", "2026-08", today=later)), "need") == []


def test_a_report_can_be_about_one_person_or_department() -> None:
    assert set(texts(table(printed("tasks", person="zhao")), "task")) == {"客户回访计划", "样品寄送"}
    assert "社交媒体内容策划" in texts(table(printed("tasks", department="design")), "task")
    assert texts(table(printed("goals", department="brand")), "goal") == ["品牌曝光量（万）"]
    assert texts(table(printed("requests", person="xiaowang")), "need") == ["【紧急】落地页故障"]
    assert texts(table(printed("monitors", person="lijie")), "metric") == ["曝光量"]
    assert texts(table(printed("review", person="wang")), "results")[0].startswith("销售额")
    assert printed("tasks", person="zhao").about == "人员：赵四"


def test_another_year_is_named(tmp_path: Path) -> None:
    task = "{id: t, name: x, start: 2026-12-20, end: 2027-01-10}"
    ws = team_with(tmp_path, tasks=f"tasks: [{task}]")
    for lang, shown in (("zh", "2027年1月10日"), ("en", "10 Jan 2027")):
        assert texts(table(printed("tasks", "2026-12", ws=ws, lang=lang)), "end") == [shown]  # type: ignore[arg-type]


def test_a_goal_that_lacks_what_it_should_have_is_shown_and_not_hidden(tmp_path: Path) -> None:
    ws = team_with(tmp_path, goals="goals: [{id: g}, {id: y, period: 2026, target: 4, unit: leads}]")
    goals = table(printed("goals", ws=ws, lang="en"))
    assert row(goals) == ["g\nno period", "—", "not split", "—", "—", "—"]
    assert row(goals, 1)[:2] == ["y (leads)\n2026", "4"]


def test_goals_are_no_longer_called_quarterly_where_another_period_is_asked_for() -> None:
    assert printed("goals").title == "季度营销目标分解表"
    month = printed("goals", "2026-09")
    assert month.title == "营销目标分解表"
    assert [c.title for c in table(month).columns][1:3] == ["目标值", "目标拆解"]


def test_parts_finer_than_months_are_named_and_parts_in_tenths_keep_their_places(tmp_path: Path) -> None:
    parts = "[{period: 2026-Q1, target: 1.5}, {period: 2026-Q2, target: 2.5}]"
    ws = team_with(tmp_path, goals=f"goals: [{{id: g, period: 2026, target: 4.0, parts: {parts}}}]")
    assert texts(table(printed("goals", ws=ws)), "parts") == ["Q1 1.5 / Q2 2.5"]


def test_reviews_of_projects_and_bare_reviews_are_shown(tmp_path: Path) -> None:
    ws = team_with(
        tmp_path,
        monitors="monitors: [{id: m, project: 新品上市推广}]",
        reviews="""
reviews:
  - {id: a, period: 2026-08, project: m, lessons: [{lesson: 早备料}], improvements: [{id: i, item: 排期}]}
  - {id: b, period: 2026-08}
""",
    )
    report = printed("review", ws=ws)
    assert row(table(report)) == ["2026年8月\n新品上市推广", "", "", "早备料", "排期", "——", "——"]
    assert row(table(report), 1) == ["2026年8月", *["——"] * 6]


def test_amounts_in_foreign_units_keep_their_distance() -> None:
    assert [format_amount(Decimal(1200), unit) for unit in ("万元", "leads", "%", None)] == [
        "1,200万元",
        "1,200 leads",
        "1,200%",
        "1,200",
    ]
