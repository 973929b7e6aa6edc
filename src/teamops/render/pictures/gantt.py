"""Stretches of days as bars: how each stands is told by its look and in words."""

from __future__ import annotations

from datetime import date, timedelta

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.render.pictures.axis import day_heads, day_ticks, thinned
from teamops.render.pictures.rows import drawable, tell_of_others
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
    Svg,
    width_of,
)
from teamops.render.visible import visible
from teamops.reporting.pictures import Gantt, Stretch

ROW, TOP, BAR, LABELS, OWNERS = 13.0, 24.0, 8.0, 150.0, 62.0
_LOOKS = {
    "planned": (PAPER, ACCENT), "running": (THIRD, ACCENT), "blocked": ("hatch", BAD), "late": (PAPER, BAD),
    "done": (SHADE, QUIET),
}  # fmt: skip
"""How a bar is filled and framed."""


class _Days:
    """Where days lie between `left` and `right`."""

    def __init__(self, picture: Gantt, left: float, right: float) -> None:
        self.first, self.last, self.left = picture.first, picture.last, left
        self.wide = (right - left) / ((picture.last - picture.first).days + 1)

    def begin(self, day: date) -> float:
        return self.left + self.wide * (min(max(day, self.first), self.last) - self.first).days

    def end(self, day: date) -> float:
        return self.begin(day) + self.wide

    def show(self, one: Stretch) -> bool:
        return one.first <= self.last and self.first <= one.last


def draw(svg: Svg, picture: Gantt, words: Words) -> None:
    """The days above, a row for each stretch: what, whose, its bar and what is said of it."""
    stretches = drawable(picture.stretches, TOP, ROW)
    svg.height = TOP + ROW * max(len(stretches), 1) + 1
    days = _Days(picture, LABELS + OWNERS, svg.width - 2)
    for day in sorted(picture.off):
        if picture.first <= day <= picture.last:
            svg.rect(days.begin(day), TOP - 10, days.wide, svg.height - TOP + 10, SHADE)
    _heads(svg, picture, days, words)
    for n, stretch in enumerate(stretches):
        _row(svg, stretch, TOP + n * ROW, days)
    today = _today(svg, picture, days, words) if picture.first <= picture.today <= picture.last else None
    for n, stretch in enumerate(stretches):
        if days.show(stretch):
            _remark(svg, stretch, TOP + n * ROW + BAR / 2 + SIZE / 3, days, today, words)
    tell_of_others(svg, len(picture.stretches) - len(stretches), words)


def _today(svg: Svg, picture: Gantt, days: _Days, words: Words) -> float:
    """Where the line of today stands, which is drawn."""
    middle = days.begin(picture.today) + days.wide / 2
    svg.line([(middle, TOP - 2), (middle, svg.height)], BAD, thick=0.9, dash="3 2")
    text = words("pictures.today", day=formats.day(picture.today, words.lang))
    half = width_of(text) / 2
    svg.text(min(max(middle, days.left + half), svg.width - half), 7, text, anchor="middle", bold=True)
    return middle


def _heads(svg: Svg, picture: Gantt, days: _Days, words: Words) -> None:
    count = (picture.last - picture.first).days + 1
    is_dense = count <= _DENSE
    if is_dense:
        chosen = tuple(picture.first + timedelta(days=n) for n in range(count))
        texts = day_heads(chosen, words.lang)
    else:
        chosen = day_ticks(picture.first, picture.last, _WEEKS)
        texts = [formats.day(day, words.lang) for day in chosen]
    widths = [width_of(text, SIZE - 1) for text in texts]
    offset = days.wide / 2 if is_dense else 0
    places = [days.begin(day) + (offset or wide / 2) for day, wide in zip(chosen, widths, strict=True)]
    for n in thinned(places, widths, 2):
        place = min(places[n], svg.width - widths[n] / 2)
        svg.text(place, TOP - 4, texts[n], color=QUIET, anchor="middle", size=SIZE - 1)
        if not is_dense or chosen[n].weekday() == 0:
            svg.line([(days.begin(chosen[n]), TOP - 10), (days.begin(chosen[n]), svg.height)], LINE, thick=0.4)


_WEEKS = 150
"""Of so many days the Mondays have their heads; of more the first days of months."""

_DENSE = 31
"""Of so many days each has its head: the number of the day, and its month where that begins."""


def _row(svg: Svg, one: Stretch, top: float, days: _Days) -> None:
    base = top + BAR / 2 + SIZE / 3
    svg.line([(0, top + ROW - 2.5), (svg.width, top + ROW - 2.5)], LINE, thick=0.3)
    svg.text(0, base, one.label, room=LABELS - 5)
    svg.text(LABELS, base, one.owner, color=QUIET, room=OWNERS - 5)
    if not days.show(one):
        return
    left, right = days.begin(one.first), days.end(one.last)
    fill, edge = _LOOKS[one.state]
    svg.rect(left, top, right - left, BAR, fill, edge=edge, thick=1.6 if one.state == "late" else 0.8)
    if one.progress and one.state in ("running", "late"):
        done = (right - left) * min(max(float(one.progress), 0), 1)
        svg.rect(left, top, done, BAR, SECOND if one.state == "running" else BAD)
    _open_ends(svg, one, top, (left, right), days)


def _open_ends(svg: Svg, one: Stretch, top: float, ends: tuple[float, float], days: _Days) -> None:
    """What began before or goes on after the days that are drawn has an arrow there."""
    _, edge = _LOOKS[one.state]
    (left, right), middle = ends, top + BAR / 2
    if one.first < days.first:
        svg.line([(left, top), (left - 3.5, middle), (left, top + BAR)], edge, thick=1)
    if one.last > days.last:
        svg.line([(right - 3.5, top), (right, middle), (right - 3.5, top + BAR)], INK, thick=1)


def _remark(svg: Svg, one: Stretch, base: float, days: _Days, today: float | None, words: Words) -> None:
    """Beside the bar where there is room, else on it; on white where it would stand on a bar or a line."""
    said = "" if one.state in ("running", "planned") else words(f"pictures.{one.state}")
    text = visible(" ".join(filter(None, (one.remark, said))))
    if not text:
        return
    left, right, size = days.begin(one.first), days.end(one.last), SIZE - 0.5
    room = svg.width - days.left - 14
    wide = min(width_of(text, size), room)
    anchor: Anchor = "start"
    begin, is_on_bar = right + 4, False
    if begin + wide > svg.width:
        begin, anchor = left - 6 - wide, "end"
    if begin < days.left:
        begin, is_on_bar = max(right - 6 - wide, days.left + 2), True
    if is_on_bar or (today is not None and begin - 1 < today < begin + wide + 1):
        svg.rect(begin - 2, base - SIZE + 1, wide + 4, SIZE, PAPER)
    place, is_bold = begin + wide if anchor == "end" else begin, one.state in ("blocked", "late")
    svg.text(place, base, text, anchor=anchor, size=size, bold=is_bold, room=room)
