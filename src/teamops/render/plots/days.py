"""Stretches of days, and what was kept on days, as a sign for each day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rich.cells import cell_len
from rich.text import Text as Line

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.render.line_breaks import wrap_line
from teamops.render.plots.text_columns import align_texts
from teamops.reporting.base.picture import MARKS, Gantt, GanttBar, Heat

_LABELS = 30
_SIGNS = {"done": "=", "running": "#", "planned": "-", "blocked": "x", "late": "!"}
_STYLES = {"blocked": "bold red", "late": "bold red", "done": "dim"}
_MARKS = {"kept": "#", "late": "!", "missing": "x", "none": " "}


def plot_gantt(picture: Gantt, words: Words, width: int) -> Iterator[Line]:
    """The days above, a line for each stretch, and what the signs mean. A sign stands for as many days as must be."""
    labels, wide = align_texts(
        (f"{one.label} {one.owner}".strip() for one in picture.stretches), min(_LABELS, width // 2)
    )
    days = (picture.last - picture.first).days + 1
    step = -(-days // max(width - wide - 2, 1))
    starts = [picture.first + timedelta(days=n) for n in range(0, days, step)]
    ends = [picture.first + timedelta(days=min(n + step, days) - 1) for n in range(0, days, step)]
    yield _draw_head(wide, picture.first, picture.last, words, width)
    for label, one in zip(labels, picture.stretches, strict=True):
        signs = "".join(_get_sign(picture, one, a, b) for a, b in zip(starts, ends, strict=True))
        yield Line.assemble(label, "  ", (signs.rstrip(), _STYLES.get(one.state, "")))
    states = sorted({one.state for one in picture.stretches}, key=list(_SIGNS).index)
    told = [f"{_SIGNS[state]} {words(f'pictures.{state}')}" for state in states]
    if picture.first <= picture.today <= picture.last:
        told.append("│ " + words("pictures.today", day=formats.format_day(picture.today, words.lang)))
    yield wrap_line(Line(" · ".join(told), style="dim"), width)


def _draw_head(wide: int, first: date, last: date, words: Words, width: int) -> Line:
    """The first and the last of the days above their signs, the last with its year where that is another."""
    days = f"{formats.format_day(first, words.lang)}–{formats.format_day_in(first.year, last, words.lang)}"
    return Line(" " * max(min(wide + 2, width - cell_len(days)), 0) + days, style="dim")


def _get_sign(picture: Gantt, one: GanttBar, first: date, last: date) -> str:
    if first <= picture.today <= last:
        return "│"
    if one.first <= last and first <= one.last:
        return _SIGNS[one.state]
    return "·" if first in picture.off else " "


def plot_heat(picture: Heat, words: Words, width: int) -> Iterator[Line]:
    """The days above, a line for each person with a sign for each day, the newest where not all fit, and what the signs
    mean."""
    names, wide = align_texts((kept.person for kept in picture.people), min(_LABELS, width // 2))
    room = max(width - wide - 2, 1)
    if days := picture.days[-room:]:
        yield _draw_head(wide, days[0], days[-1], words, width)
    for name, kept in zip(names, picture.people, strict=True):
        yield Line.assemble(name, "  ", "".join(_MARKS[mark] for mark in kept.marks[-room:]).rstrip())
    yield Line(" · ".join(f"{_MARKS[mark]} {words(f'pictures.mark.{mark}')}" for mark in MARKS), style="dim")
