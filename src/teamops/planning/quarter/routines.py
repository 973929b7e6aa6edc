"""Routines of the next quarter: copies of those that ran to the end of the last one (§2.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from teamops.model.change import Data
from teamops.model.figures.workload import get_work_calendar
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.tasks import ENDED, Task
from teamops.model.time.period import Period
from teamops.model.time.repeat import Repeat
from teamops.model.workspace import Workspace
from teamops.planning.quarter.naming import make_next_id, rename_quarter
from teamops.planning.quarter.options import Note, StartOptions
from teamops.planning.serialize import serialize_record

_DROPPED = ("status", "progress", "blocker", "updated", "note", "first_due")
"""The keys that are not taken over, as they record how the old routine went."""


class NewRoutine(NamedTuple):
    """A routine to be written, and the old one."""

    before: Task
    record: Mapping[str, Data]


def shape_routines(
    ws: Workspace, options: StartOptions, goals: Mapping[str, str]
) -> tuple[tuple[NewRoutine, ...], tuple[Note, ...]]:
    """Return the routines of the new quarter, and notes on those that ended and were not taken over.

    A routine that goes on beyond the old quarter is left alone. `goals` are the new ids of goals by the old ones.
    """
    routines, notes = [], []
    taken = {entry.record.id for entry in ws.tasks}
    for task in (entry.record for entry in ws.tasks):
        if task.repeat is None or task.status in ENDED or not _ends_in(task, options.source) or _goes_on(ws, task):
            continue
        if options.goals and (task.goal or "").partition("/")[0] not in options.goals:
            continue
        if note := _explain_omission(ws, task, options):
            notes.append(note)
            continue
        identity = make_next_id(task.id, options.source, options.period, taken)
        taken.add(identity)
        routines.append(NewRoutine(task, _shape_routine(ws, task, identity, options, goals)))
    return tuple(routines), tuple(notes)


def _ends_in(task: Task, quarter: Period) -> bool:
    return quarter.start <= task.end <= quarter.end


def _goes_on(ws: Workspace, task: Task) -> bool:
    """Return whether another routine of the same name, rhythm and owner takes over after this one."""
    return any(
        other.repeat == task.repeat and other.owner == task.owner and other.name == task.name and other.end > task.end
        for other in (entry.record for entry in ws.tasks)
    )


def _explain_omission(ws: Workspace, task: Task, options: StartOptions) -> Note | None:
    """Return why a routine is not taken over: it ended early, or its owner left; None if it is."""
    facts: dict[str, object] = {"task": f"{task.id} {task.name}", "day": task.end.isoformat()}
    if _has_ended_early(ws, task, options.source.end):
        return Note("routine_ended", facts)
    gone = [who for who in task.owner if not ws.settings.is_present(who, options.period.start)]
    if gone or not task.owner:
        return Note("routine_without_owner", {**facts, "people": ws.get_names(gone) or ("—",)})
    return None


def _has_ended_early(ws: Workspace, task: Task, last: date) -> bool:
    """Return whether the routine would have been due again between its end and `last`."""
    if task.end >= last:
        return False
    rest = Period(f"{task.end}..{last}", "day", task.end + timedelta(days=1), last)
    calendar = get_work_calendar(ws, task.owner[0]) if task.owner else ws.workdays
    repeat = Repeat.parse(task.repeat or "")
    return any(
        day.start in rest or day.end in rest
        for week in _list_weeks(rest)
        for day in repeat.list_occurrences(week, calendar)
    )


def _list_weeks(period: Period) -> Iterator[Period]:
    """Yield the whole weeks that have a day of the period."""
    week = Period.week_of(period.start)
    while week.start <= period.end:
        yield week
        week = Period.week_of(week.end + timedelta(days=1))


def _shape_routine(
    ws: Workspace, task: Task, identity: str, options: StartOptions, goals: Mapping[str, str]
) -> dict[str, Data]:
    old, new = options.source, options.period
    record = {key: value for key, value in serialize_record(task).items() if key not in _DROPPED}
    record |= {"id": identity, "name": rename_quarter(task.name, old, new)}
    record |= {"start": new.start.isoformat(), "end": new.end.isoformat()}
    if len(task.owner) == 1:
        record["owner"] = task.owner[0]
    goal = (task.goal or "").partition("/")[0]
    node = ws.nodes.get(goal)
    if goal in goals:
        record["goal"] = goals[goal]
    elif node is not None and node.period is not None and not node.period.overlaps(new):
        del record["goal"]
    if task.project is not None and not _runs_in(ws, task.project, new):
        del record["project"]
    return record


def _runs_in(ws: Workspace, project: str, period: Period) -> bool:
    """Return whether a monitored project still runs in the period."""
    runs = [entry.record.run for entry in ws.monitors if entry.record.id == project]
    return any(run is not None and run[1] >= period.start for run in runs)
