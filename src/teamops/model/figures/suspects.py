"""Actuals so far beyond their plan that their unit is probably wrong: 360000 in a goal of 1860 万元."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from teamops.model.dataclass import dataclass
from teamops.model.faults.limits import YEARS
from teamops.model.figures.attainment import Readings, compute_plan, count_days_between, list_workdays
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.goals import Actual, Criterion
from teamops.model.records.monitors import IMPLAUSIBLE
from teamops.model.team_records import TeamRecords
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode

_FULL_WEEK = 5
"""A plan of fewer working days is too small to compare with what is booked on one day."""


class Suspect(NamedTuple):
    """An actual of `IMPLAUSIBLE` times its plan or more; for a level also one that is as many times too small."""

    entry: Entry[Actual]
    goal: GoalNode
    plan: Decimal


@dataclass(frozen=True)
class Suspects:
    """The actuals of a workspace that are implausible."""

    ws: TeamRecords
    readings: Readings

    def __iter__(self) -> Iterator[Suspect]:
        for entry in self.ws.actuals:
            suspect = self._find_suspect(entry)
            if suspect is not None:
                yield suspect

    def _find_suspect(self, entry: Entry[Actual]) -> Suspect | None:
        actual = entry.record
        node = self.ws.nodes.get(actual.goal) or self.ws.nodes.get(actual.goal.partition("/")[0])
        if node is None or not actual.value:
            return None
        if not node.goal.counts(actual.metric):
            plan = _find_largest_bound(node.goal.criteria, str(actual.metric))
        elif node.goal.measure == "level":
            plan = self._compute_plan(node, actual.date, actual.date) or node.target
        else:
            plan = self._compute_sum_plan(node, actual)
        if not plan:
            return None
        is_beyond = abs(actual.value) >= IMPLAUSIBLE * abs(plan)
        is_below = node.goal.counts(actual.metric) and node.goal.measure == "level" and _is_tiny(actual.value, plan)
        return Suspect(entry, node, Decimal(plan)) if is_beyond or is_below else None

    def _compute_sum_plan(self, node: GoalNode, actual: Actual) -> Decimal | None:
        """Return the plan with which an increment is compared.

        That of the week, if the increment exceeds the whole target too: a big order in a small week is plausible. Else
        that of the part it is booked on, or of all quotas of its owner.
        """
        tree = self.ws.nodes[node.goal.id]
        week = self._find_week_plan(tree, actual.date)
        if tree.target is not None and week and abs(actual.value) > abs(tree.target):
            return week
        return self._find_quota(node, tree, actual)

    def _find_quota(self, node: GoalNode, tree: GoalNode, actual: Actual) -> Decimal | None:
        if node.part is not None:
            return node.target
        if actual.owner is None:
            return tree.target
        return self._quotas.get(tree.path, {}).get(actual.owner, tree.target)

    @cached_property
    def _quotas(self) -> Mapping[str, Mapping[str, Decimal]]:
        """The sum of each person's quotas, by goal and person."""
        sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        for tree in self.ws.list_goal_trees():
            for quota in self.readings.walk_quotas(tree):
                sums[tree.path][str(self.readings.scopes[quota.path].owner)] += quota.target or 0
        return sums

    def _find_week_plan(self, tree: GoalNode, day: date) -> Decimal | None:
        """Return the plan around `day`: of its week, its month if that has few working days, else all."""
        if tree.period is None:
            return None
        for first, last in _list_spans(day, tree.period):
            if count_days_between(list_workdays(tree.period, self.ws.workdays), first, last) >= _FULL_WEEK:
                return self._compute_plan(tree, first, last)
        return self._compute_plan(tree, tree.period.start, tree.period.end)

    def _compute_plan(self, node: GoalNode, first: date, last: date) -> Decimal | None:
        key = node.path, first, last
        if key not in self._plans:
            self._plans[key] = compute_plan(node, first, last, self.ws.workdays)
        return self._plans[key]

    @cached_property
    def _plans(self) -> dict[tuple[str, date, date], Decimal | None]:
        """A cache: many actuals fall into the same few weeks."""
        return {}


def _is_tiny(value: Decimal, plan: Decimal) -> bool:
    return abs(value) * IMPLAUSIBLE <= abs(plan)


def _list_spans(day: date, period: Period) -> Iterator[tuple[date, date]]:
    """Yield the week of `day` and its month, clipped to `period`."""
    if day.year not in YEARS:  # next to the ends of the calendar a week goes beyond them
        return
    monday, month = day - timedelta(days=day.weekday()), Period.month(day.year, day.month)
    for first, last in ((monday, monday + timedelta(days=6)), (month.start, month.end)):
        yield max(first, period.start), min(last, period.end)


def _find_largest_bound(criteria: Sequence[Criterion], metric: str) -> Decimal | None:
    """Return the largest bound of `metric` in a criterion."""
    bounds = [b for c in criteria if c.metric == metric for b in (c.at_least, c.at_most) if b is not None]
    return max(bounds, default=None)
