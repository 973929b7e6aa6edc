"""T008: a special task has a deliverable, and a task that costs money has a budget."""

from __future__ import annotations

import re
from collections.abc import Mapping

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.later_pattern import compile_later
from teamops.model.records.monitors import Monitor
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T008",
    name="special-has-resources",
    severity="warning",
    clause="§2.6",
    title=Text(
        "A special task has a deliverable, and a task that costs money has a budget",
        "专项任务有交付物，花钱的任务有预算",
    ),
    why=Text(
        "Without a deliverable nobody can tell when the work is done; without a budget a campaign stops "
        "at the first bill. Only words that almost always mean spending count, in special and ad hoc "
        "tasks. Words about a report, an analysis, a plan or the like do not count. The budget of the "
        "task's project also counts, and `budget: 0` means that it costs nothing. Done and cancelled "
        "tasks are not checked.",
        "没有交付物，就说不清做到什么算完成；没有预算，投放一到付款就停下来。只看几乎必然花钱的说法，"
        "限专项和临时任务；投放周报、投放方案等不算。所属项目有预算也可以；`budget: 0` 表示不花钱。已完成、"
        "已取消的任务不再检查。",
    ),
    messages={
        "no_deliverable": Text(
            "“{task}” is a special task without a `deliverable`", "“{task}”是专项任务，但没有写交付物（`deliverable`）"
        ),
        "no_budget": Text(
            "“{task}” costs money (“{words}”) but has no budget", "“{task}”涉及费用（“{words}”），但没有写预算"
        ),
    },
    remedy=Text(
        "write `deliverable: …`; write the budget in yuan as `resources: {{budget: 20000}}`, or 0 if it costs nothing",
        "补写 `deliverable: 交付物`；预算写 `resources: {{budget: 20000}}`（单位元），不花钱的写 0",
    ),
    good="""\
tasks:
  - id: t-1
    name: 九月线索投放
    description: 搜索与信息流广告投放，目标有效线索 420 条
    owner: zhang
    start: 2026-09-01
    end: 2026-09-30
    deliverable: 投放报告与线索清单
    resources: {budget: 220000, tools: [广告投放平台], permissions: [广告账号]}
  - {id: t-2, name: 投放周报, type: adhoc, owner: zhang, start: 2026-09-03, end: 2026-09-04}
  - {id: t-3, name: 广告位测算, owner: lijie, start: 2026-09-03, end: 2026-09-07, deliverable: 测算表}
""",
    bad="""\
tasks:
  - {id: t-1, name: 竞品月度报告, type: special, owner: xiaowang, start: 2026-09-01, end: 2026-09-07}
  - {id: t-2, name: 九月线索投放, type: special, owner: zhang, start: 2026-09-01, end: 2026-09-30, deliverable: 清单}
  - {id: t-3, name: 客户答谢, description: 采购中秋礼品, type: adhoc, owner: zhao, start: 2026-09-03, end: 2026-09-08}
""",
)

_GIFTS = "礼品|奖品|赠品|伴手礼|物料|周边|宣传品|印刷品|服装|道具"
_EVENTS = "峰会|大会|论坛|展会|赛事|联赛|音乐节|综艺|栏目|晚会"
_SPENDING = compile_later(
    rf"""
      (?<!问卷)(?<!简历)(?<!内容)投放(?!问卷|市场|使用|位) | 投流 | 买量 | (?:投|打|购买|采买)广告
    | (?:广告|媒介|媒体|流量)采买 | 付费(?:推广|投放|广告|流量|引流) | 竞价(?:推广|广告) | (?:推广|广告|投流)费(?!率)
    | (?:KOL|KOC|网红)\ ?(?:合作|种草|推广) | 签约.{{0,8}}(?:KOL|KOC|网红)
    | 赞助(?!商|方).{{0,8}}(?:{_EVENTS}) | 冠名(?!权|商) | 场地租赁 | 租(?:赁|用)?场地 | 展位(?:租赁|搭建)
    | (?:{_GIFTS})采购 | (?<!客户)采购.{{0,6}}(?:{_GIFTS})
    | \bpaid\ (?:ads?|media|search|social|traffic|campaigns?|promotions?|placements?)\b | \bmedia\ buy(?:s|ing)?\b
    | \b(?:search|social|display|banner|video|print|tv|radio|google|facebook|linkedin|tiktok)\ ads?\b
    | \b(?:run|launch|place|buy|book)(?:ning|ing)?\ (?:\w+\ ){{0,2}}(?:ads?|adverts?|billboards?)\b
    | \bsponsor(?:ing)?\ (?:the|a|an)\b | \bbuy(?:ing)?\ (?:gifts?|prizes|giveaways)\b
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""Words for work that practically always costs money."""

_CUES = compile_later(
    "投放|投流|买量|广告|采买|付费|竞价|推广费|投流费|网红|赞助|冠名|场地|展位|采购|kol|koc"
    "|paid|media| ad| bill|sponsor|buy"
)
"""Each of those has one of these, in lower case; most texts have none, and that is found much faster."""

_CHINESE = """
    周报 日报 月报 季报 报告 报表 复盘 总结 小结 分析 数据 测算 估算 预算 方案 策略 规划 计划 策划 提案 节奏 流程 规范
    制度 手册 指南 SOP 培训 学习 课件 案例 清单 名单 素材(?!投放) 文案 脚本 话术 设计 制作 撰写 剪辑 页面 落地页 关键词
    人群包 看板 监测 监控 评估 评审 反馈 排期 时间 进度 账户 账号 平台(?:搭建|开户) 选型 招标 比价 报价 申请 审批 审核
    复核 对账 核销 结算 报销 发票 合同 模板 调研 研究 洽谈 意向 沟通 对接 跟进 维护 协助 配合 支持 会议 例会 归因 跟踪
    追踪 整理 汇总 统计 梳理 盘点 对比 优化 排查 效果(?!广告) 转化率 占比 竞品 对手 同行 友商 暂停 停止 取消 不投
    准备 筹备 招聘 面试 团队 资质 权限 验收 检查 自查 合规
"""
_ENGLISH = """
    report(?:s|ing)? reviews? analy[sz]e analysis plans? brief budget proposal strategy copy creatives? design draft
    research compare competitors? dashboard track(?:ing)? data forecast estimate training templates? list accounts?
    setup keywords? landing policy guidelines? audit pause stop cancel summary schedule calendar invoices? contracts?
    optimi[sz]e
"""
_ABOUT = compile_later("|".join([*_CHINESE.split(), *(rf"\b{word}\b" for word in _ENGLISH.split())]), re.I | re.ASCII)
"""Words for work that is about spending, but does not spend."""

_CLAUSE = compile_later(
    "[,.;:!?()\n\uff0c\u3002\uff1b\uff1a\uff01\uff1f\uff08\uff09]"
)  # each mark, and its full-width form


@RULE.check
def check_special_tasks(ws: Workspace) -> Findings:
    projects = {monitor.id: monitor for monitor, _ in ws.monitors}
    for task, at in ws.open_tasks:
        if task.type == "routine":
            continue
        if task.type == "special" and not task.deliverable:
            yield RULE.make_finding(at / "deliverable", "no_deliverable", record=task.id, task=task.name)
        if not _has_budget(task, projects) and (spending := _find_spending(task)) is not None:
            key, words = spending
            yield RULE.make_finding(at / key, "no_budget", record=task.id, task=task.name, words=words)


def _has_budget(task: Task, projects: Mapping[str, Monitor]) -> bool:
    """Whether the task or its project has a budget; an unknown project may well have one."""
    if task.resources is not None and task.resources.budget is not None:
        return True
    return task.project is not None and (task.project not in projects or projects[task.project].budget is not None)


def _find_spending(task: Task) -> tuple[str, str] | None:
    """Return the key in which the task says that it costs money, and the words; None if its name is about spending."""
    whole = f"{task.name}\n{task.description}" if task.description else task.name
    if not _CUES.search(whole.lower()) or not _SPENDING.search(whole) or _ABOUT.search(task.name):
        return None
    texts = (("name", task.name), ("description", task.description or ""))
    for key, text in texts:
        for clause in _CLAUSE.split(text):
            words = _SPENDING.search(clause)
            if words is not None and not _ABOUT.search(clause):
                return key, words[0]
    return None
