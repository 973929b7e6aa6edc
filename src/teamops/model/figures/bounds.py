"""The bounds of a criterion, in the direction of its goal: the attainment of a `down` goal is the use of its cap."""

from __future__ import annotations

from decimal import Decimal

from teamops.model.dataclass import replace
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import EXACT
from teamops.model.records.goals import ATTAINMENT, Criterion, Goal


def is_mirrored(criterion: Criterion, goal: Goal) -> bool:
    """Return whether `at_least` is required of a goal that should stay low."""
    return goal.direction == "down" and criterion.metric == ATTAINMENT and criterion.at_least is not None


def orient_criterion(criterion: Criterion, goal: Goal) -> Criterion:
    """Return the criterion as it is judged.

    `attainment at_least 95%` of a `down` goal means that its cap is kept: it is judged as `at_most 100%`, since
    anything over the cap is over. Every other criterion is judged as written.
    """
    if not is_mirrored(criterion, goal) or criterion.at_least is None:
        return criterion
    most = Decimal(1) if criterion.at_most is None else min(Decimal(1), Decimal(criterion.at_most))
    return replace(criterion, at_least=None, at_most=Quantity.of(most, "%"))


def list_edges(criterion: Criterion) -> tuple[Decimal, ...]:
    """Return the shares of the target at which the verdict on an attainment changes."""
    within = () if criterion.within is None else (1 - criterion.within, 1 + criterion.within)
    bounds = (criterion.at_least, criterion.at_most, *within)
    return tuple(Decimal(edge) for edge in bounds if edge is not None)


def list_attainment_edges(goal: Goal | None) -> tuple[Decimal, ...]:
    """Return the limits of the goal's attainment: the whole target, and the bounds of its criteria."""
    criteria = goal.criteria if goal is not None else ()
    bounds = (orient_criterion(criterion, goal) for criterion in criteria if criterion.metric == ATTAINMENT and goal)
    return (Decimal(1), *(edge for bound in bounds for edge in list_edges(bound)))


def compute_excess(goal: Goal | None, actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    """Return by how much a `down` goal is over its target; None for other goals and up to the target."""
    if goal is None or goal.direction != "down" or actual is None or target is None or actual <= target:
        return None
    return EXACT.subtract(actual, target)
