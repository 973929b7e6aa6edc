"""Round numbers and days to stand at the axes of a picture."""

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
"""From so many days on, only the first days of months, or only Mondays, can stand at an axis."""


def compute_round_ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """At most `most` round numbers at equal distances, the first not above `low`, the last not below `high`.

    Numbers that are far from zero and near each other begin where they are; others begin at zero.
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
    """Days that people look for: first days of months where there are more than `months` days, else Mondays, or every
    day; at least the first."""
    days = (last - first).days + 1
    if days > months:
        chosen = _list_month_starts(first, last)
    elif days > _WEEKS:
        chosen = tuple(first + n * _DAY for n in range(days) if (first + n * _DAY).weekday() == 0)
    else:
        chosen = tuple(first + n * _DAY for n in range(days))
    return chosen or (first,)


def format_day_heads(days: Sequence[date], lang: Lang) -> list[str]:
    """The numbers of days in a row, the first and the first of a month with its month."""
    return [formats.format_day(day, lang) if n == 0 or day.day == 1 else str(day.day) for n, day in enumerate(days)]


def _list_month_starts(first: date, last: date) -> tuple[date, ...]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = (date(month // 12, month % 12 + 1, 1) for month in months)
    return tuple(day for day in starts if day >= first)


def choose_labels(places: Sequence[float], widths: Sequence[float], gap: float = 5) -> tuple[int, ...]:
    """Which of the labels in the middle of `places` can stand there without touching, at equal distances."""
    for step in range(1, len(places) + 1):
        chosen = range(0, len(places), step)
        if all(places[b] - places[a] >= (widths[a] + widths[b]) / 2 + gap for a, b in pairwise(chosen)):
            return tuple(chosen)
    return ()
