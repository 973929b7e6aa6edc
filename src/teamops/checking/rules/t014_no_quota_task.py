"""T014: a quota is not repeated by a task."""

from __future__ import annotations

from teamops.checking.finding import Fix
from teamops.checking.from_faults import list_refused_files
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal
from teamops.locale.text import Text
from teamops.model.change import GONE, Change
from teamops.model.quotas.quota_tasks import find_planned_quota, list_own_keys
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T014",
    name="no-quota-task",
    severity="info",
    clause="§2.2",
    title=Text("No task repeats a weekly quota", "周目标不再另列任务"),
    why=Text(
        "Recorded actuals decide whether a weekly quota is reached. Earlier versions of `teamops tasks plan` also "
        "made a task of it, which had to be ticked off by hand and could contradict the actuals. The fix removes "
        "tasks to which nobody added more than a status. Tasks that a review counts stay, and are not reported.",
        "周目标是否达标，以录入的实际值为准。早期版本的 `teamops tasks plan` 还会另列一项任务，需要手工勾选，"
        "可能与数据矛盾。除状态外没有人补写过内容的，修复时删去；已计入复盘任务数的保留，也不再提示。",
    ),
    messages={
        "only": Text("“{task}” only repeats the weekly quota of {goal}", "“{task}”与{goal}的周目标重复"),
        "own": Text(
            "“{task}” repeats the weekly quota of {goal}, but people wrote more in it: {keys}",
            "“{task}”与{goal}的周目标重复，但其中有人写过内容：{keys}",
        ),
    },
    remedy=Text("remove it with `teamops check --fix --select T014`", "用 `teamops check --fix --select T014` 删去"),
    remedies={
        "own": Text(
            "if it is work of its own, give it another `id` and name; otherwise delete the record by hand",
            "确是另一项工作的，请改 `id` 和任务名称；否则请手工删去该记录",
        ),
    },
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
reviews:
  - {id: review-W35, period: 2026-08, tasks: {due: 1, done: 1}}
tasks:
  - {id: t-1, name: 客户回访, goal: sales-W36/qian, owner: qian, start: 2026-09-01, end: 2026-09-04}
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
tasks:
  - {id: sales-W36-2026-09-W36-zhao, name: 销售额 17万元, goal: sales-W36/zhao, owner: zhao,
    start: 2026-09-01, end: 2026-09-04, priority: P1, deliverable: 销售额 17万元, status: done}
  - {id: sales-W36-2026-09-W36-qian, name: 销售额 23万元, goal: sales-W36/qian, owner: qian,
    start: 2026-09-01, end: 2026-09-04, priority: P1, deliverable: 销售额 23万元, note: 等客户盖章}
""",
    needs_all=True,
)


@RULE.check
def find_quota_tasks(ws: Workspace) -> Findings:
    """Find these tasks only if all reviews and meetings were read, as those may name or count a task."""
    unread = {file for section in ("reviews", "meetings") for file in list_refused_files(ws, section)}
    if unread:
        yield RULE.report_unread(sorted(unread))
        return
    named = {decision.task for meeting, _ in ws.meetings for decision in meeting.decisions}
    for task, at in ws.tasks if ws.collect_task_values("goal") & ws.nodes.keys() else ():
        node = find_planned_quota(ws.nodes, task)
        if node is None or _is_counted(ws, task):
            continue
        facts = {"task": task.name, "goal": describe_goal(node)}
        keys = [*list_own_keys(node, task), *(["decisions"] if task.id in named else [])]
        if keys:
            listed = " · ".join(f"`{key}`" for key in keys)
            yield RULE.make_finding(at, "own", facts, record=task.id, keys=listed)
        else:
            yield RULE.make_finding(at, "only", facts, record=task.id, fix=Fix((Change(at, GONE),)))


def _is_counted(ws: Workspace, task: Task) -> bool:
    """Return whether a review shows the number of tasks that were due at that time."""
    return any(
        review.tasks is not None and task.due in review.period and review.project in (None, task.project)
        for review, _ in ws.reviews
    )
