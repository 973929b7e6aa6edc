"""Monitored projects of the next quarter: phases and metrics of an earlier one, moved by weeks (§3.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from teamops.model.change import Data
from teamops.model.records.monitors import Checkpoint, Monitor, Phase
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.quarter.naming import make_next_id, rename_quarter
from teamops.planning.quarter.options import Note, StartOptions
from teamops.planning.serialize import drop_none

_WEEK = timedelta(weeks=1)


def shape_project(ws: Workspace, options: StartOptions, monitor: str, goals: Mapping[str, str]) -> dict[str, Data]:
    """Return the project `monitor` as one of the new quarter; `goals` are the new ids of goals by the old ones."""
    old, new = options.source, options.period
    project = next(entry.record for entry in ws.monitors if entry.record.id == monitor)
    taken = {entry.record.id for entry in ws.monitors}
    weeks = round((new.start - old.start) / _WEEK)
    phases: list[Data] = [_shape_phase(ws, phase, weeks, new) for phase in project.phases]
    budget = project.budget
    goal = (project.goal or "").partition("/")[0]
    return drop_none(
        id=make_next_id(project.id, old, new, taken),
        project=rename_quarter(project.project, old, new),
        owner=_keep(ws, project.owner, new),
        risk=project.risk,
        goal=goals.get(goal),
        budget=None if budget is None else drop_none(planned=budget.planned.written, unit=budget.unit),
        phases=phases or None,
    )


def _keep(ws: Workspace, person: str | None, period: Period) -> str | None:
    return person if ws.settings.is_present(person, period.start) else None


def _shape_phase(ws: Workspace, phase: Phase, weeks: int, new: Period) -> dict[str, Data]:
    start = _move_to_workday(ws.workdays, phase.start + weeks * _WEEK, 1)
    end = max(start, _move_to_workday(ws.workdays, phase.end + weeks * _WEEK, -1))
    points: list[Data] = [
        _shape_checkpoint(ws, point, min(max(_move_to_workday(ws.workdays, day, 1), start), end), new)
        for point in phase.checkpoints
        for day in (point.date + weeks * _WEEK,)
    ]
    return drop_none(name=phase.name, start=start.isoformat(), end=end.isoformat(), checkpoints=points or None)


def _shape_checkpoint(ws: Workspace, point: Checkpoint, day: date, new: Period) -> dict[str, Data]:
    return drop_none(
        metric=point.metric,
        unit=point.unit,
        date=day.isoformat(),
        plan=None if point.plan is None else point.plan.written,
        direction=point.direction if point.direction != "up" else None,
        owner=_keep(ws, point.owner, new),
    )


def _move_to_workday(calendar: WorkCalendar, day: date, step: int) -> date:
    """Return the day, or the nearest working day after it; before it if `step` is −1."""
    if calendar.is_workday(day):
        return day
    return calendar.workday_after(day, 1) if step > 0 else calendar.last_workday(day)


def list_left_projects(ws: Workspace, options: StartOptions) -> Iterator[Note]:
    """Yield a note on the projects that end in the old quarter and are not taken over."""
    left = [
        entry.record.id
        for entry in ws.monitors
        if entry.record.id not in options.monitors and _ends_in(entry.record, options.source)
    ]
    if left:
        yield Note("monitors_left", {"monitors": tuple(left), "first": left[0]})


def _ends_in(monitor: Monitor, period: Period) -> bool:
    return monitor.run is not None and monitor.run[1] in period
