"""Who did what is due on every working day, as a field of squares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from teamops.locale.words import Words
from teamops.render.pictures.axis import choose_labels, format_day_heads
from teamops.render.pictures.rows import add_hidden_count, limit_rows
from teamops.render.pictures.svg import ACCENT, BAD, PAPER, QUIET, SIZE, THIRD, Place, Svg, measure_text
from teamops.reporting.base.picture import MARKS, Heat, Mark

ROW, TOP, LABELS, LEGEND = 12.0, 26.0, 70.0, 8.0
_MOST_WIDE = 22.0


def draw(svg: Svg, picture: Heat, words: Words) -> None:
    """Draw a row for each person, a field for each day, and a legend."""
    people = limit_rows(picture.people, TOP, ROW)
    svg.height = TOP + ROW * max(len(people), 1)
    wide = min((svg.width - LABELS) / max(len(picture.days), 1), _MOST_WIDE)
    _draw_legend(svg, words)
    _draw_days(svg, picture.days, wide, words)
    names = [(0.0, TOP + (row + 0.5) * ROW + SIZE / 3 - 1, person.person) for row, person in enumerate(people)]
    svg.texts(names, room=LABELS - 5)
    fields = dict[Mark, list[Place]]()
    for row, person in enumerate(people):
        top = TOP + row * ROW
        for n, mark in enumerate(person.marks):
            fields.setdefault(mark, []).append((LABELS + n * wide + 0.6, top))
    for mark, places in fields.items():
        _draw_fields(svg, mark, places, max(wide - 1.2, 0.6))
    add_hidden_count(svg, len(picture.people) - len(people), words)


def _draw_legend(svg: Svg, words: Words) -> None:
    at = 0.3
    for mark in MARKS:
        text = words(f"pictures.mark.{mark}")
        _draw_fields(svg, mark, [(at, 1)], LEGEND)
        svg.text(at + LEGEND + 3, 8, text)
        at += LEGEND + 11 + measure_text(text)


def _draw_days(svg: Svg, days: Sequence[date], wide: float, words: Words) -> None:
    """Draw the numbers of days above their fields, with the month where it begins."""
    texts = format_day_heads(days, words.lang)
    widths = [measure_text(text, SIZE - 1) for text in texts]
    middles = [LABELS + wide * (n + 0.5) for n in range(len(texts))]
    labels = [(max(middles[n], widths[n] / 2), TOP - 4, texts[n]) for n in choose_labels(middles, widths, 1)]
    svg.texts(labels, color=QUIET, anchor="middle", size=SIZE - 1)


def _draw_fields(svg: Svg, mark: Mark, places: Sequence[Place], wide: float) -> None:
    """Draw fields: full for kept, half for late, a frame with a cross for missing; none where nothing was due."""
    high = ROW - 3
    if mark == "kept":
        svg.add_rects(places, wide, high, ACCENT)
    elif mark == "late":
        svg.add_rects(places, wide, high, PAPER, edge=ACCENT)
        svg.add_rects([(x, y + high / 2) for x, y in places], wide, high / 2, THIRD)
    elif mark == "missing":
        svg.add_rects(places, wide, high, PAPER, edge=BAD)
        svg.add_crosses(places, wide, high, BAD)
