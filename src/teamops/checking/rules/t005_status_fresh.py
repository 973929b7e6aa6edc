"""T005: the status of every running task is updated on time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache

from teamops.checking.finding import Finding
from teamops.checking.rule import Findings, Rule
from teamops.checking.together import join_per_record
from teamops.checking.wording import format_names
from teamops.locale.text import Text
from teamops.model.figures.workload import find_sole_owner, get_work_calendar, list_doubtful_files, list_leavers
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.quotas.quota_tasks import is_ticked
from teamops.model.records.tasks import Task
from teamops.model.time.calendar import WorkCalendar, shift_day
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T005",
    name="status-fresh",
    severity="warning",
    clause="§2.8 §2.11",
    title=Text("The status of every running task is updated on time", "进行中的任务按时更新状态"),
    why=Text(
        "An old status hides a problem that the next stand-up could have solved. Tasks in progress and one-day tasks "
        "are due every working day by 17:00. Other tasks past their start date are due three times a week: their "
        "status may be 2 working days old. Only due times that have passed count. The owner's days off and days "
        "before the start do not count. A status that was never updated is due from the start day on. If no task of "
        "the team has `updated`, nothing can be judged. Each person gets one finding. T006 reports tasks past their "
        "end; repeating tasks and quota tasks need no updates until they are done.",
        "状态几天不更新，本可在下次站会解决的问题就被掩盖了。进行中的任务和只有一天的任务，"
        "每个工作日 17:00 前更新。其他已开始的任务每周更新三次，即最多间隔 2 个工作日。只算已过的截止时间，"
        "不算负责人请假的日子和任务开始前的日子。从未更新过状态的，从开始日起算；全队都没有写 `updated` 的无法判断。"
        "每人合为一条。已过结束日的由 T006 提示；重复任务和周目标任务只登记完成，不要求更新。",
    ),
    messages={
        "daily": Text(
            "the status of “{task}” ({owner}), last updated on {last}, is due every working day by {by}; "
            "overdue since {due}",
            "“{task}”（{owner}）的状态上次更新于 {last}；每个工作日 {by} 前应更新，自 {due} 起逾期",
        ),
        "daily_unowned": Text(
            "the status of “{task}”, last updated on {last}, is due every working day by {by}; overdue since {due}",
            "“{task}”的状态上次更新于 {last}；每个工作日 {by} 前应更新，自 {due} 起逾期",
        ),
        "thrice": Text(
            "the status of “{task}” ({owner}), last updated on {last}, is due three times a week; overdue since {due}",
            "“{task}”（{owner}）的状态上次更新于 {last}；每周应更新三次，自 {due} 起逾期",
        ),
        "thrice_unowned": Text(
            "the status of “{task}”, last updated on {last}, is due three times a week; overdue since {due}",
            "“{task}”的状态上次更新于 {last}；每周应更新三次，自 {due} 起逾期",
        ),
        "never": Text(
            "the status of “{task}” ({owner}), started on {start}, was never updated; overdue since {due}",
            "“{task}”（{owner}）于 {start} 开始，状态从未更新，自 {due} 起逾期",
        ),
        "never_unowned": Text(
            "the status of “{task}”, started on {start}, was never updated; overdue since {due}",
            "“{task}”于 {start} 开始，状态从未更新，自 {due} 起逾期",
        ),
        "several": Text(
            "{owner} has {count} tasks with an old status; that of “{task}” is overdue since {due}",
            "{owner}有 {count} 项任务没有按时更新状态，最早的“{task}”自 {due} 起逾期",
        ),
        "another": Text("“{task}”, overdue since {due}", "“{task}”，自 {due} 起逾期"),
    },
    remedy=Text(
        "ask the owner to confirm the real status and write the time: `updated: 2026-09-03T16:40`",
        "请负责人确认真实状态，并写明确认时间，如 `updated: 2026-09-03T16:40`",
    ),
    good="""\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-07
    status: in_progress
    updated: 2026-09-03T16:40:00+08:00
  - id: t-2
    name: 客户回访计划
    owner: zhao
    start: 2026-08-31
    end: 2026-09-15
    status: not_started
    updated: 2026-09-01T09:30:00+08:00
  - {id: t-3, name: 品牌日物料核对, owner: lijie, start: 2026-09-04, end: 2026-09-04, updated: 2026-09-02T15:00}
""",
    bad="""\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-07
    status: in_progress
    updated: 2026-09-02T16:40:00+08:00
  - id: t-2
    name: 客户回访计划
    owner: zhao
    start: 2026-08-31
    end: 2026-09-15
    status: not_started
    updated: 2026-08-31T09:30:00+08:00
  - {id: t-3, name: 渠道培训, owner: zhao, start: 2026-09-01, end: 2026-09-15}
""",
    clock=True,
    options=("limits.daily_by",),
)

_MAY_BE_OLD = 2
"""How many working days old a status may be that is due three times a week."""


class _DueDays(NamedTuple):
    """The days, by `workdays`, on or after which a status must have been confirmed to be fresh."""

    workdays: WorkCalendar
    daily: date
    thrice: date


@RULE.check_now
def find_stale_statuses(ws: Workspace, now: datetime) -> Findings:
    """Tasks of several owners, or none, are due by the team's calendar; those of a refused person are never due.

    T016 reports those of people who have left.
    """
    due = cache(lambda person: _compute_due_days(get_work_calendar(ws, person), now, ws))
    doubtful = list_doubtful_files(ws, due("").thrice, now.date()) if ws.open_tasks else ()
    if doubtful:
        yield RULE.report_unread(doubtful)
        return
    unknown, today, is_used = 0, now.date(), any(entry.record.updated is not None for entry in ws.tasks)
    gone = list_leavers(ws, today)
    for entry in ws.open_tasks:
        task = entry.record
        if ("people", owner := find_sole_owner(task)) in ws.broken or owner in gone:
            continue
        if task.end < today or is_ticked(ws.nodes, task):
            continue
        days = due(owner if owner in ws.settings.people else "")
        latest = days.daily if _is_daily(task) else days.thrice
        if task.start > latest:
            continue
        if task.updated is None and is_used:
            yield _make_finding(ws, entry, None, days)
        elif task.updated is None:
            unknown += task.status != "not_started"
        elif (last := convert_to_zone(task.updated, ws.settings.timezone).date()) < latest:
            yield _make_finding(ws, entry, last, days)
    if unknown:
        yield RULE.report_undecided("check.no_updated", count=str(unknown))


def _is_daily(task: Task) -> bool:
    return task.status == "in_progress" or task.start == task.end


def _compute_due_days(workdays: WorkCalendar, now: datetime, ws: Workspace) -> _DueDays:
    """A due time passes with the end of its minute."""
    today, passed = now.date(), now.time().replace(second=0, microsecond=0) > ws.settings.limits.daily_by
    daily = workdays.last_workday(today if passed else shift_day(today, -1))
    thrice = daily
    for _ in range(_MAY_BE_OLD):
        thrice = workdays.last_workday(shift_day(thrice, -1))
    return _DueDays(workdays, daily, thrice)


def _make_finding(ws: Workspace, entry: Entry[Task], last: date | None, days: _DueDays) -> Finding:
    """Findings on tasks of one person are about that person, who gets one in all."""
    task, is_daily = entry.record, _is_daily(entry.record)
    missed = _find_missed_day(task, last, days.workdays)
    facts = {"task": task.name, "due": missed.isoformat()}
    if last is None:
        message, facts["start"] = "never", task.start.isoformat()
    else:
        message, facts["last"] = "daily" if is_daily else "thrice", last.isoformat()
        if is_daily:
            facts["by"] = f"{ws.settings.limits.daily_by:%H:%M}"
    if task.owner:
        facts["owner"] = format_names(ws.get_names(task.owner))
    message += "" if task.owner else "_unowned"
    owner = find_sole_owner(task)
    return RULE.make_finding(
        entry.at / "updated", message, facts, record=owner if owner in ws.settings.people else task.id
    )


def _find_missed_day(task: Task, last: date | None, workdays: WorkCalendar) -> date:
    """Return the first working day of which the due time passed without the status that was due."""
    if last is not None and last >= task.start:
        first = workdays.workday_after(last, 1)
    else:
        first = task.start if workdays.is_workday(task.start) else workdays.workday_after(task.start, 1)
    return first if _is_daily(task) else workdays.workday_after(first, _MAY_BE_OLD)


@RULE.merge_findings
def merge_stale_statuses(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield one finding for all stale statuses of a person, at the one that is overdue longest."""
    return join_per_record(findings, ("daily", "thrice", "never"), by="due", related=("task", "due"))
