"""T010: what is blocked is moved again within two working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from teamops.checking import wording
from teamops.checking.finding import Finding, NotRun
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.figures.workload import list_doubtful_files
from teamops.model.place import Entry
from teamops.model.records.tasks import Task
from teamops.model.time.calendar import shift_day
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T010",
    name="blocked-too-long",
    severity="warning",
    clause="§2.8",
    title=Text("What is blocked is moved again within two working days", "阻塞的任务在两个工作日内得到解决"),
    why=Text(
        "What two working days of asking did not move needs somebody with more weight: the first-responsible person "
        "raises it, up to the director where needed (§5.7). The working days after `since` count, today too; exactly "
        "2 are within. Where `since` is missing nobody can tell.",
        "协调两个工作日仍未解决,就需要更高一级出面:由第一责任人提出,必要时上报总监(§5.7)。"
        "从 `since` 的次日算起,含今天;恰好 2 个工作日不算超过。没有写 `since` 的无法判断。",
    ),
    messages={
        "waits": Text(
            "“{task}” has been blocked since {since}, waiting for {whom} (working days: {days}); it should be raised",
            "“{task}”自 {since} 起阻塞(已 {days} 个工作日),在等{whom},应上报协调",
        ),
        "waits_for_nobody": Text(
            "“{task}” has been blocked since {since} (working days: {days}); nothing says for whom it waits, and it "
            "should be raised",
            "“{task}”自 {since} 起阻塞(已 {days} 个工作日),没有写明在等谁,应上报协调",
        ),
    },
    remedy=Text(
        "the first-responsible person raises it with those it waits for, and with the director where that does not "
        "help; or set the status that is true",
        "由第一责任人向对方提出,仍无法解决的上报总监;已解除阻塞的更新为真实状态",
    ),
    good="""\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-07
    status: blocked
    blocker: {reason: 缺成本数据, needs: 财务部提供竞品成本数据, from: finance, since: 2026-09-02}
    updated: 2026-09-03T16:40:00+08:00
""",
    bad="""\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-08-31
    end: 2026-09-07
    status: blocked
    blocker: {reason: 缺成本数据, needs: 财务部提供竞品成本数据, from: finance, since: 2026-09-01}
  - id: t-2
    name: 渠道年度协议
    owner: zhao
    start: 2026-08-24
    end: 2026-09-11
    status: blocked
    blocker: {reason: 返点比例未批, needs: 确认返点预算, since: 2026-08-31}
""",
    clock=True,
)

_MOST = 2
_COUNTED = 366
"""So many days back are counted: what is blocked for longer is too long anyhow, and slips in a year stay cheap."""


@RULE.check
def find_stuck_tasks(ws: Workspace, now: datetime) -> Iterator[Finding | NotRun]:
    today = now.date()
    blocked = [(entry, _find_block_start(entry.record)) for entry in ws.open_tasks if entry.record.status == "blocked"]
    dated = [(entry, since) for entry, since in blocked if since is not None]
    oldest = shift_day(today, -_COUNTED)
    doubtful = list_doubtful_files(ws, max(min(since for _, since in dated), oldest), today) if dated else ()
    if doubtful:
        yield NotRun(RULE.code, "check.unread", {"files": wording.format_files(doubtful)})
        return
    waited = cache(lambda since: ws.workdays.count_workdays_between(since, today))
    for entry, since in dated:
        days = waited(max(since, oldest))
        if days > _MOST:
            yield _make_finding(ws, entry, since, f"{days}+" if since < oldest else str(days))
    if len(dated) < len(blocked):
        yield NotRun(RULE.code, "check.no_since", {"count": str(len(blocked) - len(dated))})


def _find_block_start(task: Task) -> date | None:
    return task.blocker.since if task.blocker is not None else None


def _make_finding(ws: Workspace, entry: Entry[Task], since: date, days: str) -> Finding:
    task = entry.record
    facts = {"task": task.name, "since": since.isoformat(), "days": days}
    assert task.blocker is not None  # it says since when
    if task.blocker.from_ is not None:
        facts["whom"] = ws.get_name(task.blocker.from_)
    message = "waits" if task.blocker.from_ is not None else "waits_for_nobody"
    return RULE.make_finding(entry.at / "blocker" / "since", message, facts, record=task.id)
