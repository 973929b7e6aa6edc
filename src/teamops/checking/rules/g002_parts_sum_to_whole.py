"""G002: the parts of a goal add up to the whole."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce

from teamops.checking.finding import Finding
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount
from teamops.locale.text import Text
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.slack import Slack, list_breakdowns
from teamops.model.figures.sums import EXACT, compute_whole, find_level, is_sum_right
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G002",
    name="parts-sum-to-whole",
    severity="error",
    clause="§1.4",
    title=Text("The parts of a goal add up to the whole", "各分解项之和等于上级目标"),
    why=Text(
        "If every part is reached but the goal is not, some of the target was never assigned to anyone.",
        "如果每一项都完成了而总目标没有完成，说明有一部分目标没有落实到人。",
    ),
    messages={
        "short": Text(
            "the parts of {goal} add up to {sum}, {by}{points: pp|} less than {whole}",
            "{goal}的分解项合计 {sum}，应为 {whole}，少 {by}{points: 个百分点|}",
        ),
        "over": Text(
            "the parts of {goal} add up to {sum}, {by}{points: pp|} more than {whole}",
            "{goal}的分解项合计 {sum}，应为 {whole}，多 {by}{points: 个百分点|}",
        ),
        "short_buffer": Text(
            "the parts of {goal} add up to {sum}, {by}{points: pp|} less than {whole} ({target} with a buffer "
            "of {percent})",
            "{goal}的分解项合计 {sum}，应为 {whole}（目标 {target}，缓冲 {percent}），少 {by}{points: 个百分点|}",
        ),
        "over_buffer": Text(
            "the parts of {goal} add up to {sum}, {by}{points: pp|} more than {whole} ({target} with a buffer "
            "of {percent})",
            "{goal}的分解项合计 {sum}，应为 {whole}（目标 {target}，缓冲 {percent}），多 {by}{points: 个百分点|}",
        ),
        "short_whole": Text(
            "the parts of {goal} at buffer level add up to {sum}, {by}{points: pp|} less than {whole} "
            "({target} with a buffer of {percent}); more than rounding explains",
            "{goal}在缓冲层级的分解项合计 {sum}，应为 {whole}（目标 {target}，缓冲 {percent}），"
            "少 {by}{points: 个百分点|}，超出取整误差",
        ),
        "over_whole": Text(
            "the parts of {goal} at buffer level add up to {sum}, {by}{points: pp|} more than {whole} "
            "({target} with a buffer of {percent}); more than rounding explains",
            "{goal}在缓冲层级的分解项合计 {sum}，应为 {whole}（目标 {target}，缓冲 {percent}），"
            "多 {by}{points: 个百分点|}，超出取整误差",
        ),
        "level": Text(
            "this part of {goal} is {sum}, but a rate is not divided: every part must be {whole}",
            "{goal}的该分解项为 {sum}；比率类目标的每个分解项都应保持 {whole}",
        ),
    },
    remedy=Text(
        "change the parts, or run `teamops split-goal` to split the goal again",
        "调整分解项，或用 `teamops split-goal` 重新分解",
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
    buffer: {mode: over, percent: 10, at: people}
    parts:
      - {period: 2026-07, target: 1600}
      - {period: 2026-08, target: 1700, parts: [{owner: zhao, target: 1000}, {owner: qian, target: 870}]}
      - {period: 2026-09, target: 1700}
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
    buffer: {mode: over, percent: 10, at: people}
    parts:
      - {period: 2026-07, target: 1600}
      - {period: 2026-08, target: 1700, parts: [{owner: zhao, target: 1000}, {owner: qian, target: 700}]}
      - {period: 2026-09, target: 1690}
""",
)


@RULE.check
def check_part_sums(ws: Workspace) -> Findings:
    for tree, slack in zip(ws.list_goal_trees(), ws.slacks, strict=True):
        for node in tree.walk():
            if node.children and node.target is not None:
                check_node = _check_levels if node.goal.measure == "level" else _check_sums
                yield from check_node(node, node.target)
        if slack.is_moved:
            yield _make_slack_finding(tree, slack)


def _check_levels(node: GoalNode, level: Quantity) -> Findings:
    for part in node.children:
        if part.target is not None and part.target != level:
            unit = node.goal.unit
            facts = {
                "goal": describe_goal(node),
                "sum": format_amount(part.target, unit),
                "whole": format_amount(level, unit),
            }
            yield RULE.make_finding(part.at / "target", "level", facts, record=node.goal.id)


def _check_sums(node: GoalNode, target: Quantity) -> Findings:
    for parts in list_breakdowns(node):
        level = find_level([p.part for p in parts if p.part], node.period)
        total = reduce(EXACT.add, (part.target for part in parts if part.target is not None), Decimal(0))
        if not is_sum_right(node.goal, target, level, total):
            yield _make_sum_finding(node, parts[0], target, compute_whole(node.goal, target, level), total)


def _make_sum_finding(node: GoalNode, first: GoalNode, target: Quantity, whole: Decimal, total: Decimal) -> Finding:
    goal, message = node.goal, "short" if total < whole else "over"
    facts = _describe_sum(node, total, whole, target)
    if goal.buffer is not None and whole != target:
        message += "_buffer"
        facts |= {"target": format_amount(target, goal.unit), "percent": format_amount(goal.buffer.percent)}
    at = node.at.key("parts") if first is node.children[0] else first.at
    return RULE.make_finding(at, message, facts, record=goal.id)


def _make_slack_finding(tree: GoalNode, slack: Slack) -> Finding:
    """Every whole is right to within a step, and all of them together are not."""
    whole, buffer = slack.expected_total, tree.goal.buffer
    assert buffer is not None  # else there is no slack that could be off
    facts = _describe_sum(tree, slack.total, whole, tree.target) | {
        "target": format_amount(slack.target, tree.goal.unit, tree.target),
        "percent": format_amount(buffer.percent),
    }
    message = "short_whole" if slack.total < whole else "over_whole"
    return RULE.make_finding(tree.at.key("parts"), message, facts, record=tree.goal.id)


def _describe_sum(node: GoalNode, total: Decimal, whole: Decimal, like: Quantity | None) -> dict[str, str]:
    """Return the sum, what it should be and the gap; of rates in points, as 3% less than 15% would be 14.55%."""
    unit = node.goal.unit
    gap = format_amount(EXACT.abs(EXACT.subtract(total, whole)), unit, like)
    return {
        "goal": describe_goal(node),
        "sum": format_amount(total, unit, like),
        "whole": format_amount(whole, unit, like),
        "by": gap.removesuffix("%"),
        "points": "1" if gap.endswith("%") else "0",
    }
