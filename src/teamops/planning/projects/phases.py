"""Build a new monitored project: consecutive phases with checkpoints for every metric, at the end or in series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Literal

from teamops.locale.words import get_words
from teamops.model.change import Data
from teamops.model.dataclass import dataclass
from teamops.model.time.calendar import shift_day
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.errors import MonitoringError
from teamops.planning.projects.amounts import Amount
from teamops.planning.serialize import drop_none

Every = Literal["day", "workday", "week"]
EVERY: tuple[Every, ...] = ("day", "workday", "week")

TEMPLATE = ("warm_up", "burst", "sustain")
"""The phases of a promotion (§3.2), by their words `monitor.phase.…`."""

LENGTH = 14
"""The default number of days of a phase."""


@dataclass(frozen=True, slots=True)
class Metric:
    """The plans of a metric by phase (None: no plan in that phase); `direction` as in checkpoints."""

    name: str
    plans: tuple[Amount | None, ...]
    direction: str = "up"


@dataclass(frozen=True, slots=True)
class Project:
    """A project to be monitored; empty `names` and `days` of phases mean those of the template.

    With `every`, a phase has a series of checkpoints with the same plan, otherwise one at its end.
    """

    id: str
    name: str
    owner: str
    start: date
    names: tuple[str, ...] = ()
    days: tuple[int, ...] = ()
    metrics: tuple[Metric, ...] = ()
    risk: str = "medium"
    goal: str | None = None
    budget: Amount | None = None
    every: Every | None = None


def build_monitor(ws: Workspace, project: Project) -> dict[str, Data]:
    """Return the project as written into a file. Raises MonitoringError if phases, days and plans do not match."""
    names = project.names or _list_template_phases(ws, project.days)
    days = project.days or (LENGTH,) * len(names)
    if len(days) != len(names):
        raise MonitoringError("days_and_phases", days=str(len(days)), count=str(len(names)), phases=tuple(names))
    _require_matching_plans(project.metrics, names)
    ends = [shift_day(project.start, after - 1) for after in accumulate(days)]
    starts = [project.start, *(shift_day(end, 1) for end in ends)]
    phases: list[Data] = [
        _build_phase(ws, project, number, name, (starts[number], ends[number])) for number, name in enumerate(names)
    ]
    budget = project.budget and {"planned": _format_number(project.budget), "unit": _get_unit(project.budget)}
    return drop_none(
        id=project.id, project=project.name, owner=project.owner, risk=project.risk, goal=project.goal,
        budget=budget and drop_none(**budget), phases=phases,
    )  # fmt: skip


def _list_template_phases(ws: Workspace, days: Sequence[int]) -> tuple[str, ...]:
    """Return the first phases of the template in the workspace's language, as many as `days`, else all."""
    words = get_words(ws)
    return tuple(words(f"monitor.phase.{name}") for name in TEMPLATE[: len(days) or None])


def _require_matching_plans(metrics: Sequence[Metric], phases: Sequence[str]) -> None:
    names = [metric.name for metric in metrics]
    for metric in metrics:
        if names.count(metric.name) > 1:
            raise MonitoringError("metric_twice", metric=metric.name)
        if len(metric.plans) != len(phases):
            facts = {"plans": str(len(metric.plans)), "count": str(len(phases)), "phases": tuple(phases)}
            raise MonitoringError("plans_and_phases", metric=metric.name, **facts)


def _build_phase(ws: Workspace, project: Project, number: int, name: str, days: tuple[date, date]) -> Data:
    start, end = days
    read = ws.workdays.last_workday(end)
    last = read if read >= start else end
    read_on = list_series(ws, project.every, start, end) if project.every is not None else ()
    points: list[Data] = [point for day in read_on or (last,) for point in _build_points(project, number, day)]
    return drop_none(name=name, start=start.isoformat(), end=end.isoformat(), checkpoints=points or None)


def list_series(ws: Workspace, every: Every, first: date, last: date) -> list[date]:
    """Return every day, every working day, or the last working day of every week."""
    span = [shift_day(first, n) for n in range((last - first).days + 1)]
    days = span if every == "day" else [day for day in span if ws.workdays.is_workday(day)]
    return list({Period.week_of(day).text: day for day in days}.values()) if every == "week" else days


def _build_points(project: Project, number: int, day: date) -> Iterator[Data]:
    for metric in project.metrics:
        if (plan := metric.plans[number]) is not None:
            yield build_point(metric, plan, day, project.owner)


def build_point(metric: Metric, plan: Amount, day: date, owner: str | None) -> dict[str, Data]:
    """Return a checkpoint of a metric as written into a file."""
    return drop_none(
        metric=metric.name, unit=_get_unit(plan), date=day.isoformat(), plan=_format_number(plan),
        direction=metric.direction if metric.direction != "up" else None, owner=owner,
    )  # fmt: skip


def _format_number(amount: Amount) -> str:
    """Return the number of an amount: with the sign for a rate, else without its unit."""
    return str(amount) if amount.unit == "%" else amount.number


def _get_unit(amount: Amount) -> str | None:
    return amount.unit if amount.unit not in ("", "%") else None
