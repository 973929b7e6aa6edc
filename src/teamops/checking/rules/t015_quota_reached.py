"""T015: a quota that is done matches the recorded actuals."""

from __future__ import annotations

from datetime import date, datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount
from teamops.locale.text import Text
from teamops.model.place import At
from teamops.model.quotas.quota_tasks import find_quota
from teamops.model.quotas.quotas import compute_quota_progress, is_quota
from teamops.model.records.tasks import Task
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T015",
    name="quota-reached",
    severity="warning",
    clause="§2.8",
    title=Text("A quota task that is done matches the recorded actuals", "已完成的周目标任务与录入的数据一致"),
    why=Text(
        "Earlier versions of `teamops tasks plan` made a task of each person's weekly quota. If it is done but too "
        "little is recorded, the task list and the goal contradict each other. The warning ends when the actuals are "
        "recorded, the task is open again, or a review of that time shows the goal. It also ends after the first "
        "working day that follows the week, when the figures are final. Caps are not checked.",
        "早期版本的 `teamops tasks plan` 把每人的周目标列为任务。录入的数据不足就标为完成，"
        "任务表与目标数据会互相矛盾。补录数据、改回未完成，或该时段的复盘已列出该目标后不再提示；"
        "该周之后的第一个工作日一过，数据已经定稿，也不再提示。上限类目标不检查。",
    ),
    messages={
        "short": Text(
            "“{task}” is done, but only {booked} of {target} is recorded for {part}",
            "“{task}”已完成，但{part}只录入 {booked}，计划 {target}",
        ),
        "nothing": Text(
            "“{task}” is done, but nothing of {target} is recorded for {part}",
            "“{task}”已完成，但{part}没有录入实际值，计划 {target}",
        ),
    },
    remedy=Text(
        "record the missing actuals: `teamops actual add`, or reopen the task: `teamops update TASK "
        "--status in_progress`",
        "用 `teamops actual add` 补录数据，或用 `teamops update 任务 --status in_progress` 改回进行中",
    ),
    good="""\
goals:
  - id: sales-W36
    name: 销售额
    period: 2026-09-W36
    unit: 万元
    target: 40
    department: sales
    owner: wang
    parts: [{owner: zhao, target: 17}, {owner: qian, target: 23}]
actuals:
  - {goal: sales-W36, date: 2026-09-03, value: 18, owner: zhao}
tasks:
  - {id: t-0, name: 销售额 17万元, goal: sales-W36/zhao, owner: zhao,
    start: 2026-09-01, end: 2026-09-04, status: done}
  - {id: t-1, name: 客户回访, goal: sales-W36/qian, owner: qian, start: 2026-09-01, end: 2026-09-04,
    status: done}
""",
    bad="""\
goals:
  - id: sales-W36
    name: 销售额
    period: 2026-09-W36
    unit: 万元
    target: 40
    department: sales
    owner: wang
    parts: [{owner: zhao, target: 17}, {owner: qian, target: 23}]
actuals:
  - {goal: sales-W36, date: 2026-09-03, value: 12, owner: zhao}
tasks:
  - {id: sales-W36-2026-09-W36-zhao, name: 销售额 17万元, goal: sales-W36/zhao, owner: zhao,
    start: 2026-09-01, end: 2026-09-04, status: done}
  - {id: sales-W36-2026-09-W36-qian, name: 销售额 23万元, goal: sales-W36/qian, owner: qian,
    start: 2026-09-01, end: 2026-09-04, status: done}
""",
    clock=True,
    needs_all=True,
)


@RULE.check_now
def find_unreached_quotas(ws: Workspace, now: datetime) -> Findings:
    served = ws.collect_task_values("goal") & ws.nodes.keys()
    quotas = {path for path in served if is_quota(ws.nodes[path])}
    for task, at in ws.tasks if quotas else ():
        if task.goal in quotas and task.status == "done":
            node = find_quota(ws.nodes, task)
            if node is not None and not _is_final(ws, node, now.date()) and not _is_reviewed(ws, node):
                yield from _check_quota(ws, task, at / "status", node)


def _is_final(ws: Workspace, node: GoalNode, today: date) -> bool:
    """Return whether the figures of the week are final, or must only not exceed it."""
    period = node.period
    return node.goal.direction == "down" or (
        period is not None and today > period.end and ws.workdays.workday_after(period.end, 1) < today
    )


def _is_reviewed(ws: Workspace, node: GoalNode) -> bool:
    """Whether a review that was held shows the goal in a period that contains the week."""
    return any(
        review.held is not None
        and node.period is not None
        and node.period in review.period
        and any(result.goal.partition("/")[0] == node.goal.id for result in review.results)
        for review, _ in ws.reviews
    )


def _check_quota(ws: Workspace, task: Task, at: At, node: GoalNode) -> Findings:
    reached, is_enough = compute_quota_progress(ws, node)
    if is_enough is not False:
        return
    digits, unit = ws.digits(node), node.goal.unit
    assert node.target is not None  # a quota has one
    facts = {
        "task": task.name,
        "part": describe_goal(node),
        "target": format_amount(digits.shown(node.target), unit),
    }
    if reached is None:
        yield RULE.make_finding(at, "nothing", facts, record=task.id)
        return
    yield RULE.make_finding(at, "short", facts, record=task.id, booked=format_amount(digits.shown(reached), unit))
