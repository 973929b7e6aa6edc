"""A goal over its days as three lines: plan dashed, actual thick, forecast dotted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.render.pictures.axis import choose_labels, compute_day_ticks, compute_round_ticks
from teamops.render.pictures.svg import ACCENT, BAD, INK, QUIET, SIZE, Svg, measure_text
from teamops.reporting.base.picture import BurnUp, Point

HEIGHT, TOP, BOTTOM, RIGHT = 101.0, 22.0, 13.0, 10.0
_MOST_TICKS = 6
_LOOKS = {"plan": (QUIET, 1.1, "4 2.5"), "actual": (ACCENT, 2.2, ""), "forecast": (ACCENT, 1.3, "1 2.2")}
"""The colour, thickness and dashes of each line."""


def draw(svg: Svg, picture: BurnUp, words: Words) -> None:
    """Draw legend, axes, lines and today."""
    points = [*picture.plan, *picture.actual, *picture.forecast]
    amounts = [point.amount for point in points] or [Decimal(0)]
    ticks = compute_round_ticks(min(amounts), max(amounts), _MOST_TICKS)
    labels = [*map(picture.format_amount, ticks)]
    left = max(map(measure_text, labels)) + 4
    svg.height = HEIGHT
    days, bottom, right = (picture.last - picture.first).days + 1, HEIGHT - BOTTOM, svg.width - RIGHT

    def scale_day(day: date, part: int = 1) -> float:
        """Return the x of the evening of a day, or of its morning for `part` 0."""
        since = (day - picture.first).days + part
        return left + (right - left) * min(max(since / days, 0), 1)

    def scale_amount(amount: Decimal) -> float:
        return bottom - (bottom - TOP) * float((amount - ticks[0]) / (ticks[-1] - ticks[0]))

    svg.rules(left, right, [scale_amount(tick) for tick in ticks], thick=0.4)
    amounts_at = [(left - 3, scale_amount(tick) + SIZE / 3, label) for tick, label in zip(ticks, labels, strict=True)]
    svg.texts(amounts_at, color=QUIET, anchor="end")
    _draw_days(svg, {day: scale_day(day, 0) for day in compute_day_ticks(picture.first, picture.last)}, words)
    _draw_today(svg, picture, scale_day(picture.today), words)
    for series in ("plan", "forecast", "actual"):
        line: Sequence[Point] = getattr(picture, series)
        _draw_line(svg, [(scale_day(point.day), scale_amount(point.amount)) for point in line], series, picture, words)
    _draw_legend(svg, picture, words)


def _draw_days(svg: Svg, mornings: Mapping[date, float], words: Words) -> None:
    """Draw days under the axis, as many as fit side by side."""
    places, texts = [*mornings.values()], [formats.format_day(day, words.lang) for day in mornings]
    widths = [measure_text(text) for text in texts]
    chosen = choose_labels([place + wide / 2 for place, wide in zip(places, widths, strict=True)], widths)
    for n in chosen:
        svg.line([(places[n], HEIGHT - BOTTOM), (places[n], HEIGHT - BOTTOM + 3)], QUIET)
    svg.texts([(min(places[n], svg.width - widths[n]), HEIGHT - 2.5, texts[n]) for n in chosen], color=QUIET)


def _draw_today(svg: Svg, picture: BurnUp, place: float, words: Words) -> None:
    if not picture.first <= picture.today <= picture.last:
        return
    svg.line([(place, TOP - 2), (place, HEIGHT - BOTTOM)], INK, thick=0.5)
    text = words("pictures.today", day=formats.format_day(picture.today, words.lang))
    half = measure_text(text, SIZE - 1) / 2
    svg.text(min(max(place, half), svg.width - half), TOP - 3.5, text, anchor="middle", size=SIZE - 1)


def _get_look(series: str, picture: BurnUp) -> tuple[str, float, str]:
    """Return colour, thickness and dashes of a line, in the colour for bad values if the goal is over its cap."""
    color, thick, dash = _LOOKS[series]
    return BAD if picture.is_exceeded and color == ACCENT else color, thick, dash


def _draw_line(svg: Svg, points: list[tuple[float, float]], series: str, picture: BurnUp, words: Words) -> None:
    color, thick, dash = _get_look(series, picture)
    if len(points) > 1:
        svg.line(points, color, thick=thick, dash=dash, name=words(f"pictures.{series}"))
    if points and series != "plan":
        (x, y), half = points[-1], thick
        svg.add_rect(x - half, y - half, 2 * half, 2 * half, color)


def _draw_legend(svg: Svg, picture: BurnUp, words: Words) -> None:
    """Draw the names of the lines above the chart."""
    at = 0.0
    for series in ("plan", "actual", "forecast"):
        if getattr(picture, series):
            color, thick, dash = _get_look(series, picture)
            text = words(f"pictures.{series}")
            svg.line([(at, 6), (at + 16, 6)], color, thick=thick, dash=dash)
            svg.text(at + 19, 6 + SIZE / 3, text)
            at += 19 + measure_text(text) + 8
