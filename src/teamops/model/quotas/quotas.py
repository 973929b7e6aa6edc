"""A person's weekly quotas: the parts of goals that they have to reach in a week, and what they reached of each.

A quota is closed by actuals alone: it is no task.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from teamops.model.named_tuple import NamedTuple
from teamops.model.time.calendar import shift_day
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

QuotaState = Literal["open", "reached", "missed", "unknown"]
"""`missed`: the week is over, or a cap is exceeded. `unknown`: the actuals do not say whose they are."""


class QuotaProgress(NamedTuple):
    """What was recorded for a quota (None: nothing), and whether it is enough (None: actuals lack owners)."""

    reached: Decimal | None
    is_enough: bool | None


class Quota(NamedTuple):
    """The part of a goal that `person` has to reach in the days of `period`, and what was reached of it."""

    node: GoalNode
    person: str
    period: Period
    target: Decimal
    reached: Decimal | None
    state: QuotaState


def list_quotas(ws: Workspace, period: Period, today: date, people: Collection[str] | None = None) -> list[Quota]:
    """Return the quotas of the weeks that touch `period`, as known on `today`, only those of `people` if given.

    People come in the order of teamops.yaml, and each person's quotas in the order of weeks and goals.
    """
    rank = {person: n for n, person in enumerate(ws.settings.people)}
    quotas = [_build_quota(ws, node, today) for node in _walk_weeks(ws, period)]
    chosen = [one for one in quotas if people is None or one.person in people]
    return sorted(chosen, key=lambda one: (rank.get(one.person, len(rank)), one.period.start))


def list_current_quotas(ws: Workspace, today: date, people: Collection[str] | None = None) -> list[Quota]:
    """Return the quotas of this week; on its first working day also those that were missed in the week before."""
    week = Period.week_of(today)
    this = list_quotas(ws, week, today, people)
    if any(ws.workdays.is_workday(day) for day in week.days if day < today):
        return this
    last = list_quotas(ws, Period.week_of(shift_day(week.start, -1)), today, people)
    return [*(one for one in last if one.state == "missed" and one.period.end < week.start), *this]


def _walk_weeks(ws: Workspace, period: Period) -> Iterator[GoalNode]:
    for tree in ws.list_goal_trees():
        if tree.period is not None and tree.period.overlaps(period):
            for node in tree.walk():
                if is_quota(node) and node.period is not None and node.period.overlaps(period):
                    yield node


def _build_quota(ws: Workspace, node: GoalNode, today: date) -> Quota:
    assert node.period is not None  # a quota has a week,
    assert node.owner is not None  # an owner
    assert node.target is not None  # and a target
    progress = compute_quota_progress(ws, node, today)
    state = _judge(node, progress, is_over=node.period.end < today)
    return Quota(node, node.owner, node.period, Decimal(node.target), progress.reached, state)


def _judge(node: GoalNode, progress: QuotaProgress, *, is_over: bool) -> QuotaState:
    """Return the state; a cap can be kept only at the end of the week, and exceeded before it."""
    reached, is_enough = progress
    if is_enough is None:
        return "unknown"
    if node.goal.direction == "down" and not is_over:
        return "open" if is_enough or reached is None else "missed"
    if is_enough:
        return "reached"
    return "missed" if is_over else "open"


def is_quota(node: GoalNode) -> bool:
    """Return whether the part is one person's target for a week, other than 0."""
    is_week = node.period is not None and node.period.kind == "week"
    return not node.children and node.owner is not None and bool(node.target) and is_week


def compute_quota_progress(ws: Workspace, node: GoalNode, until: date | None = None) -> QuotaProgress:
    """Return what the owner reached of the quota in its week, up to the day `until` if given."""
    period, readings, target = node.period, ws.readings, node.target
    assert period is not None  # a quota has a week
    assert target is not None
    reached = readings.reached(node, period.start, until or period.end)
    if (
        reached is None
        and readings.scopes[node.path].owner is not None
        and readings.has_unowned_value(node.goal, period)
    ):
        return QuotaProgress(None, None)
    if node.goal.direction == "down":
        is_enough = node.goal.measure == "sum" if reached is None else reached <= target
    else:
        is_enough = reached is not None and reached >= target
    return QuotaProgress(reached, is_enough)
