"""Plan the tasks of a week (§2.2): recurring routines and unfinished tasks, beside the quotas of goals.

A quota is no task: actuals close it. The ids of tasks follow from their routine, so that planning a week twice, or on
two branches, creates none of them twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from teamops.locale.words import get_words
from teamops.model.change import Change, Data
from teamops.model.dataclass import dataclass
from teamops.model.figures.workload import get_work_calendar
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.quotas.quota_tasks import is_only_quota
from teamops.model.quotas.quotas import Quota, list_quotas
from teamops.model.records.tasks import Task
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.model.time.repeat import Occurrence, Repeat
from teamops.model.workspace import Workspace
from teamops.planning.serialize import drop_none
from teamops.planning.tasks.update import plan_task_end


class PlannedTask(NamedTuple):
    """A task to be made, and its source: the id of a routine."""

    record: Mapping[str, Data]
    source: str


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """A week's quotas and tasks: those to be made, those already in it, and open ones that ended before it."""

    week: Period
    quotas: tuple[Quota, ...]
    new: tuple[PlannedTask, ...]
    running: tuple[Entry[Task], ...]
    left: tuple[Entry[Task], ...]


class PlanScope(NamedTuple):
    """The scope of a plan: a person, a department, or everybody."""

    person: str | None = None
    department: str | None = None

    def has_owner(self, ws: Workspace, owner: str) -> bool:
        """Return whether the tasks of `owner` are planned."""
        return self.person in (None, owner) and self.department in (None, ws.get_department(owner))


def plan_week(ws: Workspace, week: Period, scope: PlanScope, today: date) -> WeekPlan:
    """Plan the tasks of `week` for the people in `scope`; nothing is written."""
    entries = [e for e in ws.open_tasks if scope == PlanScope() or any(scope.has_owner(ws, o) for o in e.record.owner)]
    entries = [entry for entry in entries if not is_only_quota(ws.nodes, entry.record)]
    running = tuple(e for e in entries if e.record.start <= week.end and week.start <= e.record.end)
    left = tuple(e for e in entries if e.record.end < week.start)
    known = {entry.record.id for entry in ws.tasks}
    new = [one for one in _plan_routines(ws, week) if one.record["id"] not in known]
    return WeekPlan(
        week,
        tuple(one for one in list_quotas(ws, week, today) if scope.has_owner(ws, one.person)),
        tuple(one for one in new if scope.has_owner(ws, str(one.record["owner"]))),
        running,
        left,
    )


def plan_carry_over(ws: Workspace, plan: WeekPlan, note: str, today: date) -> tuple[list[Change], list[Task]]:
    """Plan the extension of unfinished tasks to the last working day of the week, with `note` added.

    Also return the tasks that cannot be carried over because the part of a goal that they serve has ended (T004).
    """
    changes: list[Change] = []
    stuck, semicolon = [], get_words(ws)("planning.semicolon")
    for entry in plan.left:
        task = entry.record
        days = _list_workdays(ws, plan.week, task.owner[0] if task.owner else "")
        node = ws.nodes.get(task.goal or "")
        if not days or (node is not None and node.period is not None and days[-1] not in node.period):
            stuck.append(task)
            continue
        changes += plan_task_end(entry, days[-1].isoformat(), today)
        text = semicolon.join((task.note, note)) if task.note else note
        changes.append(Change(entry.at / "note", text))
    return changes, stuck


def _plan_routines(ws: Workspace, week: Period) -> Iterator[PlannedTask]:
    for entry in ws.tasks:
        routine = entry.record
        if routine.repeat is None or len(routine.owner) != 1:
            continue
        repeat, calendar = Repeat.parse(routine.repeat), get_work_calendar(ws, routine.owner[0])
        for occurrence in repeat.list_occurrences(week, calendar):
            days = max(occurrence.start, routine.start), min(occurrence.end, routine.end)
            if days[0] <= days[1]:
                identity = week.text if repeat.every == "day" else occurrence.start.isoformat()
                yield PlannedTask(_make_occurrence(routine, f"{routine.id}-{identity}", Occurrence(*days)), routine.id)


def _make_occurrence(routine: Task, identity: str, days: Occurrence) -> dict[str, Data]:
    """Return the routine as a task of these days."""
    return drop_none(
        id=identity,
        name=routine.name,
        description=routine.description,
        type="routine",
        goal=routine.goal,
        project=routine.project,
        routine=routine.id,
        owner=routine.owner[0],
        collaborators=[*routine.collaborators] or None,
        post=routine.post,
        start=days.start.isoformat(),
        end=days.end.isoformat(),
        priority=routine.priority,
        deliverable=routine.deliverable,
        status="not_started",
    )


def _list_workdays(ws: Workspace, period: Period, owner: str) -> list[date]:
    """Return the owner's working days of `period`."""
    calendar: WorkCalendar = get_work_calendar(ws, owner)
    return [day for day in period.days if calendar.is_workday(day)]
