"""What was reached of a goal and of each part, and what was planned up to a day.

Actuals are booked on a goal with a date and optionally a person or department. They count for a part by its period and,
where the split is between people or departments, by its owner. For a `sum` goal increments are added; for a `level`
goal the last reading counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from teamops.model.dataclass import dataclass
from teamops.model.figures.sums import find_level
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.goals import Actual, Goal
from teamops.model.team_records import TeamRecords
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode


class ActualsScope(NamedTuple):
    """Limits actuals to those of a person, else of a department; without either all count."""

    owner: str | None = None
    department: str | None = None


class Reading(NamedTuple):
    """An actual with the person and department filled in from the place it was booked on."""

    day: date
    value: Decimal
    metric: str | None
    owner: str | None
    department: str | None

    def is_in_scope(self, scope: ActualsScope) -> bool:
        if scope.owner is not None:
            return self.owner == scope.owner
        return scope.department is None or self.department == scope.department


@dataclass(frozen=True, slots=True)
class Readings:
    """The actuals of every goal by day (within a day in file order), and the scope of each part by path."""

    by_goal: Mapping[str, tuple[Reading, ...]]
    scopes: Mapping[str, ActualsScope]

    @staticmethod
    def of(ws: TeamRecords) -> Readings:
        scopes = {path: scope for tree in ws.list_goal_trees() for path, scope in _assign_scopes(tree, ActualsScope())}
        grouped: dict[str, list[Reading]] = defaultdict(list)
        for entry in ws.actuals:
            goal = entry.record.goal.partition("/")[0]
            grouped[goal].append(_make_reading(ws, entry.record, scopes.get(entry.record.goal, ActualsScope())))
        in_order = {goal: tuple(sorted(booked, key=lambda r: r.day)) for goal, booked in grouped.items()}
        return Readings(in_order, scopes)

    def read(self, ws: TeamRecords, actual: Actual) -> Reading:
        """Return the reading of `actual`: its person and department, or those of the part it is booked on."""
        return _make_reading(ws, actual, self.scopes.get(actual.goal, ActualsScope()))

    def reached(self, node: GoalNode, first: date, last: date, metric: str | None = None) -> Decimal | None:
        """Return what `node` reached from `first` to `last`, inclusive; None if nothing was recorded.

        Days outside the node's own period do not count. `metric` selects another metric of the goal, which is always
        read as a level.
        """
        if node.period is not None:
            first, last = max(first, node.period.start), min(last, node.period.end)
        return self.compute_reached_by(node, self.scopes.get(node.path, ActualsScope()), first, last, metric)

    def compute_reached_by(
        self, node: GoalNode, scope: ActualsScope, first: date, last: date, metric: str | None = None
    ) -> Decimal | None:
        """Return what `scope` reached of the goal of `node` from `first` to `last`, ignoring its period."""
        names = _list_metric_names(node, metric)
        booked = self.by_goal.get(node.goal.id, ())
        days = booked[bisect_left(booked, first, key=_get_day) : bisect_right(booked, last, key=_get_day)]
        chosen = [r for r in days if r.metric in names and r.is_in_scope(scope)]
        if not chosen:
            return None
        if metric is None and node.goal.measure == "sum":
            return sum((Decimal(r.value) for r in chosen), Decimal(0))
        of_the_whole = [r for r in chosen if r.owner is None and r.department is None]
        return Decimal((of_the_whole or chosen)[-1].value)

    def walk_quotas(self, node: GoalNode, person: str | None = None) -> Iterator[GoalNode]:
        """Yield the highest nodes, from `node` down, that count the actuals of just one person, or of `person`."""
        owner = self.scopes[node.path].owner
        if owner is not None and person in (None, owner):
            yield node
            return
        for child in node.children:
            yield from self.walk_quotas(child, person)

    def figures(self, goal: Goal) -> Iterator[Decimal]:
        """Return the values recorded of the goal's own metric, of all owners and days."""
        return (reading.value for reading in self.by_goal.get(goal.id, ()) if goal.counts(reading.metric))

    def has_unowned_value(self, goal: Goal, period: Period) -> bool:
        """Return whether a value in `period`, or every recorded value, has no owner."""
        own = [reading for reading in self.by_goal.get(goal.id, ()) if goal.counts(reading.metric)]
        unowned = [reading.day for reading in own if reading.owner is None]
        return any(day in period for day in unowned) or (bool(unowned) and len(unowned) == len(own))

    def find_newest_day(self, node: GoalNode, today: date) -> date | None:
        """Return the last day up to `today` with a value of the goal, by any owner; None without one."""
        booked: Sequence[Reading] = self.by_goal.get(node.goal.id, ())
        names = _list_metric_names(node, None)
        until = range(bisect_right(booked, today, key=_get_day) - 1, -1, -1)
        return next((booked[n].day for n in until if booked[n].metric in names), None)


def _list_metric_names(node: GoalNode, metric: str | None) -> set[str | None]:
    """Return the names under which actuals of `metric` are recorded; the goal's own metric needs none."""
    return {None, node.goal.metric, node.goal.name} if metric is None else {metric}


def _get_day(reading: Reading) -> date:
    return reading.day


def compute_plan(
    node: GoalNode, first: date, last: date, workdays: WorkCalendar | None = None, *, even: bool = False
) -> Decimal | None:
    """Return the target for the days from `first` to `last`, inclusive, within the period of `node`.

    Parts inside the range count in full, so both pieces of a week at a month's edge are added. A part that the range
    cuts and that is not split further counts by its share of working days; without `workdays` the result is then None,
    as it is for a missing target. A `level` applies to every day: the target of the last day counts.

    Parts with a buffer add up to more or less than their whole. With `even` the difference is spread over them, so that
    the plan grows day by day to the target of the whole instead of jumping on the last day.
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
    """Return the factor by which the buffered parts of `node` must grow to add up to its target, else 1."""
    buffer, parts = node.goal.buffer, (node.part or node.goal).parts
    if buffer is None or buffer.at != find_level(parts, node.period):
        return Decimal(1)
    total = sum((Decimal(part.target) for part in parts), Decimal(0))
    return Decimal(target) / total if total else Decimal(1)


def _compute_share(period: Period, target: Decimal, first: date, last: date, workdays: WorkCalendar) -> Decimal:
    """Return the share by working days, or by all days if there are none: no target is lost between cuts."""
    days = list_workdays(period, workdays) or tuple(period.days)
    return target * count_days_between(days, first, last) / len(days)


@lru_cache(maxsize=4096)
def list_workdays(period: Period, workdays: WorkCalendar) -> tuple[date, ...]:
    """Return the working days of `period`, in order; cached, as thousands of goals share few periods."""
    return tuple(day for day in period.days if workdays.is_workday(day))


def count_days_between(days: Sequence[date], first: date, last: date) -> int:
    """Return how many of the sorted `days` lie between `first` and `last`, inclusive."""
    return max(0, bisect_right(days, last) - bisect_left(days, first))


def _is_split_by_time(node: GoalNode) -> bool:
    """Return whether a split below is finer in time, also below departments; quotas of people are not."""
    return any(child.period != node.period or _is_split_by_time(child) for child in node.children)


def _assign_scopes(node: GoalNode, scope: ActualsScope) -> Iterator[tuple[str, ActualsScope]]:
    """Yield each path with the scope of its actuals.

    A part is that of one person or department if it shares its period with a sibling or names no period; otherwise its
    owner only answers for the results of all.
    """
    yield node.path, scope
    if not node.children:
        return
    count_in_period = Counter(child.period for child in node.children)
    for child in node.children:
        part = child.part
        if part is None or (part.period is not None and count_in_period[child.period] == 1):
            yield from _assign_scopes(child, scope)
        else:
            yield from _assign_scopes(
                child, ActualsScope(part.owner or scope.owner, part.department or scope.department)
            )


def _make_reading(ws: TeamRecords, actual: Actual, booked_on: ActualsScope) -> Reading:
    owner = actual.owner or booked_on.owner
    person = ws.settings.people.get(owner) if owner else None
    department = actual.department or (person.department if person else None) or booked_on.department
    return Reading(actual.date, actual.value, actual.metric, owner, department)


def compute_rate(actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    """Return actual ÷ target; None if one of them is unknown or the target is 0."""
    return actual / target if actual is not None and target else None
