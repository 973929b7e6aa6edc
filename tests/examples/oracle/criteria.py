"""Which criteria of a goal are met, each in every month that it is asked of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tests.examples.oracle.days import Span, period
from tests.examples.oracle.exact import in_unit, number
from tests.examples.oracle.files import Record
from tests.examples.oracle.goals import Goal


class Judged(NamedTuple):
    """A criterion in a month: its value (a rate where `is_rate`) and the verdict; no value where none is known."""

    metric: str
    month: str
    value: Fraction | None
    is_rate: bool
    verdict: str


def judged(goal: Goal, today: date) -> Iterator[Judged]:
    """In the order of the criteria, then of the months. All criteria of this workspace are asked of each month."""
    for criterion in goal.record["criteria"]:
        assert criterion["each"] == "month"
        for part in goal.whole.in_time:
            yield _judge(goal, criterion, part.text, today)


def _judge(goal: Goal, criterion: Record, month: str, today: date) -> Judged:
    span = period(month)
    is_own = criterion["metric"] == goal.record["name"]
    is_attainment = criterion["metric"] == "attainment"
    is_rate = not is_own or goal.unit == "%"
    if today < span.first:
        return Judged(criterion["metric"], month, None, is_rate, "not begun")
    days = Span(span.first, min(today, span.last))
    value = goal.reached(days, metric=None if is_own or is_attainment else criterion["metric"])
    if is_attainment and value is not None:
        value /= goal.plan(span)
    if is_own and goal.unit == "%" and value is not None:
        value /= 100
    holds = value is not None and _holds(criterion, value, is_own, goal)
    if today <= span.last:
        so_far = "running" if value is None else "so far met" if holds else "so far missed"
        return Judged(criterion["metric"], month, value, is_rate, so_far)
    return Judged(
        criterion["metric"], month, value, is_rate, "no figures" if value is None else "met" if holds else "missed"
    )


def _holds(criterion: Record, value: Fraction, is_own: bool, goal: Goal) -> bool:
    def bound(key: str) -> Fraction:
        return (
            in_unit(criterion[key], goal.unit) / (100 if goal.unit == "%" else 1) if is_own else number(criterion[key])
        )

    assert "within" not in criterion
    above = "at_least" not in criterion or value >= bound("at_least")
    return above and ("at_most" not in criterion or value <= bound("at_most"))
