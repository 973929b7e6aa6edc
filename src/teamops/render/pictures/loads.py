"""The load of people as stacked bars, distinguished by shade and number."""

from __future__ import annotations

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.render.pictures.rows import add_hidden_count, limit_rows
from teamops.render.pictures.svg import ACCENT, BAD, FOURTH, INK, PAPER, QUIET, SECOND, SIZE, THIRD, Svg, measure_text
from teamops.reporting.base.picture import PRIORITIES, Loads, PersonLoad

ROW, TOP, BAR, LABELS = 12.0, 16.0, 9.0, 0.22
_SMALL = SIZE - 0.5
_LEAST = 4
"""The scale has room for this many tasks at least."""

_SHADES = (ACCENT, SECOND, THIRD, FOURTH)
_INKS = (PAPER, PAPER, INK, INK)
"""The shade of each priority, and the colour of numbers on it."""


def draw(svg: Svg, picture: Loads, words: Words) -> None:
    """Draw a row for each person: a bar with a part for each priority, the sum and the limit."""
    people = limit_rows(picture.people, TOP, ROW)
    svg.height = TOP + ROW * max(len(people), 1)
    left = svg.width * LABELS
    sums = [_format_sum(load) for load in people]
    room = max((measure_text(text) for text in sums), default=0) + 4
    most = max([_LEAST, *(load.total for load in people)])
    for n, load in enumerate(people):
        _draw_row(svg, load, TOP + n * ROW, left, (svg.width - left - room) / most)
    at = 0.0
    for priority, shade in zip(PRIORITIES, _SHADES, strict=True):
        svg.add_rect(at, 2, 8, 7, shade, edge=QUIET, thick=0.4)
        svg.text(at + 10, 8.2, priority)
        at += 14 + measure_text(priority)
    if any(load.limit is not None for load in people):
        svg.text(svg.width, 8.2, words("pictures.of_limit"), anchor="end", color=QUIET)
    add_hidden_count(svg, len(picture.people) - len(people), words)


def _format_sum(load: PersonLoad) -> str:
    total = f"{load.total:,}"
    return total if load.limit is None else f"{total} / {formats.format_number(load.limit)}"


def _draw_row(svg: Svg, load: PersonLoad, top: float, left: float, unit: float) -> None:
    base, at = top + BAR / 2 + SIZE / 3, left
    svg.text(0, base, load.person, room=left - 4)
    for priority, count, shade, ink in zip(PRIORITIES, load.counts, _SHADES, _INKS, strict=True):
        if count:
            wide = count * unit
            svg.add_rect(at, top, wide, BAR, shade, edge=QUIET, thick=0.4)
            # Two dark shades look alike without colours: where there is room the priority is named.
            texts = (f"{priority}: {count}", str(count))
            if text := next((text for text in texts if measure_text(text) + 1 < wide), ""):
                svg.text(at + wide / 2, base, text, color=ink, anchor="middle", size=_SMALL, bold=priority == "P0")
            at += wide
    svg.text(svg.width, base, _format_sum(load), anchor="end", bold=load.is_over, color=BAD if load.is_over else INK)
