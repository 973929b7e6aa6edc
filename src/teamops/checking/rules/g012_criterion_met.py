"""G012: a finished period meets the goal's criteria."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from teamops.checking.finding import Finding
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal
from teamops.locale.formats import format_limit, format_number, format_rate
from teamops.locale.text import Text
from teamops.model.figures.bounds import list_attainment_edges
from teamops.model.figures.criteria import CriterionResult, judge_criteria
from teamops.model.figures.pacer import Pacer
from teamops.model.figures.quantity import Quantity
from teamops.model.records.goals import ATTAINMENT, Criterion
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G012",
    name="criterion-met",
    severity="warning",
    clause="Table 1",
    title=Text("A finished period meets the goal's criteria", "已结束的周期达到完成标准"),
    why=Text(
        "The agreed standard was not met, or nothing was recorded. The warning ends when a review of that "
        "period states what was missed and why: the problem is known and being worked on.",
        "约定的完成标准没有达到，或者没有记录数据。该周期的复盘写明未达成项和原因之后不再提示："
        "问题已经清楚，正在改进。",
    ),
    messages={
        "attainment": Text(
            "the attainment of {goal} in {period} is {value}; required: {bound}",
            "{goal}在 {period} 达标率 {value}，应为 {bound}",
        ),
        "cap": Text(
            "{goal} used {value} of its cap in {period}; required: {bound}",
            "{goal}在 {period} 用了上限的 {value}，应为 {bound}",
        ),
        "metric": Text(
            "{metric} of {goal} is {value} in {period}; required: {bound}",
            "{goal}在 {period} 的{metric}为 {value}，应为 {bound}",
        ),
        "over_nothing": Text("{goal} exceeds its target of 0 in {period}", "{goal}在 {period} 超出目标值 0"),
        "unread": Text(
            "{goal} has no actual in {period}, so {bound} cannot be checked",
            "{goal}在 {period} 没有录入实际值，无法判断是否达到 {bound}",
        ),
        "unread_metric": Text(
            "{goal} has no actual of {metric} in {period}, so {bound} cannot be checked",
            "{goal}在 {period} 没有录入{metric}的实际值，无法判断是否达到 {bound}",
        ),
    },
    remedy=Text(
        "state what was missed and why in the review, or record the missing actuals: `teamops actual add`",
        "在复盘中写明未达成项和原因；如未录入实际值，用 `teamops actual add` 补录",
    ),
    good="""\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    unit: 万元
    target: 5000
    department: sales
    owner: wang
    criteria: [{metric: attainment, each: month, at_least: 95%}]
    parts: [{period: 2026-07, target: 1600}, {period: 2026-08, target: 1700}, {period: 2026-09, target: 1700}]
actuals:
  - {goal: sales-2026Q3, date: 2026-07-31, value: 1520}
  - {goal: sales-2026Q3, date: 2026-08-31, value: 1700}
  - {goal: sales-2026Q3, date: 2026-09-03, value: 210}
""",
    bad="""\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    unit: 万元
    target: 5000
    department: sales
    owner: wang
    criteria: [{metric: attainment, each: month, at_least: 95%}, {metric: 签约率, each: month, at_least: 25%}]
    parts: [{period: 2026-07, target: 1600}, {period: 2026-08, target: 1700}, {period: 2026-09, target: 1700}]
actuals:
  - {goal: sales-2026Q3, date: 2026-07-31, value: 1519}
  - {goal: sales-2026Q3, date: 2026-08-31, value: 1700}
  - {goal: sales-2026Q3, metric: 签约率, date: 2026-08-31, value: 24%}
""",
    clock=True,
    needs_all=True,
)


@RULE.check_now
def find_missed_criteria(ws: Workspace, now: datetime) -> Findings:
    begun = [
        t for t in ws.list_goal_trees() if t.goal.criteria and t.period is not None and t.period.start < now.date()
    ]
    if not begun:
        return
    pacer, explained = Pacer(ws.readings, ws.workdays, now.date()), _group_explained_periods(ws)
    for tree in begun:
        for result in judge_criteria(pacer, tree, ws.settings.weeks):
            is_explained = any(result.period in period for period in explained.get(tree.goal.id, ()))
            if result.verdict in ("missed", "unread") and not is_explained:
                yield _make_finding(ws, tree, result)


def _group_explained_periods(ws: Workspace) -> Mapping[str, list[Period]]:
    """Return the periods in which a review says what was missed of a goal, and why, by the goal's id."""
    explained: dict[str, list[Period]] = defaultdict(list)
    for review, _ in ws.reviews:
        for result in review.results:
            if result.missed and result.cause:
                explained[result.goal.partition("/")[0]].append(review.period)
    return explained


def _make_finding(ws: Workspace, tree: GoalNode, result: CriterionResult) -> Finding:
    at, criterion, goal = tree.at / "criteria" / result.number, result.criterion, tree.goal
    facts = {"goal": describe_goal(tree), "period": result.period.text, "bound": _format_bound(criterion)}
    is_attainment = criterion.metric == ATTAINMENT
    if result.value is None and result.holds is False:
        return RULE.make_finding(at, "over_nothing", facts, record=goal.id)
    if not is_attainment:
        facts["metric"] = criterion.metric
    if result.holds is None or result.value is None:
        return RULE.make_finding(at, "unread" if is_attainment else "unread_metric", facts, record=goal.id)
    if is_attainment:
        message = "attainment" if goal.direction == "up" else "cap"
        value = format_rate(result.value, list_attainment_edges(goal))
    else:
        message, value = "metric", format_number(_style_value(ws, tree, criterion, result.value))
    return RULE.make_finding(at, message, facts, record=goal.id, value=value)


def _style_value(ws: Workspace, tree: GoalNode, criterion: Criterion, value: Decimal) -> Quantity:
    """Write a value of the goal's own metric as every report shows it, of another one as the criterion writes it."""
    if tree.goal.counts(criterion.metric):
        return ws.digits(tree).shown(value)
    like = criterion.at_least or criterion.at_most or tree.target
    return Quantity.of(value, like.suffix if like else "")


def _format_bound(criterion: Criterion) -> str:
    """≥95% · ±5%"""
    bounds = {"≥": criterion.at_least, "≤": criterion.at_most, "±": criterion.within}
    format_value = format_limit if criterion.metric == ATTAINMENT else format_number
    return " ".join(
        sign + (format_limit if sign == "±" else format_value)(bound)
        for sign, bound in bounds.items()
        if bound is not None
    )
