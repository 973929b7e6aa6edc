"""H002: a deadline is not moved after it has passed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from teamops.checking.finding import Fix
from teamops.checking.rule import Findings, Rule
from teamops.checking.walks import list_improvements
from teamops.checking.wording import describe_commit
from teamops.locale.text import Text
from teamops.model.change import Change
from teamops.model.event import Address, History
from teamops.model.figures.checkpoints import list_checkpoints
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.signing.lapses import is_late_move
from teamops.model.time.first_due import find_forgotten_ends, has_first_due
from teamops.model.time.moments import is_recent
from teamops.model.workspace import Workspace

RULE = Rule(
    code="H002",
    name="deadline-kept",
    severity="warning",
    clause="§2.5",
    title=Text("A deadline is not moved after it has passed", "截止日期过后不再改动"),
    why=Text(
        "Moving a deadline after it was missed hides the delay from every report. This rule checks task ends and "
        "the due dates of requests, measures and improvements. Moving a deadline on its last day is in time; "
        "moving it to an earlier day hides nothing. A task that keeps its first due day (`first_due`, written by "
        "`tasks plan --carry` and `update --end`) is not reported: it still counts as late. A late move is "
        "reported until the end of the next month.",
        "逾期之后再改截止日期，延误就从所有报表里消失了。检查任务的结束日，"
        "以及协作需求、应对措施和优化方案的完成时间。在最后一天当天改期仍算及时；改到更早的日期不会掩盖延误，"
        "不作提示。任务记录保留了原定完成日的（`first_due`，由 `tasks plan --carry` 和 `update --end` 写入）不作"
        "提示：仍按原定日期计为逾期。逾期后的改期提示到次月底。",
    ),
    messages={
        "moved": Text(
            "“{name}” was due on {before} and was moved to {after} only on {day} (commit {commit}, {author})",
            "“{name}”应于 {before} 完成，到 {day} 才改为 {after}（提交 {commit}，{author}）",
        ),
    },
    remedy=Text(
        "restore the agreed day and show the delay; for a task, `teamops check --history --fix` writes it as "
        "`first_due`; agree on changes before a deadline",
        "恢复原定日期，如实显示为逾期；任务可用 `teamops check --history --fix` 写入 `first_due`；以后需要延期，"
        "应在到期之前商定",
    ),
    good={
        "tasks/2026-09.yaml (before)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: in_progress}
""",
        "tasks/2026-09.yaml (after, committed on 2026-09-07)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-11, status: in_progress}
""",
    },
    bad={
        "tasks/2026-09.yaml (before)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: in_progress}
""",
        "tasks/2026-09.yaml (after, committed on 2026-09-10)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-11, status: in_progress}
""",
    },
    history=True,
)


class _DueItem(NamedTuple):
    """Something with a due day, the place of that day, and its record."""

    name: str
    at: At
    record: str


@RULE.check_past
def find_late_moves(ws: Workspace, now: datetime, past: History) -> Findings:
    """Report a late move to the end of the following month, as it can no longer be fixed."""
    zone, due = ws.settings.timezone, _collect_due_items(ws)
    tasks = {task.id: task for task, _ in ws.tasks}
    forgotten = find_forgotten_ends(ws, past)
    for event in past.events:
        if event.item in due and is_late_move(event, zone) and is_recent(event.moment, now, zone):
            if event.item.kind == "task" and has_first_due(tasks[event.item.path], event.before):
                continue
            name, at, record = due[event.item]
            facts = {"name": name, "before": event.before or "", "after": event.after or ""}
            facts |= describe_commit(event, zone)
            fix = None
            if event.item in forgotten:
                entry, first = forgotten[event.item]
                fix = Fix((Change(entry.at / "first_due", first.day.isoformat()),))
            yield RULE.make_finding(at, "moved", facts, record=record, fix=fix)


def _collect_due_items(ws: Workspace) -> Mapping[Address, _DueItem]:
    """Return the tasks, requests, measures and improvements by the addresses that events have."""
    items = {Address("task", task.id): _DueItem(task.name, at / "end", task.id) for task, at in ws.tasks}
    for request, at in ws.requests:
        items[Address("request", request.id)] = _DueItem(request.need, at / "due", request.id)
    for review, improvement, at in list_improvements(ws):
        address = Address("improvement", f"{review.id}/{improvement.id}")
        items[address] = _DueItem(improvement.item, at / "due", improvement.id)
    for entry in list_checkpoints(ws):
        for number, measure in enumerate(entry.checkpoint.measures):
            at = entry.at / "measures" / number / "due"
            items[Address("measure", f"{entry.path}/{measure.action}")] = _DueItem(measure.action, at, entry.monitor.id)
    return items
