"""T012: status, progress, dates and blocker of a task agree."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from teamops.checking.rule import Findings, Rule
from teamops.locale.formats import format_rate
from teamops.locale.text import Text
from teamops.model.figures.quantity import Quantity
from teamops.model.place import At
from teamops.model.records.tasks import Task
from teamops.model.time.calendar import shift_day
from teamops.model.workspace import Workspace

_BLOCKER = Text(
    "remove the `blocker` if it is solved, or set the status back", "阻塞已解决就删去 `blocker`，否则把状态改回来"
)
_BEGUN = Text(
    "write the day it really started as `start`, or set the status back to not started",
    "已提前开始就把 `start` 改为实际开始的日期，否则把状态改回未开始",
)
_PROGRESS = Text(
    "correct the status or the progress: `teamops update TASK --status … --progress …`",
    "改正状态或进度：`teamops update 任务 --status … --progress …`",
)
_DAY = Text("correct the date; it cannot be in the future", "改正日期：不能晚于今天")

RULE = Rule(
    code="T012",
    name="state-consistent",
    severity="error",
    clause="§2.8",
    title=Text("Status, progress, dates and blocker of a task agree", "任务的状态、进度、日期和阻塞信息互不矛盾"),
    why=Text(
        "If two statements contradict each other, one is wrong, and the stand-up relies on both. An open "
        "task that is not blocked may still say what it needs, as in Table 2. A cancelled task with a "
        "blocker is only a warning. An open task at 100% is information: it may be waiting for "
        "acceptance. If more than 3 tasks were confirmed after the day of the check, that day is probably "
        "wrong, and they are not listed.",
        "两种说法互相矛盾，必有一个不实，站会却要以它们为依据。未完成的任务即使没有阻塞，"
        "也可以写明所需资源（如表 2）。已取消而仍写着阻塞的只作警告；进度 100% 而尚未完成的仅作提示，"
        "可能正在等待验收。超过 3 个任务的确认时间晚于检查日期时，应是检查日期有误，不逐一提示。",
    ),
    messages={
        "done_blocked": Text("“{task}” is done but still has a `blocker`", "“{task}”已完成，但仍写着阻塞（`blocker`）"),
        "cancelled_blocked": Text(
            "“{task}” is cancelled but still has a `blocker`", "“{task}”已取消，但仍写着阻塞（`blocker`）"
        ),
        "unbegun": Text(
            "“{task}” is not started, but its progress is {progress}", "“{task}”状态为未开始，进度却是 {progress}"
        ),
        "undone": Text(
            "“{task}” is done, but its progress is {progress}", "“{task}”状态为已完成，进度却只有 {progress}"
        ),
        "complete": Text("“{task}” has a progress of 100% but is not done", "“{task}”进度已达 100%，状态还不是已完成"),
        "running_early": Text(
            "“{task}” is in progress but starts only on {start}", "“{task}”状态为进行中，开始日却是 {start}，还没有到"
        ),
        "done_early": Text(
            "“{task}” is done but starts only on {start}", "“{task}”状态为已完成，开始日却是 {start}，还没有到"
        ),
        "updated_early": Text(
            "“{task}” was last confirmed on {day}, which is in the future", "“{task}”的状态确认于 {day}，这一天还没有到"
        ),
        "blocked_early": Text(
            "“{task}” is blocked since {day}, which is in the future", "“{task}”自 {day} 起阻塞，这一天还没有到"
        ),
    },
    remedy=Text("correct the value that is wrong", "改正不符合实际的一项"),
    remedies={
        **dict.fromkeys(("done_blocked", "cancelled_blocked"), _BLOCKER),
        **dict.fromkeys(("running_early", "done_early"), _BEGUN),
        **dict.fromkeys(("unbegun", "undone", "complete"), _PROGRESS),
        **dict.fromkeys(("updated_early", "blocked_early"), _DAY),
    },
    good="""\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-07
    status: in_progress
    progress: 60%
    blocker: {needs: 财务部提供竞品成本数据, from: finance}
    updated: 2026-09-03T16:40:00+08:00
  - {id: t-2, name: 客户回访计划, owner: zhao, start: 2026-09-05, end: 2026-09-15, status: not_started, progress: 0%}
  - {id: t-3, name: 门店海报, owner: liu, start: 2026-08-24, end: 2026-08-31, status: done, progress: 100%}
""",
    bad="""\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-07
    status: done
    progress: 80%
    blocker: {reason: 缺成本数据, needs: 财务部提供竞品成本数据}
  - {id: t-2, name: 客户回访计划, owner: zhao, start: 2026-09-01, end: 2026-09-15, status: not_started, progress: 30%}
  - {id: t-3, name: 品牌日筹备, owner: lijie, start: 2026-09-14, end: 2026-09-18, status: in_progress}
  - {id: t-4, name: 门店海报, owner: liu, start: 2026-09-07, end: 2026-09-11, status: done}
""",
    clock=True,
)

_A_DAY = timedelta(days=1)
"""How far in the future a confirmation may be: clocks differ, and so do zones that were left out."""

_SLIPS = 3
"""Up to this many confirmations in the future are typing errors; with more of them, the clock is wrong."""


@RULE.check_now
def check_task_state(ws: Workspace, now: datetime) -> Findings:
    ahead, today = [], now.date()
    yesterday = shift_day(today, -1)
    for task, at in ws.tasks:
        updated = task.updated
        if task.blocker is not None:
            yield from _check_blocker(task, at / "blocker")
        if task.progress is not None:
            yield from _check_progress(task, task.progress, at / "progress")
        # In no zone it is before yesterday then; to compare times of two zones takes twenty times as long as days.
        if updated is not None and updated.date() >= yesterday and updated > now and updated - now > _A_DAY:
            day = updated.date().isoformat()
            ahead.append(RULE.make_finding(at / "updated", "updated_early", record=task.id, task=task.name, day=day))
        elif task.status == "blocked" or (task.start > today and task.status != "not_started"):
            yield from _check_days(task, at, today)
    if len(ahead) > _SLIPS:
        yield RULE.report_undecided("check.confirmed_later", count=str(len(ahead)))
    else:
        yield from ahead


def _check_blocker(task: Task, at: At) -> Findings:
    if task.is_open or task.repeat is not None:
        return
    if task.status == "done":
        yield RULE.make_finding(at, "done_blocked", record=task.id, task=task.name)
    else:
        yield RULE.make_finding(at, "cancelled_blocked", record=task.id, severity="warning", task=task.name)


def _check_progress(task: Task, progress: Quantity, at: At) -> Findings:
    if task.status == "not_started" and progress > 0:
        yield RULE.make_finding(at, "unbegun", record=task.id, task=task.name, progress=format_rate(progress))
    elif task.status == "done" and progress < 1:
        rate = format_rate(progress, (Decimal(1),))
        yield RULE.make_finding(at, "undone", record=task.id, task=task.name, progress=rate)
    elif task.is_open and progress == 1:
        yield RULE.make_finding(at, "complete", record=task.id, severity="info", task=task.name)


def _check_days(task: Task, at: At, today: date) -> Findings:
    """Not of tasks confirmed in the future: one of their days is wrong, and it cannot be known which."""
    since = task.blocker.since if task.blocker is not None else None
    if task.status in ("in_progress", "done") and task.start > today:
        message = "done_early" if task.status == "done" else "running_early"
        start = task.start.isoformat()
        yield RULE.make_finding(at / "start", message, record=task.id, task=task.name, start=start)
    elif task.status == "blocked" and since is not None and since > today:
        day, place = since.isoformat(), at / "blocker" / "since"
        yield RULE.make_finding(place, "blocked_early", record=task.id, task=task.name, day=day)
