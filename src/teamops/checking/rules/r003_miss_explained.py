"""R003: a missed goal has a description and a cause."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount, format_empty_keys
from teamops.locale.text import Text
from teamops.model.reviewing.scope import is_missed
from teamops.model.workspace import Workspace

RULE = Rule(
    code="R003",
    name="miss-explained",
    severity="error",
    clause="§4.3 §4.5",
    title=Text("A missed goal has a description and a cause", "未达成项写明内容和原因"),
    why=Text(
        "Improvements depend on causes; if a review has only numbers, the same happens next month.",
        "改进要以原因为依据；只列数字，下个月还会重演。",
    ),
    messages={
        "unexplained": Text(
            "{goal} reached {actual} of {plan}, but the review lacks {missing}",
            "{goal}计划 {plan}，实际 {actual}，复盘缺少 {missing}",
        ),
    },
    remedy=Text(
        "write `missed: …` (what fell short) and `cause: …` (why) beside the numbers: `teamops review "
        "explain REVIEW GOAL --cause …`",
        "在数字旁补写 `missed: 未达成项` 和 `cause: 原因`：`teamops review explain 复盘 目标 --cause …`",
    ),
    good="""\
goals:
  - {id: sales-2026-09, name: 销售额, period: 2026-09, unit: 万元, target: 5000, department: sales, owner: wang}
reviews:
  - id: review-2026-09
    period: 2026-09
    held: 2026-10-02
    results:
      - {goal: sales-2026-09, plan: 5000, actual: 4500, missed: 线索转化率低（3%→2.5%）, cause: 线索筛选不严}
""",
    bad="""\
goals:
  - {id: sales-2026-09, name: 销售额, period: 2026-09, unit: 万元, target: 5000, department: sales, owner: wang}
reviews:
  - id: review-2026-09
    period: 2026-09
    held: 2026-10-02
    results:
      - {goal: sales-2026-09, plan: 5000, actual: 4500}
""",
)


@RULE.check
def find_unexplained_misses(ws: Workspace) -> Findings:
    for review, at in ws.reviews:
        for number, result in enumerate(review.results):
            node = ws.nodes.get(result.goal)
            goal = node.goal if node is not None else None
            missing = format_empty_keys(result, "missed", "cause")
            if missing and is_missed(result.plan, result.actual, goal):
                unit = goal.unit if goal is not None else None
                facts = {
                    "goal": describe_goal(node) if node is not None else f"`{result.goal}`",
                    "plan": format_amount(result.plan, unit),
                    "actual": format_amount(result.actual, unit),
                    "missing": missing,
                }
                yield RULE.make_finding(at / "results" / number / "actual", "unexplained", facts, record=review.id)
