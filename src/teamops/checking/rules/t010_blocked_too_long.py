"""T010: a blocked task is unblocked within two working days."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.figures.workload import list_doubtful_files
from teamops.model.time.calendar import shift_day
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T010",
    name="blocked-too-long",
    severity="warning",
    clause="§2.8",
    title=Text("A blocked task is unblocked within two working days", "阻塞的任务在两个工作日内得到解决"),
    why=Text(
        "If two working days of asking do not help, someone with more authority must step in. The "
        "first-responsible owner raises it, up to the director if needed (§5.7). Working days after "
        "`since` count, including today; exactly 2 are within the limit. Without `since` the rule cannot "
        "decide.",
        "协调两个工作日仍未解决，就需要更高一级出面：由第一责任人提出，必要时上报总监（§5.7）。"
        "从 `since` 的次日算起，含今天；恰好 2 个工作日不算超过。没有写 `since` 的无法判断。",
    ),
    messages={
        "waits": Text(
            "“{task}” has been blocked since {since} ({days} working days), waiting for {whom}; escalate it",
            "“{task}”自 {since} 起阻塞（已 {days} 个工作日），在等{whom}，应上报协调",
        ),
        "waits_for_nobody": Text(
            "“{task}” has been blocked since {since} ({days} working days), with no `from` in its `blocker`; "
            "escalate it",
            "“{task}”自 {since} 起阻塞（已 {days} 个工作日），没有写明在等谁，应上报协调",
        ),
    },
    remedy=Text(
        "the first-responsible owner raises it with the other side, then escalates it to the director; if "
        "it is solved, update the status",
        "由第一责任人向对方提出，仍无法解决的上报总监；已解除阻塞的更新为真实状态",
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
"""How many days back are counted at most; this bounds the work where a year is mistyped."""


@RULE.check_now
def find_stuck_tasks(ws: Workspace, now: datetime) -> Findings:
    today = now.date()
    blocked = [(task, at, task.blocker) for task, at in ws.open_tasks if task.status == "blocked"]
    dated = [(task, at, b, b.since) for task, at, b in blocked if b is not None and b.since is not None]
    oldest = shift_day(today, -_COUNTED)
    doubtful = list_doubtful_files(ws, max(min(since for *_, since in dated), oldest), today) if dated else ()
    if doubtful:
        yield RULE.report_unread(doubtful)
        return
    count_days = cache(lambda since: ws.workdays.count_workdays_between(since, today))
    for task, at, blocker, since in dated:
        days = count_days(max(since, oldest))
        if days > _MOST:
            facts = {"task": task.name, "since": since.isoformat(), "days": f"{days}+" if since < oldest else str(days)}
            if blocker.from_ is not None:
                facts["whom"] = ws.get_name(blocker.from_)
            message = "waits" if blocker.from_ is not None else "waits_for_nobody"
            yield RULE.make_finding(at / "blocker" / "since", message, facts, record=task.id)
    if len(dated) < len(blocked):
        yield RULE.report_undecided("check.no_since", count=str(len(blocked) - len(dated)))
