"""The bounds of a criterion, in the direction of its goal: of a goal that should stay low, attainment is the use of its
cap."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import EXACT
from teamops.model.records.goals import ATTAINMENT, Criterion, Goal


def is_mirrored(criterion: Criterion, goal: Goal) -> bool:
    """Whether `at_least` is asked of a goal that should stay low, where less is better."""
    return goal.direction == "down" and criterion.metric == ATTAINMENT and criterion.at_least is not None


def orient_criterion(criterion: Criterion, goal: Goal) -> Criterion:
    """The criterion as it is judged.

    `attainment at_least 95%` of a `down` goal asks that its cap is kept: it is judged as `at_most 100%`, because over
    the cap is over, however little. Every other criterion is judged as it is written.
    """
    if not is_mirrored(criterion, goal) or criterion.at_least is None:
        return criterion
    most = Decimal(1) if criterion.at_most is None else min(Decimal(1), Decimal(criterion.at_most))
    return replace(criterion, at_least=None, at_most=Quantity.of(most, "%"))


def list_edges(criterion: Criterion) -> tuple[Decimal, ...]:
    """The shares of the target at which the verdict on an attainment changes."""
    within = () if criterion.within is None else (1 - criterion.within, 1 + criterion.within)
    known = (criterion.at_least, criterion.at_most, *within)
    return tuple(Decimal(edge) for edge in known if edge is not None)


def list_attainment_edges(goal: Goal | None) -> tuple[Decimal, ...]:
    """The limits of the goal's attainment: the whole target, and what its criteria ask for."""
    asked = goal.criteria if goal is not None else ()
    bounds = (orient_criterion(criterion, goal) for criterion in asked if criterion.metric == ATTAINMENT and goal)
    return (Decimal(1), *(edge for bound in bounds for edge in list_edges(bound)))


def compute_excess(goal: Goal | None, actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    """By how much a goal that should stay low is over its target; None for every other goal, and up to the target."""
    if goal is None or goal.direction != "down" or actual is None or target is None or actual <= target:
        return None
    return EXACT.subtract(actual, target)
