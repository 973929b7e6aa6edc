"""What was reached of a goal and of each part, and what should have been by a day.

Actuals are booked on a goal with a date, and perhaps a person or department. A part has its share of them by its period
and, where the split is between people or departments, by whose they are. Of a `sum` goal the increments are added; of a
`level` goal the last reading stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from teamops.model.figures.sums import find_level
from teamops.model.records.goals import Actual, Goal
from teamops.model.team_records import TeamRecords
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode


class ActualsScope(NamedTuple):
    """Whose actuals a part is about: a person's, else a department's, else everybody's."""

    owner: str | None = None
    department: str | None = None


class Reading(NamedTuple):
    """One actual; what it does not say of its person and department is filled in from where it was booked."""

    day: date
    value: Decimal
    metric: str | None
    owner: str | None
    department: str | None

    def is_in_scope(self, whose: ActualsScope) -> bool:
        if whose.owner is not None:
            return self.owner == whose.owner
        return whose.department is None or self.department == whose.department


@dataclass(frozen=True, slots=True)
class Readings:
    """The actuals of every goal in the order of days (of one day: as written), and whose each part is about."""

    by_goal: Mapping[str, tuple[Reading, ...]]
    whose: Mapping[str, ActualsScope]

    @staticmethod
    def of(ws: TeamRecords) -> Readings:
        whose = {path: whose for tree in ws.list_goal_trees() for path, whose in _assign_scopes(tree, ActualsScope())}
        grouped: dict[str, list[Reading]] = defaultdict(list)
        for entry in ws.actuals:
            goal = entry.record.goal.partition("/")[0]
            grouped[goal].append(_make_reading(ws, entry.record, whose.get(entry.record.goal, ActualsScope())))
        in_order = {goal: tuple(sorted(booked, key=lambda r: r.day)) for goal, booked in grouped.items()}
        return Readings(in_order, whose)

    def read(self, ws: TeamRecords, actual: Actual) -> Reading:
        """`actual` with whose it is, as told by itself, its owner's department or the part that it is booked on."""
        return _make_reading(ws, actual, self.whose.get(actual.goal, ActualsScope()))

    def reached(self, node: GoalNode, first: date, last: date, metric: str | None = None) -> Decimal | None:
        """What `node` reached from `first` to `last`, both included; None where nothing was recorded.

        Days outside the node's own period do not count. `metric` asks for another metric of the goal, which is always
        read as a level.
        """
        if node.period is not None:
            first, last = max(first, node.period.start), min(last, node.period.end)
        return self.compute_reached_by(node, self.whose.get(node.path, ActualsScope()), first, last, metric)

    def compute_reached_by(
        self, node: GoalNode, whose: ActualsScope, first: date, last: date, metric: str | None = None
    ) -> Decimal | None:
        """What was reached of the goal of `node` by `whose` from `first` to `last`, whatever the period of `node`."""
        names = _list_metric_names(node, metric)
        booked = self.by_goal.get(node.goal.id, ())
        days = booked[bisect_left(booked, first, key=_get_day) : bisect_right(booked, last, key=_get_day)]
        chosen = [r for r in days if r.metric in names and r.is_in_scope(whose)]
        if not chosen:
            return None
        if metric is None and node.goal.measure == "sum":
            return sum((Decimal(r.value) for r in chosen), Decimal(0))
        of_the_whole = [r for r in chosen if r.owner is None and r.department is None]
        return Decimal((of_the_whole or chosen)[-1].value)

    def figures(self, goal: Goal) -> Iterator[Decimal]:
        """What was recorded of the goal's own metric, whoever's and of whatever day it is."""
        return (reading.value for reading in self.by_goal.get(goal.id, ()) if goal.counts(reading.metric))

    def is_of_nobody(self, goal: Goal, period: Period) -> bool:
        """Whether a figure of the goal in `period`, or every one that there is, does not say which person's it is."""
        own = [reading for reading in self.by_goal.get(goal.id, ()) if goal.counts(reading.metric)]
        unsaid = [reading.day for reading in own if reading.owner is None]
        return any(day in period for day in unsaid) or (bool(unsaid) and len(unsaid) == len(own))

    def find_newest_day(self, node: GoalNode, today: date) -> date | None:
        """The last day up to `today` of which the goal has a figure, whoever's it is: up to then figures are in."""
        booked: Sequence[Reading] = self.by_goal.get(node.goal.id, ())
        names = _list_metric_names(node, None)
        until = range(bisect_right(booked, today, key=_get_day) - 1, -1, -1)
        return next((booked[n].day for n in until if booked[n].metric in names), None)


def _list_metric_names(node: GoalNode, metric: str | None) -> set[str | None]:
    """What actuals of `metric` are called; those of the goal itself need no name."""
    return {None, node.goal.metric, node.goal.name} if metric is None else {metric}


def _get_day(reading: Reading) -> date:
    return reading.day


def compute_plan(
    node: GoalNode, first: date, last: date, workdays: WorkCalendar | None = None, *, even: bool = False
) -> Decimal | None:
    """The target of the days from `first` to `last`, both included, that lie in the period of `node`.

    Parts that lie inside count whole, so the pieces of a week on both sides of a month's edge are added up. A part
    that is cut and not split any finer counts by its share of working days; without `workdays` it makes the answer
    None, as does a missing target. A `level` holds for every day: the target of the last day stands.

    Parts with a buffer add up to more or less than their whole. With `even` the slack is spread over them, so that the
    plan grows to the target of the whole day by day and not at once on its last.
    """
    period, target = node.period, node.target
    if period is None or target is None:
        return None
    if first <= period.start and period.end <= last:
        return Decimal(target)
    inside = [c for c in node.children if c.period and c.period.start <= last and first <= c.period.end]
    if node.goal.measure == "level":
        return compute_plan(inside[-1], first, last, workdays, even=even) if inside else Decimal(target)
    if _is_split_by_time(node):
        parts = [compute_plan(child, first, last, workdays, even=even) for child in inside]
        known = [part for part in parts if part is not None]
        total = sum(known, Decimal(0)) if len(known) == len(parts) else None
        return total * _compute_slack_factor(node, target) if even and total is not None else total
    return None if workdays is None else _compute_share(period, Decimal(target), first, last, workdays)


def _compute_slack_factor(node: GoalNode, target: Decimal) -> Decimal:
    """By how much the parts of `node` must grow to add up to its target, where a buffer keeps them from it; else 1."""
    buffer, parts = node.goal.buffer, (node.part or node.goal).parts
    if buffer is None or buffer.at != find_level(parts, node.period):
        return Decimal(1)
    total = sum((Decimal(part.target) for part in parts), Decimal(0))
    return Decimal(target) / total if total else Decimal(1)


def _compute_share(period: Period, target: Decimal, first: date, last: date, workdays: WorkCalendar) -> Decimal:
    """By working days; a period that has none goes by all its days, so that no target is lost between two cuts."""
    days = list_workdays(period, workdays) or tuple(period.days)
    return target * count_days_between(days, first, last) / len(days)


@lru_cache(maxsize=4096)
def list_workdays(period: Period, workdays: WorkCalendar) -> tuple[date, ...]:
    """The working days of `period`, in order: thousands of goals have the same few periods."""
    return tuple(day for day in period.days if workdays.is_workday(day))


def count_days_between(days: Sequence[date], first: date, last: date) -> int:
    """How many of `days`, which are in order, lie between `first` and `last`, both included."""
    return max(0, bisect_right(days, last) - bisect_left(days, first))


def _is_split_by_time(node: GoalNode) -> bool:
    """Whether the split below is finer in time, be it below a split between departments. People's quotas are not."""
    return any(child.period != node.period or _is_split_by_time(child) for child in node.children)


def _assign_scopes(node: GoalNode, whose: ActualsScope) -> Iterator[tuple[str, ActualsScope]]:
    """Each path with whose actuals it is about.

    A part speaks of one person or department when it shares its period with a sibling, or names no period at all;
    otherwise its owner merely answers for everybody's results.
    """
    yield node.path, whose
    alike = Counter(child.period for child in node.children)
    for child in node.children:
        part = child.part
        if part is None or (part.period is not None and alike[child.period] == 1):
            yield from _assign_scopes(child, whose)
        else:
            yield from _assign_scopes(
                child, ActualsScope(part.owner or whose.owner, part.department or whose.department)
            )


def _make_reading(ws: TeamRecords, actual: Actual, booked_on: ActualsScope) -> Reading:
    owner = actual.owner or booked_on.owner
    person = ws.settings.people.get(owner) if owner else None
    department = actual.department or (person.department if person else None) or booked_on.department
    return Reading(actual.date, actual.value, actual.metric, owner, department)


def compute_rate(actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    """actual ÷ target; None while one of them is unknown and where a target of 0 has no rate."""
    return actual / target if actual is not None and target else None
