"""G015: actuals keep pace with the plan to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from teamops.checking.finding import Finding
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount
from teamops.locale.formats import format_deviation, format_limit
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import list_deviations
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.figures.quantity import Quantity
from teamops.model.records.monitors import Measure
from teamops.model.records.reviews import Improvement
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G015",
    name="on-pace",
    severity="warning",
    clause="§3.5",
    title=Text("Actuals keep pace with the plan to date", "实际进度与计划进度的偏差在 ±10% 之内"),
    why=Text(
        "Comparing actuals with the plan for the elapsed working days shows early that a goal will be missed. The "
        "rule checks the whole goal, then its running quarter or month, but never weeks or people (§4.6). It starts "
        "once 5 working days and a tenth of the period have passed. Exactly 10% is within the limit; better than "
        "planned is only information, about whole goals. A goal that somebody already works on is not reported. That "
        "is the case if a project that serves it has a deviation with a cause and an open measure. It is also the "
        "case if a review explains the miss and has an open improvement that names the goal. The goal is reported "
        "again once all of these are overdue.",
        "与已过工作日的计划比较，可以尽早看出目标能否完成。先看目标整体，再看正在进行的季度或月份；不按周、"
        "不针对个人（§4.6）。周期过了 5 个工作日且满十分之一之后才提示。恰好 10% 不算超出；"
        "好于计划仅供参考，只看目标整体。已经有人在处理的不再提示：服务于该目标的项目有写明原因的偏差和未完成的应对措施，"
        "或复盘写明了未达成项和原因，并有写到该目标的优化项未完成；这些都逾期之后重新提示。",
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
        "find the cause with the people concerned and write measures at a checkpoint of a project that serves it; "
        "record missing actuals: `teamops actual add`",
        "与相关人员分析原因，把措施写在服务于该目标的项目的监控节点中；如未录入实际值，用 `teamops actual add` 补录",
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
    measured = _group_measured_days(ws, today)
    for tree in running:
        for node, pace in _find_off_pace(pacer, tree, limit):
            if pace.actual is None:
                is_news = True
            elif pace.is_behind:
                is_news = not _is_worked_on(ws, node, measured, today)
            else:
                is_news = node.part is None and tree.goal.id not in doubtful
            if is_news:
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


def _group_measured_days(ws: Workspace, today: date) -> Mapping[str, Sequence[date]]:
    """Return the days of the deviations on which a measure is open and in time, by the goal that the project serves."""
    days: dict[str, list[date]] = defaultdict(list)
    for entry in list_deviations(ws):
        is_open = any(_is_in_time(measure, today) for measure, _ in entry.standing)
        if entry.monitor.goal and entry.checkpoint.is_worse and entry.is_answered(today) and is_open:
            days[entry.monitor.goal.partition("/")[0]].append(entry.checkpoint.date)
    return days


def _is_worked_on(ws: Workspace, node: GoalNode, measured: Mapping[str, Sequence[date]], today: date) -> bool:
    """Return whether a measure of the period of `node` is open and in time, or an improvement that names the goal."""
    period, goal = node.period, node.goal
    if period is not None and any(day in period for day in measured.get(goal.id, ())):
        return True
    return any(
        _is_in_time(one, today) and any(word in f"{one.item} {one.measure}" for word in (goal.id, goal.name) if word)
        for review, _ in ws.reviews
        if any(r.goal.partition("/")[0] == goal.id and r.missed and r.cause for r in review.results)
        for one in review.improvements
    )


def _is_in_time(one: Measure | Improvement, today: date) -> bool:
    return one.status == "open" and one.due is not None and one.due >= today


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
