"""Weigh a running period in a new split: the plan of its past days stays, the rest goes by working days left (§1.4).

A month that is half over thus gets half a month's share of the rest, and not a whole one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from teamops.model.dataclass import dataclass, replace
from teamops.model.figures.sums import EXACT, compute_exact_whole, find_level, find_step, round_to_step
from teamops.model.records.goals import Goal, Part
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.planning.shares.largest_remainder import Share
from teamops.planning.split.frozen import FrozenParts
from teamops.planning.split.siblings import PlannedPart, RunningPeriod, Whole


@dataclass(frozen=True, slots=True)
class Weigher:
    """Weighs the period that is running on `frozen.start`, by the working days of `calendar`.

    `is_forced`: the split is requested in another way than before, so a part is weighed even if the whole is unchanged.
    """

    frozen: FrozenParts
    calendar: WorkCalendar
    is_forced: bool = False

    def find_running(self, goal: Goal, part: Part, period: Period | None) -> RunningPeriod | None:
        """Return what is fixed of `part`, which covers `period`; None unless the period is partly over."""
        since = self.frozen.start
        if since is None or period is None or not period.start < since <= period.end:
            return None
        running = self._weigh_part(goal, part, period, since)
        return running if running.days < running.of or running.fixed else None

    def _weigh_part(self, goal: Goal, part: Part, period: Period, since: date) -> RunningPeriod:
        cut = [below for below in part.parts if below.period is not None and below.period != period]
        shares = [below for below in part.parts if below.period is None and below.parts]
        of = self.calendar.workdays(period)
        if cut:
            running = self._weigh_periods(goal, cut, period, since, of)
        elif shares:
            each = [self._weigh_part(goal, below, period, since) for below in shares]
            fixed = sum((one.fixed for one in each), Fraction(0))
            running = RunningPeriod(
                since, fixed, min(one.days for one in each), of, any(one.is_planned for one in each)
            )
        else:
            return self._plan_past_days(part, since, self._count_days_left(period, since), of)
        whole = compute_exact_whole(goal, Decimal(1), find_level(part.parts, period))
        return replace(running, fixed=running.fixed / whole if whole else running.fixed)

    def _weigh_periods(self, goal: Goal, cut: Sequence[Part], period: Period, since: date, of: int) -> RunningPeriod:
        """Return the sum for the parts: frozen ones count as fixed, the running one is examined."""
        fixed, days, is_planned = Fraction(0), 0, False
        for below in cut:
            assert below.period is not None  # it cuts up the period
            if self.frozen.is_fixed(below, period):
                fixed += Fraction(below.target)
            elif below.period.start < since:
                inside = self._weigh_part(goal, below, below.period, since)
                fixed, days = fixed + inside.fixed, days + inside.days
                is_planned = is_planned or inside.is_planned
            else:
                days += self.calendar.workdays(below.period)
        return RunningPeriod(since, fixed, days, of, is_planned)

    def _plan_past_days(self, part: Part, since: date, days: int, of: int) -> RunningPeriod:
        gone = of - days
        fixed = Fraction(part.target) * gone / of if of else Fraction(part.target)
        return RunningPeriod(since, fixed, days, of, is_planned=bool(gone))

    def _count_days_left(self, period: Period, since: date) -> int:
        return sum(self.calendar.is_workday(day) for day in period.days if day >= since)


def settle_running(
    whole: Whole, cells: Sequence[PlannedPart], rest: Decimal, weigher: Weigher | None
) -> tuple[Sequence[PlannedPart], Decimal]:
    """Return `cells` with the amount of the running part, and what is left of `rest` for the others.

    It gets what is fixed for its past days and, of the remainder, a share by its working days left, rounded to the
    step. If the parts already add up to the whole, a part that is planned day by day keeps its amount.
    """
    step = find_step(whole.goal)
    if weigher is None or step is None or whole.is_held:
        return cells, rest
    for index, cell in enumerate(cells):
        if not (cell.waits and cell.existed and cell.slot is not None and cell.part.period is not None):
            continue
        left = weigher.find_running(whole.goal, cell.part, cell.part.period)
        if left is None:
            continue
        others = [other for other in cells if other.waits and other is not cell]
        if not any(other.slot.weight for other in others if other.slot):
            return cells, rest  # nothing else could take a part of it
        existing = _sum_amounts(other.part.target for other in (cell, *others) if other.existed)
        if existing == rest and all(other.existed for other in others) and left.is_planned and not weigher.is_forced:
            settled = replace(cell, kept=True, slot=None, waits=False)
        else:
            settled = _weigh_cell(whole, cell, _choose_weights(cell, left, others, rest), step)
        return [*cells[:index], settled, *cells[index + 1 :]], EXACT.subtract(rest, settled.part.target)
    return cells, rest


def _choose_weights(
    cell: PlannedPart, left: RunningPeriod, others: Sequence[PlannedPart], rest: Decimal
) -> RunningPeriod:
    """Return what is fixed of `cell`, and the weights by which the remainder of `rest` is shared."""
    shared = Fraction(rest) - left.fixed
    if shared and (shared > 0) != (rest > 0):  # less than the fixed amount: nothing is left
        shared, left = Fraction(0), replace(left, fixed=Fraction(rest))
    own = _compute_weight_left(cell, left)
    weights = own + sum((other.slot.weight for other in others if other.slot), Fraction(0))
    return replace(left, weight=own, weights=weights, shared=shared)


def _weigh_cell(whole: Whole, cell: PlannedPart, how: RunningPeriod, step: Decimal) -> PlannedPart:
    """Return `cell` with what is fixed and its share of the remainder, rounded to the step."""
    quota = how.fixed + how.shared * how.weight / how.weights
    share = Share(round_to_step(quota, step), how.weight, quota, quota / Fraction(step) % 1, None)
    return replace(cell, running=how).with_share(whole, share)


def _compute_weight_left(cell: PlannedPart, left: RunningPeriod) -> Fraction:
    """Return the weight of the days left: of a proportion the amount not fixed, else by working days."""
    assert cell.slot is not None  # it waits
    if cell.slot.basis == "proportion":
        return max(cell.slot.weight - abs(left.fixed), Fraction(0))
    return cell.slot.weight * left.days / left.of if left.of else Fraction(0)


def _sum_amounts(amounts: Iterable[Decimal]) -> Fraction:
    return sum(map(Fraction, amounts), Fraction(0))
