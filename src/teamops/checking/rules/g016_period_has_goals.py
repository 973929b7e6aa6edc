"""G016: the current period has goals."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G016",
    name="period-has-goals",
    severity="warning",
    clause="§1.1",
    title=Text("The current period has goals", "当前周期有目标"),
    why=Text(
        "Goals are set before the quarter or year starts; without goals, people work on whatever is most "
        "urgent. This rule checks teams that had goals within the last year and have none for today.",
        "目标应在季度或年度开始前设定；没有目标，大家就只会忙最急的事。仅针对过去一年内有过目标、"
        "而今天没有任何目标覆盖的团队。",
    ),
    messages={
        "none": Text(
            "no goal covers {today}; the last one, {goal}, ended on {end}",
            "{today} 没有任何目标覆盖；最近的目标{goal}已于 {end} 结束",
        ),
    },
    remedy=Text(
        "set goals for the new period with `teamops quarter start` or `teamops new goal`, then split them",
        "用 `teamops quarter start` 或 `teamops new goal` 设定新周期的目标，再分解",
    ),
    good="""\
goals:
  - {id: sales-2026Q2, name: 销售额, period: 2026-Q2, unit: 万元, target: 4600, department: sales, owner: wang}
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, unit: 万元, target: 5000, department: sales, owner: wang}
""",
    bad="""\
goals:
  - {id: sales-2026Q1, name: 销售额, period: 2026-Q1, unit: 万元, target: 4400, department: sales, owner: wang}
  - {id: sales-2026Q2, name: 销售额, period: 2026-Q2, unit: 万元, target: 4600, department: sales, owner: wang}
""",
    clock=True,
    needs_all=True,
    example_today="2026-07-02T12:00:00+08:00",
)

_A_YEAR = timedelta(days=366)


@RULE.check_now
def check_running_period(ws: Workspace, now: datetime) -> Findings:
    today = now.date()
    last: tuple[date, GoalNode] | None = None
    for tree in ws.list_goal_trees():
        if tree.period is None or today in tree.period:
            return  # a goal without a period may be for any
        if tree.period.end < today and (last is None or last[0] < tree.period.end):
            last = tree.period.end, tree
    if last is not None and today - last[0] <= _A_YEAR:
        end, tree = last
        facts = {"today": today.isoformat(), "goal": f"“{tree.name}”", "end": end.isoformat()}
        yield RULE.make_finding(tree.at / "period", "none", facts, record=tree.goal.id)
