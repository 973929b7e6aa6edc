"""H001: a finished task does not return to not started without a note."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_commit
from teamops.locale.text import Text
from teamops.model.event import Address, History
from teamops.model.workspace import Workspace

RULE = Rule(
    code="H001",
    name="status-forward",
    severity="warning",
    clause="§2.8",
    title=Text("A finished task does not return to not started without a note", "已完成的任务不会无故退回未开始"),
    why=Text(
        "If last week's report counts a task as done and this week's does not, nobody trusts either report. A "
        "good reason belongs in `note`, in the same commit or later. Going from done back to in progress is "
        "rework, which this rule does not check.",
        "上周报表算作已完成、本周又变成未开始，两份报表都不可信。确有原因的写进 `note`，"
        "同一次提交或之后补上都可以。从已完成退回进行中属于返工，不作检查。",
    ),
    messages={
        "back": Text(
            "“{task}” went from `done` to `not_started` on {day} (commit {commit}, {author}) without a note",
            "“{task}”于 {day} 从 `done` 退回 `not_started`（提交 {commit}，{author}），没有说明原因",
        ),
    },
    remedy=Text(
        "write the reason in `note`, or restore the true status; create a new task for new work",
        "在 `note` 中写明原因，或恢复真实的状态；新的工作请另建任务",
    ),
    good={
        "tasks/2026-09.yaml (before)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: done}
""",
        "tasks/2026-09.yaml (after)": """\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-07
    status: not_started
    note: 误将 8 月报告标为完成，9 月报告尚未开始
""",
    },
    bad={
        "tasks/2026-09.yaml (before)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: done}
""",
        "tasks/2026-09.yaml (after)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: not_started}
""",
    },
    history=True,
)


@RULE.check_past
def find_restarted_tasks(ws: Workspace, now: datetime, past: History) -> Findings:
    """Check only the last change of each task's status: a change that was corrected later is not reported."""
    last = {event.item: event for event in reversed(past.events) if event.field == "status"}
    for task, at in ws.tasks:
        event = last.get(Address("task", task.id))
        if task.status != "not_started" or task.note or event is None:
            continue
        if (event.before, event.after) == ("done", "not_started"):
            facts = {"task": task.name} | describe_commit(event, ws.settings.timezone)
            yield RULE.make_finding(at / "status", "back", facts, record=task.id)
