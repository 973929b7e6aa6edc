"""Tasks or phases as bars over days, with their state as look and in words."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.locale.words import Words
from teamops.render.pictures.rows import add_hidden_count, limit_rows
from teamops.render.pictures.svg import (
    ACCENT,
    BAD,
    INK,
    PAPER,
    QUIET,
    SECOND,
    SHADE,
    SIZE,
    THIRD,
    Anchor,
    Svg,
    measure_text,
)
from teamops.render.pictures.timeline import LABELS, OWNERS, TOP, Timeline, draw_days, draw_today
from teamops.render.visible import make_visible
from teamops.reporting.base.picture import Gantt, GanttBar

ROW, BAR, _TIP = 13.0, 8.0, 3.5
_LOOKS = {
    "planned": (PAPER, ACCENT), "running": (THIRD, ACCENT), "blocked": ("hatch", BAD), "late": (PAPER, BAD),
    "done": (SHADE, QUIET),
}  # fmt: skip
"""Fill and frame of a bar, by state."""


def draw(svg: Svg, picture: Gantt, words: Words) -> None:
    """Draw the days above, and a row for each stretch: label, owner, bar and remark."""
    stretches = limit_rows(picture.stretches, TOP, ROW)
    svg.height = TOP + ROW * max(len(stretches), 1) + 1
    at = Timeline(picture, svg.width)
    bases = [TOP + n * ROW + BAR / 2 + SIZE / 3 for n in range(len(stretches))]
    draw_days(svg, picture, at, words)
    _draw_names(svg, stretches, bases)
    for n, stretch in enumerate(stretches):
        if at.is_visible(stretch):
            _draw_bar(svg, stretch, TOP + n * ROW, at)
    today = draw_today(svg, picture, at, words)
    for base, stretch in zip(bases, stretches, strict=True):
        if at.is_visible(stretch):
            _draw_remark(svg, stretch, base, at, today, words)
    add_hidden_count(svg, len(picture.stretches) - len(stretches), words)


def _draw_names(svg: Svg, stretches: Sequence[GanttBar], bases: Sequence[float]) -> None:
    """Draw labels and owners of the stretches, each above a thin line."""
    svg.rules(0, svg.width, [TOP + (n + 1) * ROW - 2.5 for n in range(len(stretches))], thick=0.3)
    svg.texts([(0, base, bar.label) for base, bar in zip(bases, stretches, strict=True)], room=LABELS - 5)
    owners = [(LABELS, base, bar.owner) for base, bar in zip(bases, stretches, strict=True) if bar.owner]
    svg.texts(owners, color=QUIET, room=OWNERS - 5)


def _draw_bar(svg: Svg, bar: GanttBar, top: float, at: Timeline) -> None:
    left, right = at.begin(bar.first), at.end(bar.last)
    fill, edge = _LOOKS[bar.state]
    svg.add_rect(left, top, right - left, BAR, fill, edge=edge, thick=1.6 if bar.state == "late" else 0.8)
    done = _draw_progress(svg, bar, top, at) if bar.progress and bar.state in ("running", "late") else left
    _draw_open_ends(svg, bar, top, at, is_full=done > right - _TIP / 2)


def _draw_progress(svg: Svg, bar: GanttBar, top: float, at: Timeline) -> float:
    """Draw the filled part of a bar, and return its right end."""
    left, end = at.begin(bar.first), at.find_progress(bar, float(bar.progress or 0))
    if end > left:
        svg.add_rect(left, top, end - left, BAR, SECOND if bar.state == "running" else BAD)
    return end


def _draw_open_ends(svg: Svg, bar: GanttBar, top: float, at: Timeline, *, is_full: bool) -> None:
    """Draw arrows where a stretch begins before or ends after the visible days, a light one on a filled bar."""
    (_, edge), middle = _LOOKS[bar.state], top + BAR / 2
    left, right = at.begin(bar.first), at.end(bar.last)
    if bar.first < at.first:
        svg.line([(left, top), (left - _TIP, middle), (left, top + BAR)], edge, thick=1)
    if bar.last > at.last:
        tip = [(right - _TIP, top), (right, middle), (right - _TIP, top + BAR)]
        svg.line(tip, PAPER if is_full else INK, thick=1)


def _draw_remark(svg: Svg, bar: GanttBar, base: float, at: Timeline, today: float | None, words: Words) -> None:
    """Draw the remark beside the bar if there is room, else on it; with a white ground on a bar or a line."""
    state = "" if bar.state in ("running", "planned") else words(f"pictures.{bar.state}")
    text = make_visible(" ".join(filter(None, (bar.remark, state))))
    if not text:
        return
    left, right, size = at.begin(bar.first), at.end(bar.last), SIZE - 0.5
    room = svg.width - at.left - 14
    wide = min(measure_text(text, size), room)
    anchor: Anchor = "start"
    begin, is_on_bar = right + 4, False
    if begin + wide > svg.width:
        begin, anchor = left - 6 - wide, "end"
    if begin < at.left:
        begin, is_on_bar = max(right - 6 - wide, at.left + 2), True
    if is_on_bar or (today is not None and begin - 1 < today < begin + wide + 1):
        svg.add_rect(begin - 2, base - SIZE + 1, wide + 4, SIZE, PAPER)
    place, is_bold = begin + wide if anchor == "end" else begin, bar.state in ("blocked", "late")
    svg.text(place, base, text, anchor=anchor, size=size, bold=is_bold, room=room)
