"""The handbook's five tables, written down as files, come back cell by cell."""

from __future__ import annotations

import shutil
from datetime import date, datetime

import pytest

from teamops.checking.engine import check
from teamops.locale import formats
from teamops.locale.words import Words
from teamops.model.records.goals import Criterion, Goal
from teamops.model.workspace import Workspace
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.reading.loader import load

DASH = "——"
TABLE_1 = [
    ("销售额（万元）", "5000", "1600/1700/1700", "销售部/王经理", "重点客户跟进、新渠道拓展", "每月达标率≥95%"),
    ("新客户获取量", "300", "90/100/110", "市场部/小王", "线索投放、转化活动", "新客户签约率≥25%"),
    ("品牌曝光量（万）", "10000", "3000/3500/3500", "品牌部/李姐", "内容发布、媒体合作", "曝光量达标率±5%，互动率≥8%"),
]
TABLE_2 = [
    ("竞品月度报告", "分析3家竞品产品策略与价格", "小王", "李姐", "9月1日", "9月7日",
     "P1", "竞品分析报告（PPT）", "进行中", "需财务部提供竞品成本数据"),
    ("客户回访计划", "回访本月签约100家客户", "赵四", "销售团队", "9月5日", "9月15日",
     "P0", "客户反馈汇总表", "未开始", DASH),
    ("社交媒体内容策划", "10月品牌日活动内容输出", "小张", "设计部/刘工", "9月10日", "9月18日",
     "P2", "内容日历与设计稿", "进行中", DASH),
]  # fmt: skip
TABLE_3 = [
    ("新品上市推广", "预热期", "曝光量", "500万", "380万", "-24%", "小张", "曝光量不足，影响品牌认知",
     "增加KOL合作，投放信息流广告", "9月20日"),
    ("618大促活动", "日均", "销售额", "200万", "150万", "-25%", "王经理", "活动流量转化低",
     "优化优惠券策略，增加限时秒杀", "6月18日"),
]  # fmt: skip
TABLE_4 = [
    ("2023年9月", "销售额5000万/4500万", "线索转化率低（3%→2.5%）", "线索质量提升，精准投放有效",
     "优化线索筛选规则，增加资质审核", "小王", "10月15日"),
    ("2023年Q3", "新客户300家/280家", "某区域开拓不足（目标80家/50家）", "跨部门协作效率高，资源支持到位",
     "调整区域负责人，增加本地化资源投入", "王经理", "10月30日"),
]  # fmt: skip
TABLE_5 = [
    ("新品上市物料设计", "市场部", "设计部", "主视觉海报、宣传册设计", "9月25日", "小张", "已完成", "刘工"),
    ("客户线索数据对接", "销售部", "数据部", "提供Q3客户转化路径数据", "10月10日", "赵四", "进行中", DASH),
]


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    copy = tmp_path_factory.mktemp("examples") / "handbook"
    shutil.copytree(find_shipped_folder("examples") / "handbook", copy, ignore=shutil.ignore_patterns(".*"))
    return load(copy)


def test_files_are_read_without_a_fault(ws: Workspace) -> None:
    assert ws.faults == ()


def test_the_tables_break_no_rule_that_is_an_error_but_that_nobody_has_signed_them(ws: Workspace) -> None:
    now = datetime.fromisoformat("2026-09-10T16:00:00+08:00")
    errors = {finding.code for finding in check(ws, now).findings if finding.severity == "error"}
    assert errors == {"G007"}  # the tables have no signatures: those are given on the confirmation sheet


def test_table_1_comes_back(ws: Workspace) -> None:
    goals = [node for node in ws.list_goal_trees() if node.at.file == "table-1-goals.yaml"]
    assert [
        (
            f"{node.name}（{node.goal.unit}）" if node.goal.unit else node.name,
            str(node.target),
            "/".join(str(month.target) for month in node.children),
            f"{ws.get_department_name(node.department or '')}/{ws.get_person_name(node.owner or '')}",
            "、".join(node.goal.key_actions),
            "，".join(_criterion(node.goal, criterion) for criterion in node.goal.criteria),
        )
        for node in goals
    ] == TABLE_1


def _criterion(goal: Goal, criterion: Criterion) -> str:
    whose = "每月" if criterion.each == "month" else goal.metric or ""
    name = f"{whose}达标率" if criterion.metric == "attainment" else criterion.metric
    return f"{name}≥{criterion.at_least}" if criterion.at_least is not None else f"{name}±{criterion.within}"


def test_table_2_comes_back(ws: Workspace) -> None:
    assert [
        (
            task.name,
            task.description,
            "".join(ws.get_names(task.owner)),
            "/".join(ws.get_names(task.collaborators)),
            _day(task.start),
            _day(task.end),
            task.priority,
            task.deliverable,
            Words("zh")(f"records.status.{task.status}"),
            task.blocker.reason if task.blocker else DASH,
        )
        for task in (entry.record for entry in ws.tasks)
    ] == TABLE_2


def test_table_3_comes_back(ws: Workspace) -> None:
    rows = [
        (monitor.project, phase.name, checkpoint, measure)
        for monitor in (entry.record for entry in ws.monitors)
        for phase in monitor.phases
        for checkpoint in phase.checkpoints
        for measure in checkpoint.measures
    ]
    assert [
        (
            project,
            phase,
            read.metric,
            f"{read.plan}{read.unit}",
            f"{read.actual}{read.unit}",
            formats.format_percent(read.deviation).replace("−", "-"),
            ws.get_person_name(measure.owner or ""),
            read.risk,
            measure.action,
            _day(measure.due),
        )
        for project, phase, read, measure in rows
    ] == TABLE_3


def test_table_4_comes_back(ws: Workspace) -> None:
    goals = {entry.record.id: entry.record for entry in ws.goals}
    rows = [
        (review.period, result, lesson, improvement)
        for review in (entry.record for entry in ws.reviews)
        for result, lesson, improvement in zip(review.results, review.lessons, review.improvements, strict=True)
    ]
    assert [
        (
            "2023年9月" if period.text == "2023-09" else period.text.replace("-", "年"),
            "{0.name}{1.plan}{0.unit}/{1.actual}{0.unit}".format(goals[result.goal], result),
            result.missed,
            lesson.lesson,
            f"{improvement.item}，{improvement.measure}",
            ws.get_person_name(improvement.owner or ""),
            _day(improvement.due),
        )
        for period, result, lesson, improvement in rows
    ] == TABLE_4


def test_table_5_comes_back(ws: Workspace) -> None:
    people = ws.settings.people
    assert [
        (
            request.need,
            ws.get_department_name(request.from_),
            ws.get_department_name(request.to or ""),
            request.item,
            _day(request.due),
            ws.get_person_name(request.owner or ""),
            Words("zh")(f"records.status.{request.status}"),
            "、".join(people[c.by].name for c in request.confirmed if people[c.by].department == request.to) or DASH,
        )
        for request in (entry.record for entry in ws.requests)
    ] == TABLE_5


def _day(value: date | None) -> str:
    return formats.format_day(value, "zh") if value else DASH
