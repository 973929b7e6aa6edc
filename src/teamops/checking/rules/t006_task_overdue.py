"""T006: a task is done by its end date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from teamops.checking.finding import Finding
from teamops.checking.rule import Findings, Rule
from teamops.checking.together import join_per_record
from teamops.checking.wording import format_names
from teamops.locale.text import Text
from teamops.model.figures.completion import count_days_late
from teamops.model.figures.workload import find_sole_owner
from teamops.model.place import At
from teamops.model.quotas.quota_tasks import is_ticked
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace

TICK = Text(
    "tick off what was done: `teamops done`; cancel what was not done and is not needed any more",
    "已完成的用 `teamops done` 登记；没有做且不再需要的，改为 `status: cancelled`",
)

RULE = Rule(
    code="T006",
    name="task-overdue",
    severity="warning",
    clause="§2.5",
    title=Text("A task is done by its end date", "任务按期完成"),
    why=Text(
        "An open task past its end date is late, or its status is stale; ask the owner in both cases. A task that was "
        "carried over is overdue since its first due date. Repeating tasks and quota tasks are usually done and only "
        "not ticked off. Each person gets one finding about them, at the oldest.",
        "过了结束日仍未完成的任务，要么延期了，要么状态没有更新，都需要过问。结转过的任务从最初的结束日起算逾期。重复任务和周目标任务往往已经做完，"
        "只是没有登记，因此每人合为一条，位置是最早的一项。",
    ),
    messages={
        "overdue": Text(
            "“{task}” ({owner}) was due on {end} and is {days} day{days:|s} overdue",
            "“{task}”（{owner}）应于 {end} 完成，已逾期 {days} 天",
        ),
        "moved": Text(
            "“{task}” ({owner}) was first due on {first}, then moved to {end}, and is {days} day{days:|s} overdue",
            "“{task}”（{owner}）原定 {first} 完成，后改为 {end}，已逾期 {days} 天",
        ),
        "moved_unowned": Text(
            "“{task}” was first due on {first}, then moved to {end}, and is {days} day{days:|s} overdue",
            "“{task}”原定 {first} 完成，后改为 {end}，已逾期 {days} 天",
        ),
        "overdue_unowned": Text(
            "“{task}” was due on {end} and is {days} day{days:|s} overdue", "“{task}”应于 {end} 完成，已逾期 {days} 天"
        ),
        "unticked": Text(
            "“{task}” ({owner}) was due on {end} and has not been ticked off for {days} day{days:|s}",
            "“{task}”（{owner}）应于 {end} 完成，已逾期 {days} 天，尚未登记完成",
        ),
        "several": Text(
            "{owner} has not ticked off {count} repeating or quota tasks; the oldest is “{task}”, due on {end}, "
            "{days} day{days:|s} ago",
            "{owner}有 {count} 项重复任务和周目标任务未登记完成，最早的“{task}”应于 {end} 完成，已逾期 {days} 天",
        ),
        "another": Text("“{task}”, due on {end}", "“{task}”，应于 {end} 完成"),
    },
    remedy=Text(
        "finish it, or agree on a new end date and give the reason; set `status: cancelled` if it is not "
        "needed any more",
        "尽快完成，或商定新的结束日并说明原因；不再需要的改为 `status: cancelled`",
    ),
    remedies=dict.fromkeys(("unticked", "several"), TICK),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: done}
  - {id: t-2, name: 社交媒体内容策划, owner: zhang, start: 2026-09-03, end: 2026-09-10, status: in_progress,
    updated: 2026-09-09T16:40}
""",
    bad="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: in_progress}
  - {id: t-2, name: 社交媒体内容策划, start: 2026-09-03, end: 2026-09-09, status: not_started}
  - {id: t-3, name: 客户回访计划, owner: zhao, start: 2026-09-01, end: 2026-09-08, first_due: 2026-09-04,
    status: in_progress}
  - {id: t-4, name: 渠道培训, start: 2026-09-01, end: 2026-09-08, first_due: 2026-09-04, status: not_started}
  - {id: calls, name: 客户回访, type: routine, repeat: "weekly Tue,Wed", owner: qian, start: 2026-09-01,
    end: 2026-12-31}
  - {id: calls-1, name: 客户回访, type: routine, routine: calls, owner: qian, start: 2026-09-08, end: 2026-09-08}
  - {id: calls-2, name: 客户回访, type: routine, routine: calls, owner: qian, start: 2026-09-09, end: 2026-09-09}
""",
    clock=True,
    example_today="2026-09-10T12:00:00+08:00",
)


@RULE.check_now
def find_overdue_tasks(ws: Workspace, now: datetime) -> Findings:
    today = now.date()
    for task, at in ws.open_tasks:
        if task.end < today:
            owner = find_sole_owner(task)
            if owner in ws.settings.people and is_ticked(ws.nodes, task):
                facts = _describe(ws, task, today) | {"end": task.due.isoformat()}
                yield RULE.make_finding(at / "end", "unticked", facts, record=owner)
            else:
                yield _find_overdue(ws, task, at, today)


def _describe(ws: Workspace, task: Task, today: date) -> dict[str, str]:
    facts = {"task": task.name, "end": task.end.isoformat(), "days": str(count_days_late(task, today))}
    if task.owner:
        facts["owner"] = format_names(ws.get_names(task.owner))
    return facts


def _find_overdue(ws: Workspace, task: Task, at: At, today: date) -> Finding:
    facts, message = _describe(ws, task, today), "overdue"
    if task.due != task.end:
        message, facts["first"] = "moved", task.due.isoformat()
    message += "" if task.owner else "_unowned"
    return RULE.make_finding(at / "end", message, facts, record=task.id)


@RULE.merge_findings
def merge_unticked_tasks(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield one finding for all tasks that a person did not tick off, at the oldest, and the others as they are."""
    return join_per_record(findings, ("unticked",), by="end", related=("task", "end"))
