"""G015: actuals keep pace with the plan to date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from teamops.checking.finding import Finding
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount
from teamops.locale.formats import format_deviation, format_limit
from teamops.locale.text import Text
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.figures.quantity import Quantity
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G015",
    name="on-pace",
    severity="warning",
    clause="§3.5",
    title=Text("Actuals keep pace with the plan to date", "实际进度与计划进度的偏差在 ±10% 之内"),
    why=Text(
        "Comparing actuals with the plan for the elapsed working days shows early that a goal will be "
        "missed. The rule checks the whole goal, then its running quarter or month, but never weeks or "
        "people (§4.6). It starts once 5 working days and a tenth of the period have passed. Exactly 10% "
        "is within the limit; better than planned is information.",
        "与已过工作日的计划比较，可以尽早看出目标能否完成。先看目标整体，再看正在进行的季度或月份；不按周、"
        "不针对个人（§4.6）。周期过了 5 个工作日且满十分之一之后才提示。恰好 10% 不算超出；"
        "好于计划仅供参考。",
    ),
    messages={
        "worse": Text(
            "{goal} is at {actual} on {day}, the plan to date is {due}: {rate}, beyond ±{limit}",
            "{goal}截至 {day} 实际 {actual}，应达 {due}，偏差 {rate}，超出 ±{limit}",
        ),
        "short": Text(
            "{goal} is at {actual} on {day}, the plan to date is {due}: {rate}, beyond ±{limit}; it now needs "
            "{needed} per working day",
            "{goal}截至 {day} 实际 {actual}，应达 {due}，偏差 {rate}，超出 ±{limit}；今后每个工作日需完成 {needed}",
        ),
        "better": Text(
            "{goal} is at {actual} on {day}, the plan to date is {due}: {rate}, better than planned",
            "{goal}截至 {day} 实际 {actual}，应达 {due}，偏差 {rate}，好于计划",
        ),
        "over": Text(
            "{goal} is at {actual} on {day}, the cap to date is {due}: {rate}, beyond ±{limit}",
            "{goal}截至 {day} 实际 {actual}，限额 {due}，偏差 {rate}，超出 ±{limit}",
        ),
        "under": Text(
            "{goal} is at {actual} on {day}, the cap to date is {due}: {rate}, better than planned",
            "{goal}截至 {day} 实际 {actual}，限额 {due}，偏差 {rate}，好于计划",
        ),
        "unread": Text(
            "{goal} has no actuals; the plan to {day} is {due}", "{goal}没有录入实际值，截至 {day} 应达 {due}"
        ),
        "unread_cap": Text(
            "{goal} has no actuals; the cap to {day} is {due}", "{goal}没有录入实际值，截至 {day} 限额 {due}"
        ),
    },
    remedy=Text(
        "find the cause with the people concerned and decide on measures; record missing actuals: `teamops actual add`",
        "与相关人员分析原因并确定措施；如未录入实际值，用 `teamops actual add` 补录",
    ),
    good="""\
goals:
  - id: sales-2026-08
    name: 销售额
    period: 2026-08
    unit: 万元
    target: 2100
    department: sales
    owner: wang
actuals:
  - {goal: sales-2026-08, date: 2026-08-07, value: 500}
  - {goal: sales-2026-08, date: 2026-08-14, value: 400}
""",
    bad="""\
goals:
  - {id: sales-2026-08, name: 销售额, period: 2026-08, unit: 万元, target: 2100, department: sales, owner: wang}
  - {id: costs-2026-08, name: 获客成本, period: 2026-08, target: 80, measure: level, direction: down, department: brand,
    owner: lijie}
  - {id: leads-2026-08, name: 线索量, period: 2026-08, target: 210, department: marketing, owner: xiaowang}
  - {id: calls-2026-08, name: 电话回访, period: 2026-08, target: 420, department: sales, owner: wang}
actuals:
  - {goal: sales-2026-08, date: 2026-08-14, value: 899}
  - {goal: costs-2026-08, date: 2026-08-14, value: 89}
  - {goal: leads-2026-08, date: 2026-08-14, value: 150}
""",
    clock=True,
    needs_all=True,
    options=("limits.deviation",),
    example_today="2026-08-17T12:00:00+08:00",
)


@RULE.check_now
def find_goals_off_pace(ws: Workspace, now: datetime) -> Findings:
    today, limit = now.date(), ws.settings.limits.deviation
    running = [tree for tree in ws.list_goal_trees() if tree.period is not None and today in tree.period]
    if not running:
        return
    pacer = Pacer(ws.readings, ws.workdays, today)
    doubtful = {suspect.goal.goal.id for suspect in ws.suspects}
    for tree in running:
        for node, pace in _find_off_pace(pacer, tree, limit):
            if pace.is_behind or pace.actual is None or tree.goal.id not in doubtful:
                yield _make_finding(ws, node, pace, limit)


def _find_off_pace(pacer: Pacer, node: GoalNode, limit: Decimal) -> Iterator[tuple[GoalNode, Pace]]:
    """Yield `node` if it is off its pace, else those of its parts, down to months, that are."""
    is_short = node.period is not None and node.period.kind in ("week", "day")
    if node.part is not None and (pacer.readings.scopes[node.path].owner or is_short):
        return
    pace = pacer.of(node)
    if pace is None or pace.state != "running":
        return
    if not pace.is_early and (pace.beyond(limit) or (pace.actual is None and pace.due)):
        yield node, pace
        return
    for child in node.children:
        yield from _find_off_pace(pacer, child, limit)


def _make_finding(ws: Workspace, node: GoalNode, pace: Pace, limit: Quantity) -> Finding:
    digits, is_up = ws.digits(node), pace.direction == "up"

    def format_value(number: Decimal, rounding: str = ROUND_HALF_UP) -> str:
        return format_amount(digits.shown(number, rounding), node.goal.unit)

    assert pace.due is not None  # else it could not be off its pace
    facts = {"goal": describe_goal(node), "day": pace.until.isoformat(), "due": format_value(pace.due)}
    at = node.at / "target"
    if pace.actual is None:
        return RULE.make_finding(at, "unread" if is_up else "unread_cap", facts, record=node.goal.id)
    facts |= {"actual": format_value(pace.actual), "rate": format_deviation(pace.deviation, limit)}
    if not pace.is_behind:
        return RULE.make_finding(at, "better" if is_up else "under", facts, record=node.goal.id, severity="info")
    facts["limit"] = format_limit(limit)
    if pace.required_pace.kind == "per_day" and pace.required_pace.amount is not None and is_up:
        needed = format_value(pace.required_pace.amount, ROUND_CEILING)
        return RULE.make_finding(at, "short", facts, record=node.goal.id, needed=needed)
    return RULE.make_finding(at, "worse" if is_up else "over", facts, record=node.goal.id)
