"""T006: a task is done by its end date."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_names
from teamops.locale.text import Text
from teamops.model.figures.completion import count_days_late
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T006",
    name="task-overdue",
    severity="warning",
    clause="§2.5",
    title=Text("A task is done by its end date", "任务按期完成"),
    why=Text(
        "An open task past its end date is late, or its status is stale; ask the owner in both cases.",
        "过了结束日仍未完成的任务，要么延期了，要么状态没有更新，都需要过问。",
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
    },
    remedy=Text(
        "finish it, or agree on a new end date and give the reason; set `status: cancelled` if it is not "
        "needed any more",
        "尽快完成，或商定新的结束日并说明原因；不再需要的改为 `status: cancelled`",
    ),
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
""",
    clock=True,
    example_today="2026-09-10T12:00:00+08:00",
)


@RULE.check_now
def find_overdue_tasks(ws: Workspace, now: datetime) -> Findings:
    today = now.date()
    for task, at in ws.open_tasks:
        if task.end < today:
            facts = {"task": task.name, "end": task.end.isoformat(), "days": str(count_days_late(task, today))}
            if task.owner:
                facts["owner"] = format_names(ws.get_names(task.owner))
            message = "overdue" if task.due == task.end else "moved"
            if message == "moved":
                facts["first"] = task.due.isoformat()
            message += "" if task.owner else "_unowned"
            yield RULE.make_finding(at / "end", message, facts, record=task.id)
