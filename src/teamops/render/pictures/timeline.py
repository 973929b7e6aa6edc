"""Days from left to right, with heads above them and a line where today is."""

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
"""What lies between heads, and between a head and the line beside which it stands."""

_WEEKS = 150
"""Of so many days the Mondays have their heads; of more the first days of months."""

_DENSE = 31
"""Of so many days each has its head: the number of the day, and its month where that begins."""


class Timeline:
    """Where the days of a picture lie between `left`, where names end, and its right edge."""

    def __init__(self, picture: Gantt, width: float) -> None:
        self.first, self.last, self.left = picture.first, picture.last, LABELS + OWNERS
        self.count = (picture.last - picture.first).days + 1
        self.wide = (width - 2 - self.left) / self.count

    def begin(self, day: date) -> float:
        return self.left + self.wide * (min(max(day, self.first), self.last) - self.first).days

    def end(self, day: date) -> float:
        return self.begin(day) + self.wide

    def is_visible(self, one: GanttBar) -> bool:
        return one.first <= self.last and self.first <= one.last

    def reached(self, one: GanttBar, progress: float) -> float:
        """Where this share of the stretch ends, as far as it is drawn.

        It is a share of all its days, of those that are not drawn too, so that it can be held against today.
        """
        days = (one.first - self.first).days + progress * ((one.last - one.first).days + 1)
        return min(max(self.left + self.wide * days, self.begin(one.first)), self.end(one.last))


def draw_days(svg: Svg, picture: Gantt, at: Timeline, words: Words) -> None:
    """Days off are shaded from their heads down; weeks, or months, begin with a line."""
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
    shown = choose_labels(places, widths, _GAP)
    for n in shown:
        if days[n].weekday() == 0:
            _draw_line(svg, at.begin(days[n]))
    _draw_heads(svg, [(min(places[n], svg.width - widths[n] / 2), TOP - 4, texts[n]) for n in shown], "middle")


def _draw_sparse_heads(svg: Svg, at: Timeline, words: Words) -> None:
    """Heads stand right of the lines at which their days begin; the first day has one too where there is room."""
    days = compute_day_ticks(at.first, at.last, _WEEKS)
    texts = [formats.format_day(day, words.lang) for day in days]
    widths = [measure_text(text, _SMALL) for text in texts]
    places = [at.begin(day) + _GAP for day in days]
    middles = [place + wide / 2 for place, wide in zip(places, widths, strict=True)]
    shown = choose_labels(middles, widths, _GAP)
    for n in shown:
        _draw_line(svg, at.begin(days[n]))
    labels = [(min(places[n], svg.width - widths[n]), TOP - 4, texts[n]) for n in shown]
    first = formats.format_day(at.first, words.lang)
    if at.left + measure_text(first, _SMALL) + 2 * _GAP <= labels[0][0]:
        labels.insert(0, (at.left, TOP - 4, first))
    _draw_heads(svg, labels, "start")


def _draw_line(svg: Svg, x: float) -> None:
    svg.line([(x, TOP - 10), (x, svg.height)], LINE, thick=0.4)


def _draw_heads(svg: Svg, labels: list[Label], anchor: Anchor) -> None:
    svg.texts(labels, color=QUIET, anchor=anchor, size=_SMALL)


def draw_today(svg: Svg, picture: Gantt, at: Timeline, words: Words) -> float | None:
    """Where the line of today stands, which is drawn; None where today is none of the days."""
    if not at.first <= picture.today <= at.last:
        return None
    middle = at.begin(picture.today) + at.wide / 2
    svg.line([(middle, TOP - 2), (middle, svg.height)], BAD, thick=0.9, dash="3 2")
    text = words("pictures.today", day=formats.format_day(picture.today, words.lang))
    half = measure_text(text) / 2
    svg.text(min(max(middle, at.left + half), svg.width - half), 7, text, anchor="middle", bold=True)
    return middle
