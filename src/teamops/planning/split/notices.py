"""Notices to read before agreeing to a split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from teamops.locale.formats import format_decimal
from teamops.model.figures.number_style import style_amount
from teamops.model.figures.quantity import SCALES, Quantity
from teamops.model.figures.sums import find_step
from teamops.model.figures.units import format_unit_after
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.errors import Fact, Message
from teamops.planning.shares.paradox import collect_contrary_moves
from teamops.planning.shares.seasons import Seasons
from teamops.planning.split.division import Division
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
        yield from collect_contrary_moves(whole, divisions, before)


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
