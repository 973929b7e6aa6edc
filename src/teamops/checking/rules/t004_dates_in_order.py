"""T004: a task ends after it starts, within the period of the goal that it serves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from teamops.checking.finding import Finding, Related
from teamops.checking.goal_parts import describe_goal
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.time.period import WeekStyle
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T004",
    name="dates-in-order",
    severity="error",
    clause="§2.5",
    title=Text("A task ends after it starts, within the period of its goal", "任务先开始后结束,并在所属目标的周期之内"),
    why=Text(
        "What is done after its goal's period cannot help to reach it.",
        "在目标周期之外完成的工作,对达成该目标没有帮助。",
    ),
    messages={
        "backwards": Text(
            "“{task}” ends on {end}, before it starts on {start}", "“{task}”于 {end} 结束,早于开始日 {start}"
        ),
        "outside": Text(
            "“{task}” runs from {start} to {end}, outside the period of {goal}, {begin} to {close}",
            "“{task}”({start} 至 {end})超出{goal}的周期({begin} 至 {close})",
        ),
        "first": Text("the goal or part stands here", "该目标或分解项在这里"),
    },
    remedy=Text(
        "correct the days, or tie the task to the part whose period it falls in", "改正日期,或关联到对应周期的分解项"
    ),
    good="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, target: 5000, department: sales, owner: wang}
tasks:
  - {id: t-1, name: 客户回访计划, goal: sales-2026Q3, owner: zhao, start: 2026-09-05, end: 2026-09-15}
""",
    bad="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, target: 5000, department: sales, owner: wang}
tasks:
  - {id: t-1, name: 客户回访计划, goal: sales-2026Q3, owner: zhao, start: 2026-09-15, end: 2026-09-05}
  - {id: t-2, name: 渠道培训, goal: sales-2026Q3, owner: zhao, start: 2026-09-25, end: 2026-10-12}
""",
    options=("weeks",),
)


@RULE.check
def check_task_dates(ws: Workspace, now: datetime) -> Iterator[Finding]:
    bounds: dict[str, tuple[date, date] | None] = {}
    for entry in ws.tasks:
        task, at = entry.record, entry.at
        if task.end < task.start:
            facts = {"start": task.start.isoformat(), "end": task.end.isoformat()}
            yield RULE.make_finding(at / "end", "backwards", facts, record=task.id, task=task.name)
        if task.goal is None or task.end < task.start:
            continue
        node = ws.nodes.get(task.goal)
        if node is None:
            continue
        if task.goal not in bounds:
            bounds[task.goal] = _find_bounds(node, ws.settings.weeks)
        allowed = bounds[task.goal]
        if allowed is not None and not allowed[0] <= task.start <= task.end <= allowed[1]:
            days = {"start": task.start, "end": task.end, "begin": allowed[0], "close": allowed[1]}
            related = [Related(node.at / "period", "first", {})]
            facts = {name: day.isoformat() for name, day in days.items()} | {"goal": describe_goal(node)}
            at = at / ("end" if task.end > allowed[1] else "start")
            yield RULE.make_finding(at, "outside", facts, record=task.id, related=related, task=task.name)


def _find_bounds(node: GoalNode, weeks: WeekStyle) -> tuple[date, date] | None:
    """The first and last day on which a task may serve `node`; under `weeks: iso`, those of the weeks of its period."""
    return node.period.span("week", weeks) if node.period is not None else None
