"""Share several wholes at once among the same people (or departments, or periods), so that their totals are right.

Each whole shared alone gives its left-over steps to the same first ones, week after week; over a year that adds up.
Shared jointly, the total of each over all wholes is fixed first, by largest remainder, and then every single amount is
its exact share rounded up or down so that both the wholes and the totals add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import lcm

from teamops.model.dataclass import dataclass
from teamops.planning.shares.controlled_rounding import Arc, round_flow
from teamops.planning.shares.largest_remainder import Share, allocate, multiply_step, require_sharable
from teamops.planning.split.siblings import Place, Slot

Route = tuple[int, ...]
_TOP = "top"


@dataclass(frozen=True, slots=True)
class Claim:
    """An amount to share among `slots`. `route` leads from the top of the split to the whole it belongs to."""

    route: Route
    amount: Decimal
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """The total of one person, department or period over several wholes.

    `rank` is set if totals go by largest remainder, which they do if all wholes are shared in the same proportions.
    """

    slot: Slot
    amount: Decimal
    weight: Fraction | None
    quota: Fraction
    remainder: Fraction
    rank: int | None


@dataclass(frozen=True, slots=True)
class JointShares:
    """The shares of each claim, in order; the totals of each jointly shared group, and the group of each claim."""

    shares: tuple[tuple[Share, ...], ...]
    joint: Mapping[int, int]
    margins: tuple[tuple[Margin, ...], ...]


def share_jointly(claims: Sequence[Claim], step: Decimal) -> JointShares:
    """Return the shares of every claim by weight, in multiples of `step`; claims with common places are shared jointly.

    Sums are exact for every claim. Over claims in the same proportions the total of each place is that of the largest
    remainder method, and every share its row's sum × its column's total ÷ the whole, rounded up or down. Over claims in
    different proportions (days off, fixed amounts) every total is its exact share rounded up or down. Raises SplitError
    like `allocate`.
    """
    shares: list[tuple[Share, ...] | None] = [None] * len(claims)
    margins, joint = list[tuple[Margin, ...]](), dict[int, int]()
    for block in _group_claims(claims):
        if len(block) == 1:
            claim = claims[block[0]]
            shares[block[0]] = allocate(claim.amount, [slot.weight for slot in claim.slots], step)
            continue
        rows, totals = _share_block([claims[index] for index in block], step)
        joint |= dict.fromkeys(block, len(margins))
        margins.append(totals)
        for index, row in zip(block, rows, strict=True):
            shares[index] = row
    return JointShares(tuple(row or () for row in shares), joint, tuple(margins))


def _group_claims(claims: Sequence[Claim]) -> Iterator[list[int]]:
    """Yield groups of claims with the same sign that are linked by common places, in order."""
    owner: dict[tuple[bool, Place], int] = {}
    above = list(range(len(claims)))

    def find_top(index: int) -> int:
        while above[index] != index:
            above[index] = index = above[above[index]]
        return index

    for index, claim in enumerate(claims):
        for slot in claim.slots if claim.amount else ():
            other = find_top(owner.setdefault((claim.amount < 0, slot.place), index))
            above[max(find_top(index), other)] = min(find_top(index), other)
    blocks: dict[int, list[int]] = {}
    for index in range(len(claims)):
        blocks.setdefault(find_top(index), []).append(index)
    yield from blocks.values()


@dataclass(frozen=True, slots=True)
class _Table:
    """Exact shares of several claims: `cells[row][place]` steps, in units of 1/`whole`.

    `totals` are those of the columns if they are known before the cells are rounded.
    """

    cells: tuple[dict[Place, int], ...]
    whole: int
    totals: tuple[Share, ...] = ()


def _build_table(claims: Sequence[Claim], rows: Sequence[int], step: Decimal) -> _Table:
    proportions = [_compute_proportions(claim) for claim in claims]
    if all(one == proportions[0] for one in proportions):
        weights = [slot.weight for slot in claims[0].slots]
        totals = allocate(multiply_step(sum(rows), step), weights, step)
        columns = {slot.place: _count_steps(t.amount, step) for slot, t in zip(claims[0].slots, totals, strict=True)}
        return _Table(tuple({p: row * c for p, c in columns.items()} for row in rows), sum(rows), totals)
    exact = [{p: row * share for p, share in line.items()} for row, line in zip(rows, proportions, strict=True)]
    whole = lcm(*(share.denominator for line in exact for share in line.values()))
    return _Table(tuple({p: int(share * whole) for p, share in line.items()} for line in exact), whole)


def _compute_proportions(claim: Claim) -> dict[Place, Fraction]:
    together = sum(slot.weight for slot in claim.slots)
    return {slot.place: slot.weight / together for slot in claim.slots}


def _share_block(claims: Sequence[Claim], step: Decimal) -> tuple[list[tuple[Share, ...]], tuple[Margin, ...]]:
    """Return the shares of each claim, and the totals."""
    for claim in claims:
        require_sharable(claim.amount, [slot.weight for slot in claim.slots], step)
    sign, rows = (-1 if claims[0].amount < 0 else 1), [_count_steps(claim.amount, step) for claim in claims]
    table = _build_table(claims, rows, step)
    units = _round_cells([claim.route for claim in claims], table)

    def share(row: int, slot: Slot) -> Share:
        exact = Fraction(table.cells[row][slot.place], table.whole)
        amount = multiply_step(sign * units[row][slot.place], step)
        return Share(amount, slot.weight, sign * exact * Fraction(step), exact % 1, None)

    shares = [tuple(share(row, slot) for slot in claim.slots) for row, claim in enumerate(claims)]
    if table.totals:
        return shares, tuple(Margin(slot, *one) for slot, one in zip(claims[0].slots, table.totals, strict=True))
    margins = []
    for place, slot in {slot.place: slot for claim in claims for slot in claim.slots}.items():
        exact = Fraction(sum(line.get(place, 0) for line in table.cells), table.whole)
        amount = multiply_step(sign * sum(line.get(place, 0) for line in units), step)
        margins.append(Margin(slot, amount, None, sign * exact * Fraction(step), exact % 1, None))
    return shares, tuple(margins)


def _round_cells(routes: Sequence[Route], table: _Table) -> list[dict[Place, int]]:
    """Return every cell in whole steps.

    Amounts flow from the top to each column, from there down the tree of wholes (year, quarter, month) of the claims,
    and so into the claims: at every one of these levels the sums are their exact shares rounded up or down.
    """
    flows: dict[tuple[Hashable, Hashable], int] = defaultdict(int)
    for row, (route, line) in enumerate(zip(routes, table.cells, strict=True)):
        for place, value in line.items():
            stations = [_TOP, *((route[:depth], place) for depth in range(len(route))), row]
            for step_along in pairwise(stations):
                flows[step_along] += value
    importance: dict[Hashable, int] = {_TOP: len(routes) ** 2}
    arcs = [
        Arc(tail, head, value, 1 if isinstance(head, int) else importance.get(tail, len(routes)))
        for (tail, head), value in flows.items()
    ]
    whole = dict(zip(flows, round_flow(arcs, table.whole), strict=True))
    return [
        {place: whole[((route[:-1], place) if route else _TOP), row] for place in line}
        for row, (route, line) in enumerate(zip(routes, table.cells, strict=True))
    ]


def _count_steps(amount: Decimal, step: Decimal) -> int:
    return abs(int(Fraction(amount) / Fraction(step)))
