"""Whether a goal counts as reached (Table 1, 完成标准): each criterion in each period it applies to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from teamops.model.dataclass import dataclass
from teamops.model.figures.attainment import compute_rate
from teamops.model.figures.bounds import orient_criterion
from teamops.model.figures.pace import State
from teamops.model.figures.pacer import Pacer
from teamops.model.records.goals import ATTAINMENT, Criterion
from teamops.model.time.period import KINDS, Period, WeekStyle
from teamops.model.tree import GoalNode

Verdict = Literal["not_begun", "so_far", "met", "missed", "unread"]
"""`so_far`: the period is running, so the value may change. `unread`: it is over and nothing was recorded."""


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A criterion judged in one period, with the value that counts (a share for attainment).

    `holds` says whether that value is within the bounds, also while the period runs; None without a value.
    """

    number: int
    criterion: Criterion
    period: Period
    state: State
    value: Decimal | None
    holds: bool | None

    @property
    def verdict(self) -> Verdict:
        if self.state == "not_begun":
            return "not_begun"
        if self.state == "running":
            return "so_far"
        return "unread" if self.holds is None else "met" if self.holds else "missed"


def has_number(criterion: Criterion) -> bool:
    """Return whether the criterion has a bound and so can be measured."""
    return not (criterion.at_least is None and criterion.at_most is None and criterion.within is None)


def judge_criteria(pacer: Pacer, tree: GoalNode, weeks: WeekStyle) -> Iterator[CriterionResult]:
    """Yield the result of every measurable criterion of `tree` in every period, numbered as written."""
    if tree.period is None:
        return
    for number, written in enumerate(tree.goal.criteria):
        if has_number(written):
            criterion = orient_criterion(written, tree.goal)
            for period in _list_periods(criterion, tree.period, weeks):
                yield _judge(pacer, tree, number, criterion, period)


def _list_periods(criterion: Criterion, whole: Period, weeks: WeekStyle) -> tuple[Period, ...]:
    """Return each week, month … of the goal, or its own period if that is no longer."""
    each = criterion.each
    if each is None or KINDS.index(each) <= KINDS.index(whole.kind):
        return (whole,)
    return whole.split(each, weeks)


def _judge(pacer: Pacer, tree: GoalNode, number: int, criterion: Criterion, period: Period) -> CriterionResult:
    state, last = pacer.state(period), min(pacer.today, period.end)
    if state == "not_begun":
        return CriterionResult(number, criterion, period, state, None, None)
    is_own = criterion.metric == ATTAINMENT or tree.goal.counts(criterion.metric)
    value = pacer.readings.reached(tree, period.start, last, None if is_own else criterion.metric)
    target = pacer.target(tree, period) if is_own else None
    if criterion.metric == ATTAINMENT:
        if value is not None and target == 0:  # no share of nothing, but a cap of 0 is kept or exceeded
            is_kept = value <= 0 if tree.goal.direction == "down" else value >= 0
            return CriterionResult(number, criterion, period, state, None, is_kept)
        value, target = compute_rate(value, target), Decimal(1)
    holds = None if value is None else _is_within_bounds(criterion, value, target)
    return CriterionResult(number, criterion, period, state, value, holds)


def _is_within_bounds(criterion: Criterion, value: Decimal, target: Decimal | None) -> bool | None:
    """Return whether all bounds hold; `within` is a share of the target, and None without a target."""
    if criterion.at_least is not None and value < criterion.at_least:
        return False
    if criterion.at_most is not None and value > criterion.at_most:
        return False
    if criterion.within is None:
        return True
    return None if target is None else abs(value - target) <= criterion.within * abs(target)
