"""Who kept what is due on every working day, as a field of squares."""

from __future__ import annotations

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.render.pictures.axis import thinned
from teamops.render.pictures.svg import ACCENT, BAD, PAPER, QUIET, SIZE, THIRD, Svg, width_of
from teamops.reporting.pictures import Heat, Mark

ROW, TOP, LABELS, LEGEND = 12.0, 26.0, 70.0, 8.0
_MOST_WIDE = 22.0


def draw(svg: Svg, picture: Heat, words: Words) -> None:
    """A row for each person, a field for each day, and what the fields mean."""
    svg.height = TOP + ROW * max(len(picture.people), 1)
    wide = min((svg.width - LABELS) / max(len(picture.days), 1), _MOST_WIDE)
    texts = [
        formats.day(day, words.lang) if n == 0 or day.day == 1 else str(day.day) for n, day in enumerate(picture.days)
    ]
    widths = [width_of(text, SIZE - 1) for text in texts]
    places = [LABELS + wide * (n + 0.5) for n in range(len(texts))]
    for n in thinned(places, widths, 1):
        svg.text(max(places[n], widths[n] / 2), TOP - 4, texts[n], color=QUIET, anchor="middle", size=SIZE - 1)
    for row, kept in enumerate(picture.people):
        top = TOP + row * ROW
        svg.text(0, top + ROW / 2 + SIZE / 3 - 1, kept.person, room=LABELS - 5)
        for n, mark in enumerate(kept.marks):
            _field(svg, mark, LABELS + n * wide + 0.6, top, max(wide - 1.2, 0.6))
    at = 0.0
    legend: tuple[tuple[Mark, str], ...] = (("kept", "kept"), ("late", "late_in"), ("missing", "missing"))
    for mark, word in legend:
        text = words(f"pictures.{word}")
        _field(svg, mark, at, 1, LEGEND)
        svg.text(at + LEGEND + 3, 8, text)
        at += LEGEND + 11 + width_of(text)


def _field(svg: Svg, mark: Mark, left: float, top: float, wide: float) -> None:
    """Full for kept, half for late, an empty frame with a cross for missing, nothing where nothing was to keep."""
    high = ROW - 3
    if mark == "none":
        return
    if mark == "kept":
        svg.rect(left, top, wide, high, ACCENT)
        return
    edge = BAD if mark == "missing" else ACCENT
    svg.rect(left, top, wide, high, PAPER, edge=edge)
    if mark == "late":
        svg.rect(left, top + high / 2, wide, high / 2, THIRD)
    else:
        svg.line([(left, top), (left + wide, top + high)], edge)
        svg.line([(left, top + high), (left + wide, top)], edge)
