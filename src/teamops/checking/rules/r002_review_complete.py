"""R002: a review shows every goal of its period."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="R002",
    name="review-complete",
    severity="error",
    clause="§4.3",
    title=Text("A review shows every goal of its period", "复盘覆盖该周期的全部目标"),
    why=Text(
        "A review that leaves out what went badly teaches nothing.",
        "只展示好的、漏掉差的,这样的复盘学不到东西。",
    ),
    messages={
        "missing": Text(
            "the review of {period} says nothing of “{goal}” (`{id}`), a goal of that period",
            "{period} 的复盘缺少该周期的目标“{goal}”(`{id}`)",
        ),
        "goal": Text("the goal stands here", "该目标在这里"),
    },
    remedy=Text(
        "add a line to `results`: `{{goal: …, plan: …, actual: …}}`",
        "在 `results` 中补一行:`{{goal: 目标, plan: 计划值, actual: 实际值}}`",
    ),
    good="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, target: 5000, department: sales, owner: wang}
  - {id: leads-2026Q3, name: 新客户获取量, period: 2026-Q3, target: 300, department: marketing, owner: xiaowang}
reviews:
  - id: review-2026-Q3
    period: 2026-Q3
    held: 2026-10-03
    results:
      - {goal: sales-2026Q3, plan: 5000, actual: 5100}
      - {goal: leads-2026Q3, plan: 300, actual: 280, missed: 区域开拓不足, cause: 缺少本地渠道}
""",
    bad="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, target: 5000, department: sales, owner: wang}
  - {id: leads-2026Q3, name: 新客户获取量, period: 2026-Q3, target: 300, department: marketing, owner: xiaowang}
reviews:
  - id: review-2026-Q3
    period: 2026-Q3
    held: 2026-10-03
    results:
      - {goal: sales-2026Q3, plan: 5000, actual: 5100}
""",
)


@RULE.check
def review_is_complete(ws: Workspace, now: datetime) -> Iterator[Finding]:
    """A project's review looks at the project, and one that was not held yet shows nothing yet.

    A month's goal that the month's review shows need not be shown by the quarter's again, as in the handbook's Table 4.
    """
    held = [e for e in ws.reviews if e.record.project is None and (e.record.held or e.record.results)]
    due = _goals_of(ws, {entry.record.period for entry in held})
    in_its_own = {(r.goal.partition("/")[0], str(e.record.period)) for e in held for r in e.record.results}
    for entry in held:
        review = entry.record
        shown = {result.goal.partition("/")[0] for result in review.results}
        for goal in due[review.period]:
            if goal.goal.id not in shown and not _shown_by_shorter(goal, review.period, in_its_own):
                related = [Related(goal.at, "goal", {})]
                facts = {"period": str(review.period), "goal": goal.name, "id": goal.goal.id}
                yield RULE.found(entry.at.key("results"), "missing", facts, record=review.id, related=related)


def _shown_by_shorter(goal: GoalNode, period: Period, in_its_own: set[tuple[str, str]]) -> bool:
    """Whether `goal` is for a part of `period` only, and a review of that part shows it."""
    own = goal.period
    return own is not None and own in period and own != period and (goal.goal.id, str(own)) in in_its_own


def _goals_of(ws: Workspace, periods: set[Period]) -> Mapping[Period, list[GoalNode]]:
    """The goals of each period, in the order of files: those that lie within it, and those with a part for it."""
    trees = list(ws.goal_trees()) if periods else []
    dated = sorted((tree.period.start, n) for n, tree in enumerate(trees) if tree.period is not None)
    parted = _with_part(trees, {(period.start, period.end): period for period in periods})
    return {period: [trees[n] for n in sorted(_within(period, trees, dated) | parted[period])] for period in periods}


def _within(period: Period, trees: list[GoalNode], dated: list[tuple[date, int]]) -> set[int]:
    begins = dated[bisect_left(dated, (period.start, -1)) : bisect_right(dated, (period.end, len(trees)))]
    return {n for _, n in begins if (own := trees[n].period) is not None and own.end <= period.end}


def _with_part(trees: list[GoalNode], periods: Mapping[tuple[date, date], Period]) -> Mapping[Period, set[int]]:
    found: dict[Period, set[int]] = defaultdict(set)
    for n, tree in enumerate(trees):
        for node in tree.walk():
            period = node.period and periods.get((node.period.start, node.period.end))
            if period:
                found[period].add(n)
    return found
