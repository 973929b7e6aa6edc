"""T002: nobody has more than two P0 tasks at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_task, format_names
from teamops.locale.text import Text
from teamops.model.figures.workload import group_open_p0
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T002",
    name="p0-cap",
    severity="error",
    clause="§2.9",
    title=Text("Nobody has more than two P0 tasks at the same time", "一个人同时负责的 P0 任务不超过两个"),
    why=Text(
        "A person with three top priorities has none, and the whole plan waits for them.",
        "手上有三个最高优先级，就等于没有优先级，整个计划都会卡在一个人身上。",
    ),
    messages={
        "too_many": Text(
            "{person} has {count} open P0 tasks at a time from {first} to {last} (limit {limit}): {tasks}",
            "{person}在 {first} 至 {last} 同时负责 {count} 个未完成的 P0 任务，上限 {limit} 个：{tasks}",
        ),
        "task": Text("“{task}”, {start} to {end}", "“{task}”，{start} 至 {end}"),
    },
    remedy=Text(
        "give one of the tasks to someone else, move its dates, or lower its priority",
        "将其中一个任务交给他人、错开时间，或降低优先级",
    ),
    good="""\
tasks:
  - {id: t-1, name: 重点客户回访, owner: zhao, start: 2026-09-01, end: 2026-09-04, priority: P0}
  - {id: t-2, name: 新渠道签约, owner: zhao, start: 2026-09-03, end: 2026-09-09, priority: P0}
  - {id: t-3, name: 渠道培训, owner: zhao, start: 2026-09-05, end: 2026-09-11, priority: P0}
""",
    bad="""\
tasks:
  - {id: t-1, name: 重点客户回访, owner: zhao, start: 2026-09-01, end: 2026-09-07, priority: P0}
  - {id: t-2, name: 新渠道签约, owner: zhao, start: 2026-09-03, end: 2026-09-09, priority: P0}
  - {id: t-3, name: 渠道培训, owner: zhao, start: 2026-09-05, end: 2026-09-11, priority: P0}
""",
    options=("limits.p0_per_person",),
)


class _Run(NamedTuple):
    """Days in a row on which somebody holds too many tasks: `most` at a time at most, and all `tasks` involved."""

    first: date
    last: date
    most: int
    tasks: Sequence[Entry[Task]]


@RULE.check
def find_p0_overloads(ws: Workspace) -> Findings:
    limit = ws.settings.limits.p0_per_person
    for person, tasks in group_open_p0(ws).items():
        for run in _find_runs(tasks, limit):
            yield _make_finding(ws.get_person_name(person), run, limit)


def _find_runs(tasks: Sequence[Entry[Task]], limit: int) -> Iterator[_Run]:
    """Sweep once over the days on which a task begins or has ended."""
    turns = sorted(turn for n, entry in enumerate(tasks) for turn in _list_turns(entry.record, n))
    held: set[int] = set()
    seen: set[int] = set()
    first, most = 0, 0
    for day, of_day in groupby(turns, key=itemgetter(0)):
        turned = list(of_day)
        begun = {n for _, n, begins in turned if begins}
        held.difference_update(n for _, n, begins in turned if not begins)
        held |= begun
        if len(held) > limit:
            first = first if seen else day
            most = max(most, len(held))
            seen |= begun if seen else held
        elif seen:
            yield _Run(date.fromordinal(first), date.fromordinal(day - 1), most, [tasks[n] for n in sorted(seen)])
            seen, most = set(), 0


def _list_turns(task: Task, n: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the day on which task `n` begins, and that after its end; as ordinals, for date.max has no next day."""
    yield task.start.toordinal(), n, True
    yield task.end.toordinal() + 1, n, False


def _make_finding(person: str, run: _Run, limit: int) -> Finding:
    """At the task that begins last: it is the one that was too much."""
    last = max(reversed(run.tasks), key=lambda entry: entry.record.start)
    facts = {
        "person": person,
        "count": str(run.most),
        "first": run.first.isoformat(),
        "last": run.last.isoformat(),
        "limit": str(limit),
        "tasks": format_names(f"“{entry.record.name}”" for entry in run.tasks),
    }
    related = [Related(entry.at, "task", describe_task(entry.record)) for entry in run.tasks if entry is not last]
    return RULE.make_finding(last.at / "priority", "too_many", facts, record=last.record.id, related=related)
