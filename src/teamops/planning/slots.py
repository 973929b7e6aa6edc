"""The places that a level gives to the parts of a whole, each with its weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from teamops.model.goals import Level
from teamops.model.workspace import Workspace
from teamops.planning.allocate import Weight
from teamops.planning.errors import SplitError, Term
from teamops.planning.siblings import Slot, Whole
from teamops.planning.weights import Basis, By, given_weights, people_weights, period_weights


def people_slots(ws: Workspace, whole: Whole, people: Mapping[str, Weight] | None, by: By) -> tuple[Slot, ...]:
    """A place for everybody who shares: those named, else the department of `whole` and who stands there already."""
    standing = [part.owner for part in whole.parts if part.owner is not None and part.period is None]
    weights = people_weights(ws.settings, whole.department, people, by, standing)
    return tuple(Slot(None, person, weight, basis) for person, (weight, basis) in weights.items())


def period_slots(
    ws: Workspace, whole: Whole, level: Level, weights: Sequence[Weight] | None, by: By
) -> tuple[Slot, ...]:
    """A place for each period of the kind `level` in the period of `whole`, in order.

    Raises SplitError if that period is missing or not longer than `level`.
    """
    if whole.period is None:
        raise SplitError("no_period", path=whole.path)
    periods = () if level == "people" else whole.period.split(level, ws.settings.weeks)
    if not periods:
        raise SplitError("not_finer", path=whole.path, period=str(whole.period), level=Term(f"level.{level}"))
    basis: Basis = "given" if weights else "equal" if by == "equal" else "workdays"
    counted: tuple[Fraction, ...] = (
        given_weights(periods, weights)
        if weights
        else period_weights(periods, "equal" if by == "equal" else "workdays", ws.workdays)
    )
    return tuple(Slot(period, None, weight, basis) for period, weight in zip(periods, counted, strict=True))
