"""A goal over its days as two rows of little bars, the highest of which is the larger end of the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from rich.text import Text as Line

from teamops.locale.words import Words
from teamops.render.plots.text_columns import align_texts
from teamops.reporting.base.picture import BurnUp, Point

_BARS = "▁▂▃▄▅▆▇█"
_ACTUAL = {False: "bold", True: "bold red"}
_MOST, _LEAST, _FIRST, _UNIT = 40, 4, 8, 8
"""So many bars at most and at least, and how wide a first amount and a unit may be."""


def plot(picture: BurnUp, words: Words, width: int) -> Iterator[Line]:
    """Plan and actual, day above day, and the amount of the last; of the first too unless that is 0 or long."""
    amounts = [point.amount for point in (*picture.plan, *picture.actual)]
    low, high = min([Decimal(0), *amounts]), max([Decimal(0), *amounts])
    series = [
        (words(f"pictures.{name}"), points, style)
        for name, points, style in (
            ("plan", picture.plan, "dim"),
            ("actual", picture.actual, _ACTUAL[picture.is_exceeded]),
        )
        if points
    ]
    names, wide = align_texts([name for name, _, _ in series], 12)
    firsts, before = align_texts([_format_first(picture, points[0]) for _, points, _ in series], _FIRST)
    unit = align_texts([picture.unit], _UNIT)[0][0]
    lasts = [picture.told(points[-1].amount) + unit for _, points, _ in series]
    lasts, after = align_texts(lasts, max(width - wide - before - _LEAST - 3, 1))
    room = max(min(width - wide - before - after - 3, width // 2, _MOST), 1)
    days = _thin_days(sorted({point.day for _, points, _ in series for point in points}), room)
    for name, first, (_, points, style), last in zip(names, firsts, series, lasts, strict=True):
        begin = f" {first.strip().rjust(before)}" if before else ""
        yield Line.assemble(
            (name, "dim"), begin, " ", (_draw_bars(points, days, low, high), style), f" {last.rstrip()}"
        )


def _format_first(picture: BurnUp, point: Point) -> str:
    text = picture.told(point.amount)
    return text if point.amount and len(text) <= _FIRST else ""


def _thin_days(days: Sequence[date], most: int) -> Sequence[date]:
    step = max(-(-len(days) // most), 1)
    return days[::-1][::step][::-1]  # the last one is one of them


def _draw_bars(points: Sequence[Point], days: Sequence[date], low: Decimal, high: Decimal) -> str:
    """A bar for each of the days from the first to the last of the points, and a blank for each before those."""
    whole, bars, n = high - low or Decimal(1), "", -1
    for day in days:
        if n == len(points) - 1:
            break
        while n + 1 < len(points) and points[n + 1].day <= day:
            n += 1
        bars += " " if n < 0 else _BARS[min(int((points[n].amount - low) / whole * len(_BARS)), len(_BARS) - 1)]
    return bars
