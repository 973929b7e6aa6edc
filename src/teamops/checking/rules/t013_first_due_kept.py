"""T013: a task that was moved keeps its first due date."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.finding import Fix
from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.change import Change
from teamops.model.event import History
from teamops.model.signing.lapses import is_late_move
from teamops.model.time.first_due import find_forgotten_ends
from teamops.model.time.moments import is_recent
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T013",
    name="first-due-kept",
    severity="warning",
    clause="§4.3",
    title=Text("A task that was moved keeps its first due date", "改期的任务保留原定完成日"),
    why=Text(
        "Figures count a task in the period in which it was first due. `tasks plan --carry` and `update "
        "--end` write that date as `first_due`; if the end was moved by hand, only the git history has "
        "it. A task that was moved after it was overdue is reported by H002 instead, as long as H002 "
        "reports it.",
        "统计时，任务计入原定完成日所在的周期。`tasks plan --carry` 和 `update --end` 会把该日写入 "
        "`first_due`；手工改期的，只有提交历史中有原定日期。逾期之后才改期的，"
        "在 H002 提示期内由 H002 提示。",
    ),
    messages={
        "moved": Text(
            "“{task}” was first due on {first} and moved to {end} (commit {commit}, {author}) but has no `first_due`",
            "“{task}”原定 {first} 完成，已改为 {end}（提交 {commit}，{author}），但没有写 `first_due`",
        ),
        "missing": Text(
            "“{task}” was first due on {first} and now ends on {end} but has no `first_due`",
            "“{task}”原定 {first} 完成，现改为 {end}，但没有写 `first_due`",
        ),
        "changed": Text(
            "the history shows that “{task}” was first due on {first}, but `first_due` is {told}",
            "“{task}”的提交历史中原定 {first} 完成，`first_due` 却写着 {told}",
        ),
    },
    remedy=Text(
        "run `teamops check --history --fix` to write `first_due` from the history",
        "运行 `teamops check --history --fix`，即可按提交历史写入 `first_due`",
    ),
    good={
        "tasks/2026-09.yaml (before)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: in_progress}
""",
        "tasks/2026-09.yaml (after, committed on 2026-09-04)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-11, first_due: 2026-09-07,
    status: in_progress}
""",
    },
    bad={
        "tasks/2026-09.yaml (before)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07, status: in_progress}
""",
        "tasks/2026-09.yaml (after, committed on 2026-09-04)": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-11, status: in_progress}
""",
    },
    history=True,
)


@RULE.check_past
def find_lost_due_days(ws: Workspace, now: datetime, past: History) -> Findings:
    """Skip tasks that H002 reports."""
    zone = ws.settings.timezone
    late_moves = {e.item for e in past.events if is_late_move(e, zone) and is_recent(e.moment, now, zone)}
    for item, ((task, at), known) in find_forgotten_ends(ws, past).items():
        if item in late_moves:
            continue
        facts = {"task": task.name, "first": known.day.isoformat(), "end": task.end.isoformat()}
        key, message = "end", "missing"
        if task.first_due is not None:
            key, message = "first_due", "changed"
            facts["told"] = task.first_due.isoformat()
        elif known.moved is not None:
            message = "moved"
            facts |= {"commit": known.moved.short, "author": known.moved.author}
        fix = Fix((Change(at / "first_due", known.day.isoformat()),))
        yield RULE.make_finding(at / key, message, facts, record=task.id, fix=fix)
