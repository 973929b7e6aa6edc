"""Parts that fall although their total rises, or rise although it falls (the Alabama paradox)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import sum_exact
from teamops.planning.errors import Message
from teamops.planning.split.division import Division, Row
from teamops.planning.split.siblings import Whole


def collect_contrary_moves(
    whole: Whole, divisions: Sequence[Division], before: Mapping[str, Quantity]
) -> Iterator[Message]:
    """Yield a message for the direct parts of `whole`, and one for people, that move against the total.

    `before` has the previous amounts by path. Kept and new parts are ignored.
    """
    if whole.is_held or not divisions:
        return
    direct = [row for row in divisions[0].rows if not row.kept]
    yield from _describe_moves(whole, {row.path: _sum_move([row], before) for row in direct})
    if divisions[0].level == "people":
        return
    by_person: dict[str, list[Row]] = defaultdict(list)
    for row in (row for division in divisions if division.level == "people" for row in division.rows):
        if not row.kept:  # of a closed period at what was reached, a fall is no matter of sharing
            by_person[row.owner or ""].append(row)
    yield from _describe_moves(whole, {person: _sum_move(rows, before) for person, rows in by_person.items()})


def _sum_move(rows: Sequence[Row], before: Mapping[str, Quantity]) -> tuple[Decimal, Decimal] | None:
    """Return the sum of `rows` before and after; None if one of them is new."""
    if any(row.path not in before for row in rows if row.target):
        return None
    return sum_exact([before.get(row.path, Decimal(0)) for row in rows]), sum_exact([row.target for row in rows])


def _describe_moves(whole: Whole, moves: Mapping[str, tuple[Decimal, Decimal] | None]) -> Iterator[Message]:
    known = {name: move for name, move in moves.items() if move is not None}
    rise = sum_exact([after - before for before, after in known.values()])
    against = [name for name, (before, after) in known.items() if (after - before) * rise < 0]
    if against and len(known) == len(moves):
        parts = tuple(
            f"{name} {whole.format_amount(known[name][0])} → {whole.format_amount(known[name][1])}" for name in against
        )
        yield Message(
            "fall_against" if rise > 0 else "rise_against", {"by": whole.format_amount(abs(rise)), "parts": parts}
        )
