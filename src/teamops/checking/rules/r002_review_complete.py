"""R002: a review covers every goal of its period."""

from __future__ import annotations

from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.reviewing.scope import list_review_goals
from teamops.model.workspace import Workspace

RULE = Rule(
    code="R002",
    name="review-complete",
    severity="error",
    clause="§4.3",
    title=Text("A review covers every goal of its period", "复盘覆盖该周期的全部目标"),
    why=Text("A review that omits what went badly teaches nothing.", "只展示好的、漏掉差的，这样的复盘学不到东西。"),
    messages={
        "missing": Text(
            "the review of {period} omits the goal “{goal}” (`{id}`) of that period",
            "{period} 的复盘缺少该周期的目标“{goal}”（`{id}`）",
        ),
        "goal": Text("the goal is here", "该目标在这里"),
    },
    remedy=Text(
        "add a line to `results`: `{{goal: …, plan: …, actual: …}}`, or run `teamops review draft PERIOD`",
        "在 `results` 中补一行：`{{goal: 目标, plan: 计划值, actual: 实际值}}`，"
        "或运行 `teamops review draft 周期` 补上",
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
def find_incomplete_reviews(ws: Workspace) -> Findings:
    """A project's review looks at the project, and one that was not held yet shows nothing yet."""
    held = [e for e in ws.reviews if e.record.project is None and (e.record.held or e.record.results)]
    due = list_review_goals(ws, [entry.record for entry in held])
    for review, at in held:
        shown = {result.goal.partition("/")[0] for result in review.results}
        for goal in due[review.period]:
            if goal.goal.id not in shown:
                related = [Related(goal.at, "goal", {})]
                facts = {"period": str(review.period), "goal": goal.name, "id": goal.goal.id}
                yield RULE.make_finding(at.key("results"), "missing", facts, record=review.id, related=related)
