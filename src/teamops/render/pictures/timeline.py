"""The days of a Gantt chart from left to right, with heads above them and a line for today."""

from __future__ import annotations

from datetime import date, timedelta

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.render.pictures.axis import choose_labels, compute_day_ticks, format_day_heads
from teamops.render.pictures.svg import BAD, LINE, QUIET, SHADE, SIZE, Anchor, Label, Svg, measure_text
from teamops.reporting.base.picture import Gantt, GanttBar

TOP, LABELS, OWNERS = 24.0, 150.0, 62.0
_SMALL = SIZE - 1
_GAP = 2.0
"""The space between heads, and between a head and its line."""

_WEEKS = 150
"""Up to this many days Mondays have heads, beyond it the first days of months."""

_DENSE = 31
"""Up to this many days each has a head: its number, and the month where that begins."""


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


def draw_days(svg: Svg, picture: Gantt, at: Timeline, words: Words) -> None:
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


def draw_today(svg: Svg, picture: Gantt, at: Timeline, words: Words) -> float | None:
    """Draw the line of today and return its x; None if today is not one of the days."""
    if not at.first <= picture.today <= at.last:
        return None
    middle = at.begin(picture.today) + at.wide / 2
    svg.line([(middle, TOP - 2), (middle, svg.height)], BAD, thick=0.9, dash="3 2")
    text = words("pictures.today", day=formats.format_day(picture.today, words.lang))
    half = measure_text(text) / 2
    svg.text(min(max(middle, at.left + half), svg.width - half), 7, text, anchor="middle", bold=True)
    return middle
