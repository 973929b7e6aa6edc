"""Tasks or phases as bars over days, with their state as look and in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.render.pictures.axis import choose_labels, compute_day_ticks, format_day_heads
from teamops.render.pictures.rows import add_hidden_count, limit_rows
from teamops.render.pictures.svg import (
    ACCENT,
    BAD,
    INK,
    LINE,
    PAPER,
    QUIET,
    SECOND,
    SHADE,
    SIZE,
    THIRD,
    Anchor,
    Label,
    Svg,
    measure_text,
)
from teamops.render.visible import make_visible
from teamops.reporting.base.picture import Gantt, GanttBar

ROW, BAR, _TIP = 13.0, 8.0, 3.5
_LOOKS = {
    "planned": (PAPER, ACCENT),
    "running": (THIRD, ACCENT),
    "blocked": ("hatch", BAD),
    "late": (PAPER, BAD),
    "done": (SHADE, QUIET),
}
"""Fill and frame of a bar, by state."""

TOP, LABELS, OWNERS = 24.0, 150.0, 62.0
_SMALL = SIZE - 1
_GAP = 2.0
"""The space between heads, and between a head and its line."""

_WEEKS = 150
"""Up to this many days Mondays have heads, beyond it the first days of months."""

_DENSE = 31
"""Up to this many days each has a head: its number, and the month where that begins."""


def draw(svg: Svg, picture: Gantt, words: Words) -> None:
    """Draw the days above, and a row for each stretch: label, owner, bar and remark."""
    stretches = limit_rows(picture.stretches, TOP, ROW)
    svg.height = TOP + ROW * max(len(stretches), 1) + 1
    at = Timeline(picture, svg.width)
    bases = [TOP + n * ROW + BAR / 2 + SIZE / 3 for n in range(len(stretches))]
    _draw_days(svg, picture, at, words)
    _draw_names(svg, stretches, bases)
    for n, stretch in enumerate(stretches):
        if at.is_visible(stretch):
            _draw_bar(svg, stretch, TOP + n * ROW, at)
    today = _draw_today(svg, picture, at, words)
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


class Timeline:
    """The places of days between `left`, where names end, and the right edge of a chart."""

    def __init__(self, picture: Gantt, width: float) -> None:
        self.first, self.last, self.left = picture.first, picture.last, LABELS + OWNERS
        self.count = (picture.last - picture.first).days + 1
        self.wide = (width - 2 - self.left) / self.count

    def begin(self, day: date) -> float:
        return self.left + self.wide * (min(max(day, self.first), self.last) - self.first).days

    def end(self, day: date) -> float:
        return self.begin(day) + self.wide

    def is_visible(self, bar: GanttBar) -> bool:
        return bar.first <= self.last and self.first <= bar.last

    def find_progress(self, bar: GanttBar, progress: float) -> float:
        """Return where the share `progress` of the stretch ends, within its visible part.

        It is a share of all its days, visible or not, so that it can be compared with today.
        """
        days = (bar.first - self.first).days + progress * ((bar.last - bar.first).days + 1)
        return min(max(self.left + self.wide * days, self.begin(bar.first)), self.end(bar.last))


def _draw_days(svg: Svg, picture: Gantt, at: Timeline, words: Words) -> None:
    """Shade days off, and draw heads and a line at the beginning of each week or month."""
    off = [(at.begin(day), TOP - 10) for day in sorted(picture.off) if at.first <= day <= at.last]
    svg.add_rects(off, at.wide, svg.height - TOP + 10, SHADE)
    if at.count <= _DENSE:
        _draw_day_heads(svg, at, words)
    else:
        _draw_sparse_heads(svg, at, words)


def _draw_day_heads(svg: Svg, at: Timeline, words: Words) -> None:
    days = [at.first + timedelta(days=n) for n in range(at.count)]
    texts = format_day_heads(days, words.lang)
    widths = [measure_text(text, _SMALL) for text in texts]
    places = [at.begin(day) + at.wide / 2 for day in days]
    chosen = choose_labels(places, widths, _GAP)
    for n in chosen:
        if days[n].weekday() == 0:
            _draw_line(svg, at.begin(days[n]))
    _draw_heads(svg, [(min(places[n], svg.width - widths[n] / 2), TOP - 4, texts[n]) for n in chosen], "middle")


def _draw_sparse_heads(svg: Svg, at: Timeline, words: Words) -> None:
    """Draw heads right of the lines at which their days begin, and one for the first day if there is room."""
    days = compute_day_ticks(at.first, at.last, _WEEKS)
    texts = [formats.format_day(day, words.lang) for day in days]
    widths = [measure_text(text, _SMALL) for text in texts]
    places = [at.begin(day) + _GAP for day in days]
    middles = [place + wide / 2 for place, wide in zip(places, widths, strict=True)]
    chosen = choose_labels(middles, widths, _GAP)
    for n in chosen:
        _draw_line(svg, at.begin(days[n]))
    labels = [(min(places[n], svg.width - widths[n]), TOP - 4, texts[n]) for n in chosen]
    first = formats.format_day(at.first, words.lang)
    if at.left + measure_text(first, _SMALL) + 2 * _GAP <= labels[0][0]:
        labels.insert(0, (at.left, TOP - 4, first))
    _draw_heads(svg, labels, "start")


def _draw_line(svg: Svg, x: float) -> None:
    svg.line([(x, TOP - 10), (x, svg.height)], LINE, thick=0.4)


def _draw_heads(svg: Svg, labels: list[Label], anchor: Anchor) -> None:
    svg.texts(labels, color=QUIET, anchor=anchor, size=_SMALL)


def _draw_today(svg: Svg, picture: Gantt, at: Timeline, words: Words) -> float | None:
    """Draw the line of today and return its x; None if today is not one of the days."""
    if not at.first <= picture.today <= at.last:
        return None
    middle = at.begin(picture.today) + at.wide / 2
    svg.line([(middle, TOP - 2), (middle, svg.height)], BAD, thick=0.9, dash="3 2")
    text = words("pictures.today", day=formats.format_day(picture.today, words.lang))
    half = measure_text(text) / 2
    svg.text(min(max(middle, at.left + half), svg.width - half), 7, text, anchor="middle", bold=True)
    return middle
