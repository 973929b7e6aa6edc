"""Computes the pace of goals from the plan to date, the actuals and the working days.

The plan to date runs to the day of the goal's newest actual, so that both cover the same days whether actuals are
recorded daily or weekly (§3.4). If that is more than a week old, the plan runs to yesterday.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from teamops.model.dataclass import dataclass
from teamops.model.figures.attainment import ActualsScope, Readings, compute_plan, count_days_between, list_workdays
from teamops.model.figures.pace import Pace, State
from teamops.model.figures.quantity import ROOMY
from teamops.model.records.goals import Measure
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode

FRESH = timedelta(days=7)
"""The greatest age of the newest actual at which the plan to date ends on its day."""

_PLACES = Decimal("1e-9")
"""The precision of shares of working days, so that thirds add up to whole numbers; quantities have no more places."""

Plan = Callable[[date, date], Decimal | None]
"""The target of the days from one to another, inclusive."""


@dataclass(frozen=True, slots=True)
class Pacer:
    """Computes the pace of goals on the day `today`."""

    readings: Readings
    workdays: WorkCalendar
    today: date

    def of(self, node: GoalNode, within: Period | None = None) -> Pace | None:
        """Return the pace of `node`, or of its share in the period `within`; None if it has no period."""
        period = within or node.period
        if period is None:
            return None
        return self._build_pace(
            node,
            period,
            lambda first, last: compute_plan(node, first, last, self.workdays),
            lambda last: self.readings.reached(node, period.start, last),
            lambda last: self.compute_due_by(node, period, last),
        )

    def compute_person_pace(self, tree: GoalNode, person: str, period: Period) -> Pace | None:
        """Return the pace of the quotas of `person` in the goal `tree` in `period`; None without any.

        A quota is a part that counts only the actuals of this person; being the owner of a part is not enough.
        """
        quotas = [
            q for q in self.readings.walk_quotas(tree, person) if q.period is not None and q.period.overlaps(period)
        ]
        if not quotas:
            return None

        def sum_plans(first: date, last: date) -> Decimal | None:
            plans = [compute_plan(q, first, last, self.workdays) for q in quotas if _has_overlap(q.period, first, last)]
            known = [Decimal(p) for p in plans if p is not None]
            if tree.goal.measure == "level":
                return known[-1] if known else None
            return sum(known, Decimal(0)) if len(known) == len(plans) else None

        return self._build_pace(
            tree,
            period,
            sum_plans,
            lambda last: self.readings.compute_reached_by(tree, ActualsScope(person), period.start, last),
        )

    def _build_pace(
        self,
        node: GoalNode,
        period: Period,
        plan: Plan,
        reached: Callable[[date], Decimal | None],
        due_by: Callable[[date], Decimal | None] | None = None,
    ) -> Pace:
        due_by = due_by or (lambda last: plan(period.start, last))
        newest = self.readings.find_newest_day(node, self.today)
        until, state = self._find_cutoff(newest, period), self.state(period)
        days = list_workdays(period, self.workdays)
        return Pace(
            period=period,
            measure=node.goal.measure,
            direction=node.goal.direction,
            state=state,
            target=_round_number(plan(period.start, period.end)),
            actual=reached(min(self.today, period.end)),
            due=_compute_due(node.goal.measure, due_by, period.start, until) if state != "not_begun" else None,
            until=until,
            days=len(days),
            over=count_days_between(days, period.start, until),
            left=count_days_between(days, self.today + timedelta(days=newest == self.today), period.end),
        )

    def compute_due_by(self, node: GoalNode, period: Period, last: date) -> Decimal | None:
        """Return the plan of `node` in `period` up to the end of `last`; the whole target at its end."""
        start, end = period.start, period.end
        due, whole = (compute_plan(node, start, day, self.workdays, even=True) for day in (last, end))
        target = compute_plan(node, start, end, self.workdays)
        if due is None or not whole or target is None or whole == target:
            return due
        return due * target / whole

    def target(self, node: GoalNode, period: Period) -> Decimal | None:
        """Return the share of the target of `node` that falls into `period`."""
        return _round_number(compute_plan(node, period.start, period.end, self.workdays))

    def _find_cutoff(self, newest: date | None, period: Period) -> date:
        """Return the day up to which plan and actuals are compared."""
        if self.state(period) == "finished":
            return period.end
        evening = self.today - timedelta(days=1)
        return min(newest if newest is not None and self.today - newest <= FRESH else evening, period.end)

    def state(self, period: Period) -> State:
        """Return whether `period` has begun, and whether it is over."""
        if self.today < period.start:
            return "not_begun"
        return "finished" if period.end < self.today else "running"


def _compute_due(
    measure: Measure, due_by: Callable[[date], Decimal | None], start: date, until: date
) -> Decimal | None:
    """Return the plan of the past days: 0 of a sum before the first day, while a level is due at once."""
    if until < start and measure == "sum":
        return Decimal(0)
    return _round_number(due_by(max(start, until)))


def _has_overlap(period: Period | None, first: date, last: date) -> bool:
    return period is not None and period.start <= last and first <= period.end


def _round_number(number: Decimal | None) -> Decimal | None:
    """Return the number, rounded only if it has more places than quantities have."""
    if number is None or number == (rounded := number.quantize(_PLACES, context=ROOMY)):
        return number
    whole = rounded.to_integral_value()
    return whole if rounded == whole else rounded
