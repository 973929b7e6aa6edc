"""Plan new checkpoints of a phase: one, or a series of them every day, working day or week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from teamops.model.change import Change
from teamops.model.dataclass import dataclass
from teamops.model.place import Entry
from teamops.model.records.monitors import Checkpoint, Monitor, Phase
from teamops.model.records.naming import fold_name
from teamops.model.workspace import Workspace
from teamops.planning.errors import MonitoringError
from teamops.planning.projects.amounts import Amount
from teamops.planning.projects.phases import Every, Metric, build_point, list_series


@dataclass(frozen=True, slots=True)
class NewCheckpoints:
    """What is to be added: on `day`, or `every` so often from `first` to `last` (default: the days of the phase).

    The metric has one plan for all days, or one for each. A missing phase is the one of the days.
    """

    metric: Metric
    phase: str | None = None
    day: date | None = None
    every: Every | None = None
    first: date | None = None
    last: date | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class CheckpointsPlan:
    """The phase, the days of its new checkpoints, and the changes."""

    phase: Phase
    days: tuple[date, ...]
    changes: tuple[Change, ...]


def plan_checkpoints(ws: Workspace, entry: Entry[Monitor], new: NewCheckpoints) -> CheckpointsPlan:
    """Plan the checkpoints. Raises MonitoringError for days outside the phase, and for those that exist."""
    monitor = entry.record
    number = _find_phase(monitor, new)
    phase = monitor.phases[number]
    days = _list_days(ws, monitor, phase, new)
    known = [point for point in monitor.checkpoints if fold_name(point.metric) == fold_name(new.metric.name)]
    if doubled := [day.isoformat() for day in days if day in {point.date for point in known}]:
        raise MonitoringError("checkpoint_already", metric=new.metric.name, days=tuple(doubled[:_MOST]))
    plans = _spread_plans(monitor, new.metric, days)
    like = known[-1] if known else None
    rows = [build_point(_adapt(new, like), plan, day, _get_owner(monitor, new, like)) for plan, day in plans]
    at = entry.at / "phases" / number / "checkpoints"
    count = len(phase.checkpoints)
    changes = [Change(at / (count + n), row) for n, row in enumerate(rows)] if count else [Change(at, [*rows])]
    return CheckpointsPlan(phase, tuple(days), tuple(changes))


_MOST = 5
"""The days that an error names."""


def _find_phase(monitor: Monitor, new: NewCheckpoints) -> int:
    """Return the number of the phase by its name, or the one that holds the day."""
    names = tuple(phase.name for phase in monitor.phases)
    if new.phase is not None:
        found = [n for n, name in enumerate(names) if fold_name(name) == fold_name(new.phase)]
    else:
        day = new.day or new.first
        found = [n for n, one in enumerate(monitor.phases) if day is not None and one.start <= day <= one.end]
        found = found or ([0] if len(names) == 1 else [])
    if len(found) != 1:
        raise MonitoringError("which_phase", project=monitor.id, phases=names)
    return found[0]


def _list_days(ws: Workspace, monitor: Monitor, phase: Phase, new: NewCheckpoints) -> Sequence[date]:
    first, last = new.first or phase.start, new.last or phase.end
    inside = first >= phase.start and last <= phase.end
    if new.every is None:
        days = [new.day or max(phase.start, ws.workdays.last_workday(phase.end))]
    else:
        days = list_series(ws, new.every, first, last if inside else first)
    outside = [day.isoformat() for day in (*days, first, last) if not phase.start <= day <= phase.end]
    if outside or not days:
        facts = {"first": phase.start.isoformat(), "last": phase.end.isoformat(), "phase": phase.name}
        raise MonitoringError("outside_phase", project=monitor.id, days=tuple(outside[:_MOST]) or "—", **facts)
    return days


def _spread_plans(monitor: Monitor, metric: Metric, days: Sequence[date]) -> list[tuple[Amount, date]]:
    """Return a plan for each day: the only one, or one each. Raises MonitoringError for another number of plans."""
    plans = [plan for plan in metric.plans if plan is not None]
    if len(plans) == 1:
        plans *= len(days)
    if len(plans) != len(days) or len(metric.plans) not in (1, len(days)):
        facts = {"plans": str(len(metric.plans)), "count": str(len(days))}
        raise MonitoringError("plans_and_days", project=monitor.id, metric=metric.name, **facts)
    return list(zip(plans, days, strict=True))


def _adapt(new: NewCheckpoints, like: Checkpoint | None) -> Metric:
    """Return the metric, as the project writes it, and in its direction."""
    if like is None:
        return new.metric
    return Metric(like.metric, new.metric.plans, like.direction)


def _get_owner(monitor: Monitor, new: NewCheckpoints, like: Checkpoint | None) -> str | None:
    return new.owner or (like.owner if like is not None else None) or monitor.owner
