"""G005: a split goal has a buffer of 10% to 15%, at one level."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import reduce

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount
from teamops.locale.formats import format_limit, format_percent
from teamops.locale.text import Text
from teamops.model.figures.slack import Slack
from teamops.model.figures.sums import EXACT, find_level
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.goals import Buffer, Level
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G005",
    name="buffer-in-range",
    severity="warning",
    clause="§1.9",
    title=Text("A split goal has a buffer of 10% to 15%, at one level", "分解时只在一个层级设 10%–15% 的缓冲"),
    why=Text(
        "Without a buffer, one lost client means a missed goal. Buffers at several levels compound: 10% "
        "at four levels is 46%, and nobody believes the numbers. Rates are not divided, so they need no "
        "buffer.",
        "没有缓冲，丢一个客户就丢掉整个目标。每一层都设则层层加码：四层各 10% 就是 46%，数字没有人信。"
        "比率类目标不分解，不需要缓冲。",
    ),
    messages={
        "none": Text(
            "{goal} is split without a buffer; it should be {low} to {high}",
            "{goal}分解时没有设缓冲，应为 {low}–{high}",
        ),
        "outside": Text(
            "the buffer of {goal} is {percent}; it should be {low} to {high}",
            "{goal}的缓冲为 {percent}，应为 {low}–{high}",
        ),
        "measured": Text(
            "the parts of {goal} have a buffer of {measured}, not the recorded {percent}: at `{level}` they "
            "add up to {sum} instead of {whole}",
            "{goal}的分解项实际缓冲为 {measured}，与记录的 {percent} 不符：`{level}` 层合计 {sum}，应为 {whole}",
        ),
        "down": Text(
            "{goal} should stay low, but its parts may add up to {percent} more: everyone can keep their part "
            "while the goal is exceeded",
            "{goal}越低越好，而分解项合计可比目标高 {percent}：人人达标，总目标仍会超出",
        ),
        "again": Text(
            "{goal} has its buffer of {percent} at `{level}`, but its `{other}` parts add {more}: {together} in total",
            "{goal}已在 `{level}` 层设缓冲 {percent}，而 `{other}` 层又多留了 {more}，累计 {together}",
        ),
        "here": Text("these parts do not add up to the target above them either", "这里的分解项之和也不等于上级目标"),
    },
    remedy=Text(
        "write `buffer: {{mode: over, percent: 10, at: people}}` in the goal (`mode: reserve` if less is "
        "better) and split it again",
        "在目标里写明 `buffer: {{mode: over, percent: 10, at: people}}`（越低越好的目标用 `mode: reserve`），"
        "再重新分解",
    ),
    remedies={
        "down": Text("write `mode: reserve` instead and split the goal again", "改为 `mode: reserve`，再重新分解"),
    },
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
      - {period: 2026-07, target: 1600, parts: [{owner: zhao, target: 880}, {owner: qian, target: 880}]}
      - {period: 2026-08, target: 1700}
      - {period: 2026-09, target: 1700}
""",
    bad="""\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    target: 5000
    department: sales
    owner: wang
    parts: [{period: 2026-07, target: 1600}, {period: 2026-08, target: 1700}, {period: 2026-09, target: 1700}]
  - id: visits-2026-08
    name: 客户拜访量
    period: 2026-08
    target: 100
    department: sales
    owner: wang
    buffer: {mode: over, percent: 30, at: people}
  - id: deals-2026Q3
    name: 签约数
    period: 2026-Q3
    target: 300
    department: sales
    owner: wang
    buffer: {mode: over, percent: 10, at: people}
    parts: [{period: 2026-07, target: 110}, {period: 2026-08, target: 110}, {period: 2026-09, target: 110}]
""",
    options=("limits.buffer",),
)

_VISIBLE = Decimal("0.01")
"""Less than this is rounding by hand, and no slack."""


class _ExtraSlack(NamedTuple):
    """Slack at another level than the buffer's, as a share of what the parts of `node` should add up to."""

    node: GoalNode
    level: Level
    share: Decimal


@RULE.check_now
def check_buffers(ws: Workspace, now: datetime) -> Findings:
    low, high = ws.settings.limits.buffer
    limits = {"low": format_limit(low), "high": format_limit(high)}
    for tree, slack in zip(ws.list_goal_trees(), ws.slacks, strict=True):
        if tree.goal.measure == "level" or not tree.target:
            continue
        goal, at, buffer = {"goal": describe_goal(tree)}, tree.at / "buffer", tree.goal.buffer
        record = tree.goal.id
        if buffer is None:
            if tree.children:
                yield RULE.make_finding(tree.at.key("parts"), "none", limits | goal, record=record)
            continue
        facts = goal | {"percent": format_amount(buffer.percent)}
        if not low <= buffer.percent <= high:
            yield RULE.make_finding(at / "percent", "outside", limits | facts, record=record)
        if buffer.mode == "over" and tree.goal.direction == "down":
            yield RULE.make_finding(at / "mode", "down", facts, record=record)
        is_over = tree.period is not None and tree.period.end < now.date()
        if not is_over and (slack.is_pushed or not (slack.is_explained or low <= slack.share <= high)):
            yield _report_wrong_slack(tree, buffer, slack)
        if (extra := _find_extra_slack(tree, buffer)) is not None:
            yield _report_extra_slack(tree, buffer, extra)


def _report_wrong_slack(tree: GoalNode, buffer: Buffer, slack: Slack) -> Finding:
    """The parts have another slack than the buffer says, by more than their step explains."""
    goal = tree.goal
    facts = {
        "goal": describe_goal(tree),
        "measured": format_percent(slack.share, 1),
        "percent": format_amount(buffer.percent),
        "level": buffer.at,
        "sum": format_amount(slack.total, goal.unit, tree.target),
        "whole": format_amount(slack.expected_total, goal.unit, tree.target),
    }
    return RULE.make_finding(tree.at / "buffer" / "percent", "measured", facts, record=goal.id)


def _find_extra_slack(tree: GoalNode, buffer: Buffer) -> _ExtraSlack | None:
    """Return the first parts that have slack of the same kind at another level."""
    for node in tree.walk():
        level = find_level([child.part for child in node.children if child.part], node.period)
        if level is None or level == buffer.at or not node.target:
            continue
        total = reduce(EXACT.add, (c.target for c in node.children if c.target is not None), Decimal(0))
        share = total / node.target - 1
        if (share if buffer.mode == "over" else -share) >= _VISIBLE:
            return _ExtraSlack(node, level, share)
    return None


def _report_extra_slack(tree: GoalNode, buffer: Buffer, extra: _ExtraSlack) -> Finding:
    own = Decimal(buffer.percent) * (1 if buffer.mode == "over" else -1)
    facts = {
        "goal": describe_goal(tree),
        "percent": format_amount(buffer.percent),
        "level": buffer.at,
        "other": extra.level,
        "more": format_percent(abs(extra.share), 1),
        "together": format_percent(abs((1 + own) * (1 + extra.share) - 1), 1),
    }
    related = [Related(extra.node.at.key("parts"), "here", {})]
    return RULE.make_finding(tree.at / "buffer", "again", facts, record=tree.goal.id, related=related)
