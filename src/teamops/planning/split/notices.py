"""Notices to read before agreeing to a split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from teamops.locale.formats import format_decimal
from teamops.model.figures.digits import style_amount
from teamops.model.figures.quantity import SCALES, Quantity
from teamops.model.figures.sums import find_step, sum_exact
from teamops.model.figures.units import format_unit_after
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.errors import Fact, Message
from teamops.planning.shares.seasons import Seasons
from teamops.planning.split.division import Division, Row
from teamops.planning.split.options import SplitOptions
from teamops.planning.split.siblings import Whole


def collect_notices(
    ws: Workspace,
    whole: Whole,
    options: SplitOptions,
    divisions: Sequence[Division],
    before: Mapping[str, Quantity],
    unread: Sequence[str],
) -> Iterator[Message]:
    """Yield notices on assumed working days, years of history, removed parts, and parts against the trend."""
    rows = [row for division in divisions for row in division.rows]
    counted = {row.period for row in rows if row.basis in ("workdays", "presence") and row.period is not None}
    if years := {year for period in counted for year in ws.workdays.list_unknown_years(period)}:
        yield Message("calendar_unknown", {"years": tuple(map(str, sorted(years)))})
    if assumed := {year for period in counted for year in ws.workdays.list_assumed_years(period)}:
        yield Message("calendar_official", {"years": tuple(map(str, sorted(assumed)))})
    if seasons := tuple(_list_season_years(ws, whole, divisions)):
        yield Message("history_years", {"years": tuple(map(str, dict.fromkeys(seasons)))})
    yield from _describe_running_periods(whole, divisions)
    if unread:
        yield Message("nothing_recorded", {"parts": tuple(unread)})
    if dropped := tuple(path for division in divisions for path in division.dropped):
        yield Message("dropped", {"parts": dropped})
    if options.replace:
        yield from _describe_contrary_moves(whole, divisions, before)


def _describe_running_periods(whole: Whole, divisions: Sequence[Division]) -> Iterator[Message]:
    """Yield how the coarsest running periods were weighed; those inside them go by the same rule."""
    rows = [row for division in divisions for row in division.rows if row.running is not None]
    for row in rows:
        how = row.running
        if how is None or row.depth != min(one.depth for one in rows):
            continue
        facts: dict[str, Fact] = {
            "part": row.path.partition("/")[2],
            "since": how.since.isoformat(),
            "days": how.days,
            "of": how.of,
            "stands": _format_amount(whole, how.fixed),
            "shared": _format_amount(whole, how.shared),
            "weight": format_decimal(how.weight),
            "weights": format_decimal(how.weights),
        }
        yield Message("under_way", facts)


def _format_amount(whole: Whole, amount: Fraction) -> str:
    """Return `amount` in the goal's notation, to two places, or more if its step is finer."""
    step = style_amount(whole.target, find_step(whole.goal) or Decimal(1))
    unit, (_, _, exponent) = SCALES[step.suffix], step.as_tuple()
    assert isinstance(exponent, int)  # quantities are finite
    text = format_decimal(amount / Fraction(10) ** unit, max(2, unit - exponent)) + step.suffix
    return f"{text} {format_unit_after(step, whole.goal.unit)}".rstrip()


def _list_season_years(ws: Workspace, whole: Whole, divisions: Sequence[Division]) -> Iterator[int]:
    """Yield the years of history that were used."""
    by_path = {row.path: row.period for division in divisions for row in division.rows} | {whole.path: whole.period}
    divided: dict[Period, None] = {}
    for division in divisions:
        period = by_path[division.path]
        if period is not None and any(row.basis == "history" for row in division.rows):
            divided[period] = None
    seasons = Seasons.of(ws, whole.goal) if divided else None
    for period in divided if seasons else ():
        yield from seasons.list_full_years(period) if seasons else ()


def _describe_contrary_moves(
    whole: Whole, divisions: Sequence[Division], before: Mapping[str, Quantity]
) -> Iterator[Message]:
    """Yield a message for the direct parts of `whole`, and one for people, that move against the total.

    That is the Alabama paradox: parts fall although their total rises, or rise although it falls.
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
