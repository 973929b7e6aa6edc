"""What a review covers: the goals of its period, with plan and actual of exactly that period (§4.3)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from teamops.model.figures.attainment import Readings
from teamops.model.records.goals import Goal
from teamops.model.records.reviews import Result, Review
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

_DAY = timedelta(days=1)


def list_review_goals(ws: Workspace, reviews: Iterable[Review]) -> Mapping[Period, list[GoalNode]]:
    """Return the goals that team reviews of each period must show, in file order; projects have none.

    A month's goal shown in the month's review need not be shown in the quarter's again, as in the handbook's Table 4.
    """
    team = [review for review in reviews if review.project is None]
    in_its_own = {(r.goal.partition("/")[0], str(review.period)) for review in team for r in review.results}
    goals = _group_goals(ws, {review.period for review in team})
    return {
        period: [goal for goal in of_it if not _has_shorter_review(goal, period, in_its_own)]
        for period, of_it in goals.items()
    }


def _has_shorter_review(goal: GoalNode, period: Period, in_its_own: set[tuple[str, str]]) -> bool:
    """Return whether `goal` is for only a part of `period`, and a review of that part shows it."""
    own = goal.period
    return own is not None and own in period and own != period and (goal.goal.id, str(own)) in in_its_own


def _group_goals(ws: Workspace, periods: set[Period]) -> Mapping[Period, list[GoalNode]]:
    """Return the goals of each period in file order: those that lie within it, and those with a part for it."""
    trees = list(ws.list_goal_trees()) if periods else []
    dated = sorted((tree.period.start, n) for n, tree in enumerate(trees) if tree.period is not None)
    parted = _find_goals_with_part(trees, {(period.start, period.end): period for period in periods})
    return {
        period: [trees[n] for n in sorted(_find_goals_within(period, trees, dated) | parted[period])]
        for period in periods
    }


def _find_goals_within(period: Period, trees: list[GoalNode], dated: list[tuple[date, int]]) -> set[int]:
    begins = dated[bisect_left(dated, (period.start, -1)) : bisect_right(dated, (period.end, len(trees)))]
    return {n for _, n in begins if (own := trees[n].period) is not None and own.end <= period.end}


def _find_goals_with_part(
    trees: list[GoalNode], periods: Mapping[tuple[date, date], Period]
) -> Mapping[Period, set[int]]:
    numbers: dict[Period, set[int]] = defaultdict(set)
    for n, tree in enumerate(trees):
        for node in tree.walk():
            period = node.period and periods.get((node.period.start, node.period.end))
            if period:
                numbers[period].add(n)
    return numbers


def find_parts_for(node: GoalNode, period: Period) -> tuple[GoalNode, ...]:
    """Return the parts of `node` for exactly `period`, or all of it; empty if ambiguous."""
    if node.period is None:
        return ()
    return (node,) if node.period in period else _find_parts_for(node, period)


def _find_parts_for(node: GoalNode, period: Period) -> tuple[GoalNode, ...]:
    if node.period is None or period not in node.period:
        return ()
    if node.period in period:
        return (node,)
    below = [
        _find_parts_for(child, period) for child in node.children if child.period and child.period.overlaps(period)
    ]
    return tuple(part for parts in below for part in parts) if all(below) else ()


def sum_targets(parts: tuple[GoalNode, ...]) -> Decimal | None:
    """Return the one target, or the sum of several parts: not under a buffer, which the sum may include or not."""
    targets = [Decimal(part.target) for part in parts if part.target is not None]
    if not targets or len(targets) < len(parts):
        return None
    goal = parts[0].goal
    if len(set(targets)) == 1 and (len(targets) == 1 or goal.measure == "level"):
        return targets[0]
    return sum(targets, Decimal(0)) if goal.measure == "sum" and goal.buffer is None else None


def list_cutoff_days(review: Review) -> Iterator[date]:
    """Yield the days up to which figures may count: the period's end, for an early review also its day and eve."""
    period, held = review.period, review.held
    yield period.end
    if held is not None and period.start < held <= period.end:
        yield from (held, held - _DAY)


def is_one_figure(readings: Readings, node: GoalNode, period: Period) -> bool:
    """Return whether the readings can be one number: a sum, a level of the whole, or of a single person."""
    if node.goal.measure == "sum":
        return True
    of_goal = [r for r in readings.by_goal[node.goal.id] if r.day in period and node.goal.counts(r.metric)]
    owners = {(r.owner, r.department) for r in of_goal if r.is_in_scope(readings.scopes[node.path])}
    return (None, None) in owners or len(owners) == 1


def find_goal(ws: Workspace, result: Result) -> Goal | None:
    """Return the goal of a result; None if it does not exist."""
    node = ws.nodes.get(result.goal)
    return node.goal if node is not None else None


def count_reached_results(ws: Workspace, review: Review) -> int:
    """Return how many of the results were not missed."""
    return sum(not is_missed(r.plan, r.actual, find_goal(ws, r)) for r in review.results)


def is_missed(plan: Decimal, actual: Decimal, goal: Goal | None) -> bool:
    """Return whether the actual is on the wrong side of the plan; more is better if the goal is unknown."""
    return actual > plan if goal is not None and goal.direction == "down" else actual < plan


def find_review_deadline(year: int, month: int, by_day: int) -> date:
    """Return the day by which a month is reviewed (§4.9): `by_day` of the next month, or its last day."""
    year, next_month = year + month // 12, month % 12 + 1
    first = date(year, next_month, 1).toordinal()
    length = 31 if next_month == 12 else date(year, next_month + 1, 1).toordinal() - first
    return date.fromordinal(max(first - 1 + min(by_day, length), 1))
