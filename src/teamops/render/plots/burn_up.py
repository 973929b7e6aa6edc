"""A goal over its days as two rows of little bars, the highest of which is the larger end of the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.text import Text as Line

from teamops.locale.words import Words
from teamops.render.plots.cells import column
from teamops.reporting.pictures import BurnUp, Point

_BARS = "▁▂▃▄▅▆▇█"
_MOST, _UNIT = 40, 8


def plot(picture: BurnUp, words: Words, width: int) -> Iterator[Line]:
    """Plan and actual, each from its first to its last point, and the amount of the last."""
    amounts = [point.amount for point in (*picture.plan, *picture.actual)]
    low, high = min([Decimal(0), *amounts]), max([Decimal(0), *amounts])
    names, _ = column([words("pictures.plan"), words("pictures.actual")], 12)
    for name, points, style in zip(names, (picture.plan, picture.actual), ("dim", "bold"), strict=True):
        if points:
            bars = _bars(points, low, high, min(width // 2, _MOST))
            unit, _ = column([picture.unit], _UNIT)
            yield Line.assemble((name + " ", "dim"), (bars, style), f" {picture.told(points[-1].amount)}{unit[0]}")


def _bars(points: Sequence[Point], low: Decimal, high: Decimal, most: int) -> str:
    step = -(-len(points) // most)
    chosen = points[::-1][::step][::-1]  # the last one is one of them
    whole = high - low or Decimal(1)
    return "".join(_BARS[min(int((point.amount - low) / whole * len(_BARS)), len(_BARS) - 1)] for point in chosen)
