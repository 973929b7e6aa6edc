"""Deviations as bars to both sides of zero, with the band without warnings shaded (§3.5)."""

from __future__ import annotations

from teamops.locale.formats import format_limit
from teamops.locale.words import Words
from teamops.render.pictures.rows import add_hidden_count, limit_rows
from teamops.render.pictures.svg import ACCENT, BAD, GOOD, INK, QUIET, SHADE, SIZE, Svg, cut_text, measure_text
from teamops.render.visible import make_visible
from teamops.reporting.base.picture import Deviation, Deviations

ROW, TOP, BAR, LABELS = 12.0, 14.0, 7.0, 0.36
"""The height of a row, the top of the first one, the height of a bar, and the share of the width for labels."""

_MOST, _LEAST, _TIP = 1.0, 0.01, 3.0
"""Bars end at ±100 %, larger ones with an open tip of some points; the scale reaches ±1 % at least."""

_COLORS = {"bad": BAD, "good": GOOD}


def draw(svg: Svg, picture: Deviations, words: Words) -> None:
    """Draw a row for each deviation: label, bar and number."""
    bars = limit_rows(picture.bars, TOP, ROW)
    limit, rates = float(picture.limit), [float(bar.rate) for bar in bars]
    low = max(min([*rates, -1.6 * limit, -_LEAST]), -_MOST)
    high = min(max([*rates, 1.6 * limit, _LEAST]), _MOST)
    left = svg.width * LABELS
    room = max((measure_text(picture.format_rate(bar)) for bar in bars), default=0)
    first, last = left + 4, svg.width - room - _TIP - 4
    svg.height = TOP + ROW * max(len(bars), 1) + 2

    def scale_rate(rate: float) -> float:
        return first + (last - first) * (min(max(rate, low), high) - low) / (high - low)

    svg.add_rect(scale_rate(-limit), TOP - 3, scale_rate(limit) - scale_rate(-limit), svg.height - TOP + 1, SHADE)
    for edge in (scale_rate(-limit), scale_rate(limit)):
        svg.line([(edge, TOP - 3), (edge, svg.height - 2)], QUIET, thick=0.5, dash="2 1.5")
    below, above = (sign + format_limit(picture.limit) for sign in "−+")
    side = measure_text(above, SIZE - 1)
    svg.text(scale_rate(-limit), TOP - 5, below, color=QUIET, anchor="end", size=SIZE - 1)
    svg.text(min(scale_rate(limit), svg.width - side), TOP - 5, above, color=QUIET, size=SIZE - 1)
    svg.rules(0, svg.width, [TOP + (n + 1) * ROW - 2.5 for n in range(len(bars))], thick=0.3)
    for n, bar in enumerate(bars):
        _draw_row(svg, picture, bar, TOP + n * ROW, left, (scale_rate(0), scale_rate(float(bar.rate))))
    svg.line([(scale_rate(0), TOP - 3), (scale_rate(0), svg.height - 2)], INK)
    band = words("pictures.band", limit=format_limit(picture.limit))
    svg.text(0, TOP - 5, band, color=QUIET, size=SIZE - 1, room=scale_rate(-limit) - side - 4)
    add_hidden_count(svg, len(picture.bars) - len(bars), words)


def _draw_row(
    svg: Svg, picture: Deviations, bar: Deviation, top: float, left: float, ends: tuple[float, float]
) -> None:
    base, (zero, end) = top + BAR / 2 + SIZE / 3, ends
    label = cut_text(make_visible(bar.label), left - 4)
    svg.text(0, base, bar.label, room=left - 4)
    if bar.remark and (rest := left - 8 - measure_text(label)) > 4 * SIZE:
        svg.text(measure_text(label) + 4, base, bar.remark, color=QUIET, size=SIZE - 1, room=rest)
    svg.add_rect(min(zero, end), top, abs(end - zero), BAR, _COLORS.get(bar.tone, ACCENT))
    if abs(bar.rate) > _MOST:
        tip = _TIP if bar.rate > 0 else -_TIP
        svg.line([(end, top), (end + tip, top + BAR / 2), (end, top + BAR)], _COLORS.get(bar.tone, ACCENT), thick=1.2)
    svg.text(svg.width, base, picture.format_rate(bar), anchor="end", bold=bar.tone == "bad")
