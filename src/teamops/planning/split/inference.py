"""Infer from existing parts how they were shared among people, if that is not recorded: who, and by what weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm

from teamops.model.figures.quantity import Quantity
from teamops.model.figures.slack import list_breakdowns
from teamops.model.figures.sums import find_level, find_step
from teamops.model.records.goals import How
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.shares.weights import weigh_people
from teamops.planning.split.frozen import FrozenParts

_FINEST = 10
"""The finest weights tried: tenths of that of the person with the least."""

_Shares = tuple[GoalNode, Mapping[str, Fraction]]
"""A whole, and the amount of each person."""


def infer_sharing(ws: Workspace, node: GoalNode, frozen: FrozenParts) -> How | None:
    """Return who shares below `node`, and by what weights; None if no person has a part there.

    Open periods decide; closed ones only if nobody has anything in open ones.
    """
    shares = [one for one in _list_shares(node) if not frozen.is_before(one[0].period) and any(one[1].values())]
    shares = shares or list(_list_shares(node))
    totals: dict[str, Fraction] = defaultdict(Fraction)
    for _, amounts in shares:
        for person, amount in amounts.items():
            totals[person] += abs(amount)
    people = [person for person, total in totals.items() if total and person in ws.settings.people]
    if not people:
        return None
    step = Fraction(find_step(node.goal) or 0)
    if all(_is_proportional(one, _list_capacities(ws, whole, people), step) for whole, one in shares):
        return How(into=("people",), among=tuple(people))
    weights = next(
        (
            candidate
            for candidate in _list_simple_weights([totals[p] for p in people])
            if _is_matching(shares, dict(zip(people, candidate, strict=True)), totals, step)
        ),
        [totals[person] for person in people],
    )
    return How(
        into=("people",), people=dict(zip(people, map(_make_quantity, _reduce_to_integers(weights)), strict=True))
    )


def _list_shares(node: GoalNode) -> Iterator[_Shares]:
    for one in node.walk():
        for parts in list_breakdowns(one):
            if find_level([part.part for part in parts if part.part], one.period) != "people":
                continue
            amounts: dict[str, Fraction] = defaultdict(Fraction)
            for part in parts:
                amounts[part.owner or ""] += Fraction(part.target or 0)
            yield one, amounts


def _list_capacities(ws: Workspace, whole: GoalNode, people: Sequence[str]) -> Mapping[str, Fraction]:
    weighed = weigh_people(ws.settings, people, "workdays", whole.period, ws.workdays)
    return {person: weight for person, (weight, _) in weighed.items()}


def _is_proportional(amounts: Mapping[str, Fraction], weights: Mapping[str, Fraction], step: Fraction) -> bool:
    """Return whether all amounts match `weights` to within a step, and nobody else has any."""
    whole, together = sum(amounts.values(), Fraction(0)), sum(weights.values(), Fraction(0))
    if not together:
        return not whole
    others = (amount for person, amount in amounts.items() if person not in weights)
    return not any(others) and all(
        abs(amounts.get(person, Fraction(0)) - whole * weight / together) <= step for person, weight in weights.items()
    )


def _list_simple_weights(totals: Sequence[Fraction]) -> Iterator[list[Fraction]]:
    """Yield the totals as weights in whole numbers, halves, thirds … of the least."""
    least = min(totals)
    for parts in range(1, _FINEST + 1):
        weights = [Fraction(round(total / least * parts), parts) for total in totals]
        yield weights


def _is_matching(
    shares: Sequence[_Shares], weights: Mapping[str, Fraction], totals: Mapping[str, Fraction], step: Fraction
) -> bool:
    return _is_proportional(totals, weights, step) and all(
        _is_proportional(amounts, weights, step) for _, amounts in shares
    )


def _reduce_to_integers(weights: Sequence[Fraction]) -> list[int]:
    """Return the same proportions in the smallest whole numbers."""
    whole = lcm(*(weight.denominator for weight in weights))
    counts = [int(weight * whole) for weight in weights]
    return [count // gcd(*counts) for count in counts]


def _make_quantity(count: int) -> Quantity:
    return Quantity.of(Decimal(count))
