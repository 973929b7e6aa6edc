"""The results of a review: plan and actual of each goal of its period, from the records (§4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from teamops.model.dataclass import replace
from teamops.model.figures.attainment import compute_plan
from teamops.model.figures.digits import style_amount
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.reviews import Result, Review
from teamops.model.reviewing.scope import (
    find_parts_for,
    is_one_figure,
    list_cutoff_days,
    list_review_goals,
    sum_targets,
)
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace


class MissingFigure(NamedTuple):
    """A goal that the review must show, and which figure the records lack: its `plan` or its `actual`."""

    goal: GoalNode
    lacks: str


def compute_results(
    ws: Workspace, review: Review, today: date, *, as_held: bool = False
) -> tuple[tuple[Result, ...], tuple[MissingFigure, ...]]:
    """Return the results of a review with the figures known on `today`, and the goals for which figures are missing.

    Existing results come first. With `as_held` an actual of a review that was held before the end of its period may
    stay as it was on that day.
    """
    existing = [_update_result(ws, review, result, today, as_held=as_held) for result in review.results]
    shown = {result.goal.partition("/")[0] for result in review.results}
    missing = [goal for goal in _list_required_goals(ws, review) if goal.goal.id not in shown]
    new = {goal.path: result for goal in missing if (result := _make_result(ws, review, goal, today)) is not None}
    unknown = [MissingFigure(goal, _find_missing_figure(review, goal)) for goal in missing if goal.path not in new]
    return (*existing, *new.values()), tuple(unknown)


def _list_required_goals(ws: Workspace, review: Review) -> list[GoalNode]:
    """Return the goals that R002 requires once the review is held; none for a project's review."""
    if review.project is not None:
        return []
    others = (e.record for e in ws.reviews if e.record.id != review.id and (e.record.held or e.record.results))
    goals = list_review_goals(ws, [*others, review])[review.period]
    return list({goal.path: goal for goal in goals}.values())


def _make_result(ws: Workspace, review: Review, goal: GoalNode, today: date) -> Result | None:
    plan, actual = _find_best_plan(goal, review), _find_actual(ws, goal, review, today)
    if plan is None or actual is None:
        return None
    return Result(goal=goal.path, plan=plan, actual=style_amount(plan, actual))


def _find_missing_figure(review: Review, goal: GoalNode) -> str:
    return "plan" if _find_best_plan(goal, review) is None else "actual"


def _update_result(ws: Workspace, review: Review, result: Result, today: date, *, as_held: bool) -> Result:
    """Return `result` with the figures of the records where they are known, as R009 judges it."""
    node = ws.nodes.get(result.goal)
    if node is None or node.period is None or review.project is not None:
        return result
    plan, actual = _find_plan(node, review), _find_actual(ws, node, review, today)
    if plan is not None and plan != result.plan:
        result = replace(result, plan=plan)
    earlier = set(_list_earlier_actuals(ws, node, review)) if as_held else set()
    if actual is not None and result.actual not in {actual, *earlier}:
        result = replace(result, actual=style_amount(result.plan, actual))
    return result


def _find_plan(node: GoalNode, review: Review) -> Quantity | None:
    """Return the target for exactly the review's period, in the notation of its parts; None if ambiguous."""
    parts = find_parts_for(node, review.period)
    target = sum_targets(parts)
    return None if target is None else _style_target(parts[0].target, target)


def _find_best_plan(node: GoalNode, review: Review) -> Quantity | None:
    """Return the same, and if it is ambiguous the sum of the parts in the period, with the buffer."""
    plan = _find_plan(node, review)
    if plan is not None:
        return plan
    target = compute_plan(node, review.period.start, review.period.end)
    return None if target is None else _style_target(node.target, target)


def _style_target(like: Quantity | None, target: Decimal) -> Quantity:
    assert like is not None  # a target was told from it
    return like if target == like else style_amount(like, target)


def _find_actual(ws: Workspace, node: GoalNode, review: Review, today: date) -> Decimal | None:
    """Return what was reached in the period up to `today`; None if unknown or not a single figure."""
    if node.period is None or not (node.period in review.period or review.period in node.period):
        return None
    reached = ws.readings.reached(node, review.period.start, min(review.period.end, today))
    return reached if reached is not None and is_one_figure(ws.readings, node, review.period) else None


def _list_earlier_actuals(ws: Workspace, node: GoalNode, review: Review) -> Iterator[Decimal | None]:
    """Return the actuals that a review held before the end of its period may show as well."""
    return (ws.readings.reached(node, review.period.start, last) for last in list_cutoff_days(review))
