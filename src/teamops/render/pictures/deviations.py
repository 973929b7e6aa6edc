"""Deviations as bars to both sides of zero, the band without warnings shaded (§3.5)."""

from __future__ import annotations

from teamops.locale.formats import limit_text
from teamops.locale.words import Words
from teamops.render.pictures.rows import drawable, tell_of_others
from teamops.render.pictures.svg import ACCENT, BAD, GOOD, INK, QUIET, SHADE, SIZE, Svg, cut, width_of
from teamops.render.visible import visible
from teamops.reporting.base.picture import Deviation, Deviations

ROW, TOP, BAR, LABELS = 12.0, 14.0, 7.0, 0.36
"""The height of a row and of its bar, where rows begin, and the share of the width that labels may take."""

_MOST, _LEAST, _TIP = 1.0, 0.01, 3.0
"""Bars end at ±100 %; what is further off has an open end of some points, and its number. There is room for ±1 % at
least."""

_COLORS = {"bad": BAD, "good": GOOD}


def draw(svg: Svg, picture: Deviations, words: Words) -> None:
    """A row for each deviation: what it is, its bar, its number."""
    bars = drawable(picture.bars, TOP, ROW)
    limit, rates = float(picture.limit), [float(bar.rate) for bar in bars]
    low = max(min([*rates, -1.6 * limit, -_LEAST]), -_MOST)
    high = min(max([*rates, 1.6 * limit, _LEAST]), _MOST)
    left = svg.width * LABELS
    room = max((width_of(picture.told(bar)) for bar in bars), default=0)
    first, last = left + 4, svg.width - room - _TIP - 4
    svg.height = TOP + ROW * max(len(bars), 1) + 2

    def x(rate: float) -> float:
        return first + (last - first) * (min(max(rate, low), high) - low) / (high - low)

    svg.rect(x(-limit), TOP - 3, x(limit) - x(-limit), svg.height - TOP + 1, SHADE)
    for edge in (x(-limit), x(limit)):
        svg.line([(edge, TOP - 3), (edge, svg.height - 2)], QUIET, thick=0.5, dash="2 1.5")
    below, above = (sign + limit_text(picture.limit) for sign in "−+")
    side = width_of(above, SIZE - 1)
    svg.text(x(-limit), TOP - 5, below, color=QUIET, anchor="end", size=SIZE - 1)
    svg.text(min(x(limit), svg.width - side), TOP - 5, above, color=QUIET, size=SIZE - 1)
    svg.rules(0, svg.width, [TOP + (n + 1) * ROW - 2.5 for n in range(len(bars))], thick=0.3)
    for n, bar in enumerate(bars):
        _row(svg, picture, bar, TOP + n * ROW, left, (x(0), x(float(bar.rate))))
    svg.line([(x(0), TOP - 3), (x(0), svg.height - 2)], INK)
    band = words("pictures.band", limit=limit_text(picture.limit))
    svg.text(0, TOP - 5, band, color=QUIET, size=SIZE - 1, room=x(-limit) - side - 4)
    tell_of_others(svg, len(picture.bars) - len(bars), words)


def _row(svg: Svg, picture: Deviations, bar: Deviation, top: float, left: float, ends: tuple[float, float]) -> None:
    base, (zero, end) = top + BAR / 2 + SIZE / 3, ends
    label = cut(visible(bar.label), left - 4)
    svg.text(0, base, bar.label, room=left - 4)
    if bar.remark and (rest := left - 8 - width_of(label)) > 4 * SIZE:
        svg.text(width_of(label) + 4, base, bar.remark, color=QUIET, size=SIZE - 1, room=rest)
    svg.rect(min(zero, end), top, abs(end - zero), BAR, _COLORS.get(bar.tone, ACCENT))
    if abs(bar.rate) > _MOST:
        tip = _TIP if bar.rate > 0 else -_TIP
        svg.line([(end, top), (end + tip, top + BAR / 2), (end, top + BAR)], _COLORS.get(bar.tone, ACCENT), thick=1.2)
    svg.text(svg.width, base, picture.told(bar), anchor="end", bold=bar.tone == "bad")
