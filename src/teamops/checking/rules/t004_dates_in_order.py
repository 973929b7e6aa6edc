"""T004: a task ends after it starts, within the period of its goal."""

from __future__ import annotations

from datetime import date, datetime

from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, describe_task
from teamops.locale.text import Text
from teamops.model.records.settings import Severity
from teamops.model.records.tasks import Task
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T004",
    name="dates-in-order",
    severity="error",
    clause="§2.5",
    title=Text(
        "A task ends after it starts, within the period of its goal", "任务先开始后结束，并在所属目标的周期之内"
    ),
    why=Text(
        "Work done outside the period of a goal does not help to reach it. If neither the task nor the period of its "
        "goal has started, this is only a warning: the dates can still be agreed. What was first due before the period "
        "was carried over into it: only its end counts.",
        "在目标周期之外完成的工作，对达成该目标没有帮助。任务和目标周期都尚未开始的，只作警告：日期还可以商定。"
        "首次到期日早于该周期的任务由以前结转而来，只看结束日。",
    ),
    messages={
        "backwards": Text(
            "“{task}” ends on {end}, before it starts on {start}", "“{task}”于 {end} 结束，早于开始日 {start}"
        ),
        "outside": Text(
            "“{task}” ({start} to {end}) is outside the period of {goal} ({begin} to {close})",
            "“{task}”（{start} 至 {end}）超出{goal}的周期（{begin} 至 {close}）",
        ),
        "first": Text("the goal or part is here", "该目标或分解项在这里"),
    },
    remedy=Text(
        "correct the dates, or link the task to the part for that period", "改正日期，或关联到对应周期的分解项"
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
    clock=True,
    options=("weeks",),
)


@RULE.check_now
def check_task_dates(ws: Workspace, now: datetime) -> Findings:
    bounds = {goal: _find_bounds(ws, goal) for goal in ws.collect_task_values("goal")}
    for task, at in ws.tasks:
        start, end, bound = task.start, task.end, bounds[task.goal]
        if end < start:
            yield RULE.make_finding(at / "end", "backwards", describe_task(task), record=task.id)
        elif bound is not None and not (bound[1] <= _find_start(task, bound[1]) and end <= bound[2]):
            node, first, last = bound
            days = {"start": start, "end": end, "begin": first, "close": last}
            facts = {name: day.isoformat() for name, day in days.items()}
            facts |= {"task": task.name, "goal": describe_goal(node)}
            place = at / ("end" if end > last else "start")
            related = [Related(node.at / "period", "first", {})]
            severity = _choose_severity(task, first, now.date())
            yield RULE.make_finding(place, "outside", facts, record=task.id, related=related, severity=severity)


def _find_start(task: Task, first: date) -> date:
    """Return when the task began to serve its goal: on the day `first` at the earliest if it was carried over."""
    is_carried = task.first_due is not None and task.first_due < first <= task.end
    return max(task.start, first) if is_carried else task.start


def _choose_severity(task: Task, first: date, today: date) -> Severity:
    """Return a warning for a task that is not started while the period of its goal is still to come."""
    return "warning" if task.status == "not_started" and today < first else "error"


def _find_bounds(ws: Workspace, goal: str | None) -> tuple[GoalNode, date, date] | None:
    """Return the goal or part, and the first and last day on which a task may serve it; None if it has no period.

    Under `weeks: iso`, those of the weeks of its period.
    """
    node = ws.nodes.get(goal) if goal is not None else None
    if node is None or node.period is None:
        return None
    return node, *node.period.span("week", ws.settings.weeks)
