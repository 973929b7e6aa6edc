"""Round numbers and days for the axes of charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from teamops.locale import formats
from teamops.locale.text import Lang

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_DAY = timedelta(days=1)
_MONTHS, _WEEKS = 45, 10
"""With more days than this only the first days of months, or only Mondays, are at an axis."""


def compute_round_ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """Return at most `most` round numbers at equal distances, from `low` or less to `high` or more.

    The axis begins at zero, unless the numbers are close to each other and far from zero.
    """
    if low >= 0 and low < high / 2:
        low = Decimal(0)
    if high <= low:
        high = low + (abs(low) or Decimal(1))
    power = Decimal(1).scaleb((high - low).adjusted() - 1)
    for step in (unit * scale for scale in (power, power * 10, power * 100) for unit in _STEPS):
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first < most:
            return tuple(step * (first + n) for n in range(int(last - first) + 1))
    raise AssertionError("a hundred times the width of a range is one step")  # pragma: no cover


def compute_day_ticks(first: date, last: date, months: int = _MONTHS) -> tuple[date, ...]:
    """Choose days for an axis: first days of months if there are more than `months` days, else Mondays, or every day.

    At least the first day is chosen.
    """
    days = (last - first).days + 1
    if days > months:
        chosen = _list_month_starts(first, last)
    elif days > _WEEKS:
        chosen = tuple(first + n * _DAY for n in range(days) if (first + n * _DAY).weekday() == 0)
    else:
        chosen = tuple(first + n * _DAY for n in range(days))
    return chosen or (first,)


def format_day_heads(days: Sequence[date], lang: Lang) -> list[str]:
    """Format consecutive days as numbers, the first one and those that begin a month with the month."""
    return [formats.format_day(day, lang) if n == 0 or day.day == 1 else str(day.day) for n, day in enumerate(days)]


def _list_month_starts(first: date, last: date) -> tuple[date, ...]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = (date(month // 12, month % 12 + 1, 1) for month in months)
    return tuple(day for day in starts if day >= first)


def choose_labels(places: Sequence[float], widths: Sequence[float], gap: float = 5) -> tuple[int, ...]:
    """Choose labels, centred at `places`, at equal distances and without overlap. Returns their indexes."""
    for step in range(1, len(places) + 1):
        chosen = range(0, len(places), step)
        if all(places[b] - places[a] >= (widths[a] + widths[b]) / 2 + gap for a, b in pairwise(chosen)):
            return tuple(chosen)
    return ()
