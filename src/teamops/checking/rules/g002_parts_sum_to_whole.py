"""G002: the parts of a goal add up to the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import reduce

from teamops.checking.finding import Finding
from teamops.checking.goal_parts import goal_told, has_own_period
from teamops.checking.rule import Rule
from teamops.checking.wording import amount
from teamops.locale.text import Text
from teamops.model.quantity import Quantity
from teamops.model.sums import EXACT, level_of, whole_at
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G002",
    name="parts-sum-to-whole",
    severity="error",
    clause="§1.4",
    title=Text("The parts of a goal add up to the whole", "各分解项之和等于上级目标"),
    why=Text(
        "If every part is reached and the goal is not, somebody's share was never given to anyone.",
        "如果每一项都完成了而总目标没有完成,说明有一部分目标没有落实到人。",
    ),
    messages={
        "short": Text(
            "the parts of {goal} add up to {sum}, {by} less than {whole}",
            "{goal}的分解项合计 {sum},应为 {whole},少 {by}",
        ),
        "over": Text(
            "the parts of {goal} add up to {sum}, {by} more than {whole}",
            "{goal}的分解项合计 {sum},应为 {whole},多 {by}",
        ),
        "short_buffer": Text(
            "the parts of {goal} add up to {sum}, {by} less than {whole} ({target} with its buffer of {percent})",
            "{goal}的分解项合计 {sum},应为 {whole}(目标 {target},缓冲 {percent}),少 {by}",
        ),
        "over_buffer": Text(
            "the parts of {goal} add up to {sum}, {by} more than {whole} ({target} with its buffer of {percent})",
            "{goal}的分解项合计 {sum},应为 {whole}(目标 {target},缓冲 {percent}),多 {by}",
        ),
        "level": Text(
            "this part of {goal} holds {sum}; a rate is held at its level, {whole}, in every part",
            "{goal}的该分解项为 {sum};比率类目标的每个分解项都应保持 {whole}",
        ),
    },
    remedy=Text(
        "change the parts, or let `teamops split-goal` divide the goal again",
        "调整分解项,或用 `teamops split-goal` 重新分解",
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
def parts_sum_to_whole(ws: Workspace, now: datetime) -> Iterator[Finding]:
    for tree in ws.goal_trees():
        for node in tree.walk():
            if node.children and node.target is not None:
                yield from _levels(node, node.target) if node.goal.measure == "level" else _sums(node, node.target)


def _levels(node: GoalNode, level: Quantity) -> Iterator[Finding]:
    for part in node.children:
        if part.target is not None and part.target != level:
            unit = node.goal.unit
            facts = {"goal": goal_told(node), "sum": amount(part.target, unit), "whole": amount(level, unit)}
            yield RULE.found(part.at / "target", "level", facts, record=node.goal.id)


def _sums(node: GoalNode, target: Quantity) -> Iterator[Finding]:
    for parts in _breakdowns(node):
        whole = whole_at(node.goal, target, level_of([p.part for p in parts if p.part], node.period))
        total = reduce(EXACT.add, (part.target for part in parts if part.target is not None), Decimal(0))
        if total != whole:
            yield _sum_differs(node, parts[0], target, whole, total)


def _breakdowns(node: GoalNode) -> Sequence[Sequence[GoalNode]]:
    """The parts that cut up the period, and the parts that do not: where both stand, each is the whole once more."""
    groups: dict[bool, list[GoalNode]] = {True: [], False: []}
    for part in node.children:
        groups[has_own_period(part, node)].append(part)
    return [parts for parts in groups.values() if parts]


def _sum_differs(node: GoalNode, first: GoalNode, target: Quantity, whole: Decimal, total: Decimal) -> Finding:
    goal, message = node.goal, "short" if total < whole else "over"
    facts = {
        "goal": goal_told(node),
        "sum": amount(total, goal.unit, target),
        "whole": amount(whole, goal.unit, target),
        "by": amount(EXACT.abs(EXACT.subtract(total, whole)), goal.unit, target),
    }
    if goal.buffer is not None and whole != target:
        message += "_buffer"
        facts |= {"target": amount(target, goal.unit), "percent": amount(goal.buffer.percent)}
    at = node.at.key("parts") if first is node.children[0] else first.at
    return RULE.found(at, message, facts, record=goal.id)
