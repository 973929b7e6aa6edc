"""T011: nobody has more tasks in a week than their capacity allows.

Tasks have no estimate of their effort, so load is counted: the open tasks of a person that lie on a working day, on
average over the week's working days. A full-time person (`capacity: 1`) has eight working hours a day; with more than
eight tasks at a time less than an hour a day is left for each, and that is too much whatever the tasks are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_CEILING, Decimal
from itertools import groupby

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_task, format_amount, format_names
from teamops.locale.text import Text
from teamops.model.figures.workload import (
    NAMED,
    Workload,
    compute_loads,
    compute_task_limit,
    count_most_at_once,
    get_work_calendar,
    group_held_tasks,
)
from teamops.model.place import Entry
from teamops.model.records.settings import Person
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T011",
    name="not-overloaded",
    severity="warning",
    clause="§2.9",
    title=Text("Nobody has more tasks in a week than their capacity allows", "每个人每周的任务不超出其可投入的时间"),
    why=Text(
        "With more than 8 tasks at a time, each gets less than an hour a day, and none gets done. The "
        "rule counts each person's open tasks per working day and averages them over the week, from this "
        "week on. A one-day task counts as a fifth of a week. `capacity: 0.5` halves the limit; exactly 8 "
        "is within it, and one task at a time is never too much. Routine tasks, tasks with several "
        "owners, days off and past weeks do not count; people with `capacity: 0` are not checked.",
        "同时推进超过 8 个任务，每个任务每天分不到一小时，结果哪个都做不好。"
        "从本周起按周统计每人每个工作日的未完成任务数，取一周的平均值。只占一天的任务算五分之一。"
        "`capacity: 0.5` 的上限减半；恰好 8 个不算超出，同时只做一个任务也不算。常规任务、多人负责的任务、请假的日子、"
        "过去的周不计；`capacity` 为 0 的人员不检查。",
    ),
    messages={
        "overloaded": Text(
            "{person} has {load} open tasks at a time on average from {first} to {last} (limit {limit}, "
            "capacity {capacity}): {tasks}",
            "{person}在 {first} 至 {last} 平均同时有 {load} 个未完成任务，"
            "上限 {limit} 个（投入比例 {capacity}）：{tasks}",
        ),
        "overloaded_weeks": Text(
            "{person} is overloaded from {first} to {last}, with {load} open tasks on average in the busiest "
            "week (limit {limit}, capacity {capacity}): {tasks}",
            "{person} {first} 至 {last} 任务过多，最忙一周平均有 {load} 个未完成任务，"
            "上限 {limit} 个（投入比例 {capacity}）：{tasks}",
        ),
        "task": Text("“{task}”, {start} to {end}", "“{task}”，{start} 至 {end}"),
    },
    remedy=Text(
        "give tasks to someone else, spread their dates, or cancel what is not needed any more",
        "将部分任务交给他人、错开时间，或取消不再需要的任务",
    ),
    good="""\
tasks:
  - {id: t-1, name: 苏州渠道走访, owner: zhao, start: 2026-09-07, end: 2026-09-18}
  - {id: t-2, name: 无锡渠道走访, owner: zhao, start: 2026-09-07, end: 2026-09-18}
  - {id: t-3, name: 常州渠道走访, owner: zhao, start: 2026-09-07, end: 2026-09-18}
  - {id: t-4, name: 南通渠道走访, owner: zhao, start: 2026-09-07, end: 2026-09-18}
  - {id: t-5, name: 老客户续约, owner: zhao, start: 2026-09-01, end: 2026-09-30}
  - {id: t-6, name: 报价单更新, owner: zhao, start: 2026-09-01, end: 2026-09-30}
  - {id: t-7, name: 展会客户回访, owner: zhao, start: 2026-09-01, end: 2026-09-30}
  - {id: t-8, name: 中秋拜访, owner: zhao, start: 2026-09-14, end: 2026-09-24}
  - {id: t-9, name: 销售日报, type: routine, owner: zhao, start: 2026-09-01, end: 2026-09-30}
""",
    bad="""\
tasks:
  - {id: t-1, name: 苏州渠道走访, owner: zhao, start: 2026-09-07, end: 2026-09-18}
  - {id: t-2, name: 无锡渠道走访, owner: zhao, start: 2026-09-07, end: 2026-09-18}
  - {id: t-3, name: 常州渠道走访, owner: zhao, start: 2026-09-07, end: 2026-09-18}
  - {id: t-4, name: 南通渠道走访, owner: zhao, start: 2026-09-07, end: 2026-09-18}
  - {id: t-5, name: 老客户续约, owner: zhao, start: 2026-09-01, end: 2026-09-30}
  - {id: t-6, name: 报价单更新, owner: zhao, start: 2026-09-01, end: 2026-09-30}
  - {id: t-7, name: 展会客户回访, owner: zhao, start: 2026-09-01, end: 2026-09-30}
  - {id: t-8, name: 经销商培训, owner: zhao, start: 2026-09-07, end: 2026-09-24}
  - {id: t-9, name: 中秋拜访, owner: zhao, start: 2026-09-08, end: 2026-09-18}
""",
    clock=True,
    options=("limits.tasks_per_person",),
)


@RULE.check_now
def find_overloaded_people(ws: Workspace, now: datetime) -> Findings:
    for key, tasks in group_held_tasks(ws).items():
        person = ws.settings.people[key]
        if person.capacity <= 0:
            continue
        limit = compute_task_limit(ws, person)
        if count_most_at_once(tasks) <= limit:
            continue  # so the average is not above it either
        by_week = compute_loads(tasks, get_work_calendar(ws, key), now.date())
        for is_overloaded, weeks in groupby(by_week, key=lambda load: load.average > limit):
            if is_overloaded:
                yield _make_finding(ws.get_person_name(key), person, list(weeks), limit)


def _make_finding(name: str, person: Person, weeks: Sequence[Workload], limit: Decimal) -> Finding:
    """At the task that begins last: it is the one that was too much."""
    *others, last = _find_latest_tasks(weeks)
    first_day, last_day = weeks[0].first, weeks[-1].last
    most = max(load.average for load in weeks)
    facts = {
        "person": name,
        "load": format_amount(most.quantize(Decimal("0.1"), ROUND_CEILING)),
        "limit": format_amount(limit),
        "capacity": format_amount(person.capacity),
        "first": first_day.isoformat(),
        "last": last_day.isoformat(),
        "tasks": format_names(f"“{entry.record.name}”" for entry in (*others, last)),
    }
    message = "overloaded" if (last_day - first_day).days < 7 else "overloaded_weeks"
    related = [Related(entry.at, "task", describe_task(entry.record)) for entry in others]
    return RULE.make_finding(last.at / "owner", message, facts, record=last.record.id, related=related)


def _find_latest_tasks(weeks: Sequence[Workload]) -> Sequence[Entry[Task]]:
    """Return the tasks of these weeks that begin last, in the order in which they begin."""
    every = {entry.at: entry for load in weeks for entry in load.tasks}
    return sorted(every.values(), key=lambda entry: entry.record.start)[-NAMED:]
