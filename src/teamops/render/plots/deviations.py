"""Deviations as bars to both sides of zero, between the marks of the band."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Line

from teamops.render.plots.text_columns import align_texts
from teamops.reporting.base.picture import Deviations

_LABELS, _MOST_SIDE, _MOST, _LEAST = 26, 24, 1.0, 0.01
_STYLES = {"bad": "bold red", "good": "green"}


def plot(picture: Deviations, width: int) -> Iterator[Line]:
    """A line for each: what it is, by how much, its bar. What is off by more than 100 % ends in an arrow."""
    limit = float(picture.limit)
    furthest = min(max([1.5 * limit, _LEAST, *(abs(float(bar.rate)) for bar in picture.bars)]), _MOST)
    labels, wide = align_texts((f"{bar.label} {bar.remark}".strip() for bar in picture.bars), min(_LABELS, width // 3))
    rates, number = align_texts(map(picture.told, picture.bars), 10)
    side = max(min((width - wide - number - 5) // 2, _MOST_SIDE), 0)
    for label, rate, bar in zip(labels, rates, picture.bars, strict=True):
        drawn = _draw_bar(float(bar.rate), limit, furthest, side) if side else ""
        style = _STYLES.get(bar.tone, "")
        yield Line.assemble(label, "  ", (rate.strip().rjust(number), style), "  ", (drawn, style))


def _draw_bar(rate: float, limit: float, furthest: float, side: int) -> str:
    filled = min(round(abs(rate) / furthest * side), side)
    mark = round(limit / furthest * side)
    signs = ["█" if n < filled else "┊" if n == mark else " " for n in range(side)]
    empty = ["┊" if n == mark else " " for n in range(side)]
    if abs(rate) > _MOST:
        signs[-1] = ">" if rate > 0 else "<"
    return (
        "".join([*reversed(empty), "│", *signs]) if rate >= 0 else "".join([*reversed(signs), "│", *empty])
    ).rstrip()
