"""How a goal stands on a day, by the table "What the numbers mean" of docs/goals.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.examples.oracle.days import Span
from tests.examples.oracle.goals import Goal, share

FRESH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Pace:
    """The figures of one row; None is what the definitions leave open."""

    goal: Goal
    state: str
    target: Fraction
    actual: Fraction | None
    due: Fraction | None
    until: date
    days: int
    over: int
    left: int

    @property
    def attained(self) -> Fraction | None:
        return None if self.actual is None or not self.target else self.actual / self.target

    @property
    def gap(self) -> Fraction | None:
        return None if self.actual is None or self.due is None else self.actual - self.due

    @property
    def deviation(self) -> Fraction | None:
        return None if self.gap is None or not self.due else self.gap / self.due

    @property
    def forecast(self) -> Fraction | None:
        """Not before 5 working days and a tenth of the period are over."""
        early = self.state != "over" and (self.over < 5 or self.over * 10 < self.days)
        if early or self.actual is None:
            return None
        if self.state == "over" or self.goal.is_level:
            return self.actual
        return self.actual / self.due * self.target if self.due else None

    @property
    def needed(self) -> tuple[str, Fraction | None]:
        """What is still to be done: a kind, and how much."""
        if self.goal.is_level and self.state != "over":
            return "hold", self.target
        if self.goal.is_level and self.actual is None:
            return "unknown", None
        rest = self.target - (self.actual or 0)
        if self.goal.is_up and rest <= 0:
            return "reached", None
        if not self.goal.is_up and rest < 0:
            return "exceeded", -rest
        if self.left:
            return "per day", rest / self.left
        return ("missing", rest) if self.goal.is_up else ("kept", None)


def pace(goal: Goal, span: Span, today: date) -> Pace:
    """The pace of the goal in a period."""
    return _pace(goal, span, today, goal.plan, lambda last: goal.reached(Span(span.first, last)))


def pace_of(goal: Goal, person: str, span: Span, today: date) -> Pace:
    """The pace of a person's quotas: each counts by the working days of its week."""

    def plan(some: Span) -> Fraction:
        quotas = [one for one in goal.quotas(person) if one.span.touches(some)]
        return sum((one.target * share(goal.calendar, one.span, some) for one in quotas), Fraction(0))

    return _pace(goal, span, today, plan, lambda last: goal.reached(Span(span.first, last), person))


def _pace(
    goal: Goal,
    span: Span,
    today: date,
    plan: Callable[[Span], Fraction],
    reached: Callable[[date], Fraction | None],
) -> Pace:
    state = "ahead" if today < span.first else "over" if span.last < today else "running"
    newest = goal.newest(today)
    fresh = newest is not None and today - newest <= FRESH
    until = span.last if state == "over" else min(newest if fresh and newest else today - timedelta(days=1), span.last)
    due = None
    if state != "ahead":
        nothing_yet = until < span.first and not goal.is_level
        due = Fraction(0) if nothing_yet else plan(Span(span.first, max(span.first, until)))
    begin = today + timedelta(days=1) if newest == today else today
    return Pace(
        goal,
        state,
        plan(span),
        reached(min(today, span.last)),
        due,
        until,
        days=goal.calendar.count(span.first, span.last),
        over=goal.calendar.count(span.first, until),
        left=goal.calendar.count(max(begin, span.first), span.last),
    )
