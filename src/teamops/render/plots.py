"""Charts of reports as lines of text for a terminal.

The signs are those that a Chinese console (GBK) has too. A chart fits into any width from 40 columns on; a Chinese
character takes two columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.render.columns import count_columns, cut_columns
from teamops.render.line_breaks import wrap_line
from teamops.render.styled_text import Line
from teamops.render.visible import make_visible
from teamops.reporting.base.picture import (
    MARKS,
    BurnUp,
    Deviations,
    Gantt,
    GanttBar,
    Heat,
    Loads,
    PersonLoad,
    Picture,
    Point,
)

_LABELS, _NAMES = 30, 20
"""The columns of labels over days, and of names beside loads, at most."""

_BARS, _MOST_BARS, _LEAST_BARS = "▁▂▃▄▅▆▇█", 40, 4
_AMOUNT, _UNIT = 8, 8
"""The columns of the first amount and of the unit of a burn-up chart, at most."""

_SIGNS = {"done": "=", "running": "#", "planned": "-", "blocked": "x", "late": "!"}
_MARKS = {"kept": "#", "late": "!", "missing": "x", "none": " "}
_STYLES = {"blocked": "bold red", "late": "bold red", "done": "dim", "bad": "bold red", "good": "green"}
_DEVIATION_LABELS, _MOST_SIDE, _MOST_RATE, _LEAST_RATE = 26, 24, 1.0, 0.01


def plot_picture(picture: Picture, words: Words, width: int) -> Iterator[Line]:
    """Yield the chart in lines of at most `width` columns; below 40 it may be cut."""
    match picture:
        case BurnUp():
            return _plot_burn_up(picture, words, width)
        case Deviations():
            return _plot_deviations(picture, width)
        case Gantt():
            return _plot_gantt(picture, words, width)
        case Heat():
            return _plot_heat(picture, words, width)
        case _:
            return _plot_loads(picture, width)


def _plot_burn_up(picture: BurnUp, words: Words, width: int) -> Iterator[Line]:
    """Plan and actual as rows of bars, day above day, with the last amount and the first unless that is 0 or long."""
    amounts = [point.amount for point in (*picture.plan, *picture.actual)]
    low, high = min([Decimal(0), *amounts]), max([Decimal(0), *amounts])
    actual_style = "bold red" if picture.is_exceeded else "bold"
    rows = (("plan", picture.plan, "dim"), ("actual", picture.actual, actual_style))
    series = [(words(f"pictures.{name}"), points, style) for name, points, style in rows if points]
    names, wide = _align_texts([name for name, _, _ in series], 12)
    firsts, before = _align_texts([_format_first(picture, points[0]) for _, points, _ in series], _AMOUNT)
    unit = _align_texts([picture.unit], _UNIT)[0][0]
    lasts = [picture.format_amount(points[-1].amount) + unit for _, points, _ in series]
    lasts, after = _align_texts(lasts, max(width - wide - before - _LEAST_BARS - 3, 1))
    room = max(min(width - wide - before - after - 3, width // 2, _MOST_BARS), 1)
    days = _thin_days(sorted({point.day for _, points, _ in series for point in points}), room)
    for name, first, (_, points, style), last in zip(names, firsts, series, lasts, strict=True):
        begin = f" {first.strip().rjust(before)}" if before else ""
        bars = _draw_bars(points, days, low, high)
        yield (name, "dim"), (f"{begin} ", ""), (bars, style), (f" {last.rstrip()}", "")


def _format_first(picture: BurnUp, point: Point) -> str:
    text = picture.format_amount(point.amount)
    return text if point.amount and len(text) <= _AMOUNT else ""


def _thin_days(days: Sequence[date], most: int) -> Sequence[date]:
    step = max(-(-len(days) // most), 1)
    return days[::-1][::step][::-1]  # keeps the last day


def _draw_bars(points: Sequence[Point], days: Sequence[date], low: Decimal, high: Decimal) -> str:
    """Return a bar for each day between the first and the last point, and a blank for each day before."""
    whole, bars, n = high - low or Decimal(1), "", -1
    for day in days:
        if n == len(points) - 1:
            break
        while n + 1 < len(points) and points[n + 1].day <= day:
            n += 1
        bars += " " if n < 0 else _BARS[min(int((points[n].amount - low) / whole * len(_BARS)), len(_BARS) - 1)]
    return bars


def _plot_deviations(picture: Deviations, width: int) -> Iterator[Line]:
    """A line for each deviation: label, rate, and a bar to one side of zero; beyond 100 % it ends in an arrow."""
    limit = float(picture.limit)
    rates = [abs(float(bar.rate)) for bar in picture.bars]
    furthest = min(max([1.5 * limit, _LEAST_RATE, *rates]), _MOST_RATE)
    texts = (f"{bar.label} {bar.remark}".strip() for bar in picture.bars)
    labels, wide = _align_texts(texts, min(_DEVIATION_LABELS, width // 3))
    numbers, number_width = _align_texts(map(picture.format_rate, picture.bars), 10)
    side = max(min((width - wide - number_width - 5) // 2, _MOST_SIDE), 0)
    for label, number, bar in zip(labels, numbers, picture.bars, strict=True):
        signs = _draw_deviation(float(bar.rate), limit, furthest, side) if side else ""
        style = _STYLES.get(bar.tone, "")
        yield (f"{label}  ", ""), (number.strip().rjust(number_width), style), ("  ", ""), (signs, style)


def _draw_deviation(rate: float, limit: float, furthest: float, side: int) -> str:
    filled = min(round(abs(rate) / furthest * side), side)
    mark = round(limit / furthest * side)
    signs = ["█" if n < filled else "┊" if n == mark else " " for n in range(side)]
    empty = ["┊" if n == mark else " " for n in range(side)]
    if abs(rate) > _MOST_RATE:
        signs[-1] = ">" if rate > 0 else "<"
    left, right = (empty, signs) if rate >= 0 else (signs, empty)
    return "".join([*reversed(left), "│", *right]).rstrip()


def _plot_gantt(picture: Gantt, words: Words, width: int) -> Iterator[Line]:
    """The days above, a line for each stretch, and a legend. A sign covers several days if they do not fit."""
    texts = (f"{stretch.label} {stretch.owner}".strip() for stretch in picture.stretches)
    labels, wide = _align_texts(texts, min(_LABELS, width // 2))
    days = (picture.last - picture.first).days + 1
    step = -(-days // max(width - wide - 2, 1))
    starts = [picture.first + timedelta(days=n) for n in range(0, days, step)]
    ends = [picture.first + timedelta(days=min(n + step, days) - 1) for n in range(0, days, step)]
    yield _draw_head(wide, picture.first, picture.last, words, width)
    for label, stretch in zip(labels, picture.stretches, strict=True):
        signs = "".join(_choose_sign(picture, stretch, a, b) for a, b in zip(starts, ends, strict=True))
        yield (f"{label}  ", ""), (signs.rstrip(), _STYLES.get(stretch.state, ""))
    states = sorted({stretch.state for stretch in picture.stretches}, key=list(_SIGNS).index)
    legend = [f"{_SIGNS[state]} {words(f'pictures.{state}')}" for state in states]
    if picture.first <= picture.today <= picture.last:
        legend.append("│ " + words("pictures.today", day=formats.format_day(picture.today, words.lang)))
    yield from wrap_line([(" · ".join(legend), "dim")], width)


def _choose_sign(picture: Gantt, stretch: GanttBar, first: date, last: date) -> str:
    if first <= picture.today <= last:
        return "│"
    if stretch.first <= last and first <= stretch.last:
        return _SIGNS[stretch.state]
    return "·" if first in picture.off else " "


def _plot_heat(picture: Heat, words: Words, width: int) -> Iterator[Line]:
    """The days above, a line for each person with a sign for each day (the last that fit), and a legend."""
    names, wide = _align_texts((person.person for person in picture.people), min(_LABELS, width // 2))
    room = max(width - wide - 2, 1)
    if days := picture.days[-room:]:
        yield _draw_head(wide, days[0], days[-1], words, width)
    for name, person in zip(names, picture.people, strict=True):
        yield [(f"{name}  {''.join(_MARKS[mark] for mark in person.marks[-room:]).rstrip()}", "")]
    yield [(" · ".join(f"{_MARKS[mark]} {words(f'pictures.mark.{mark}')}" for mark in MARKS), "dim")]


def _draw_head(wide: int, first: date, last: date, words: Words, width: int) -> Line:
    """Return the first and the last day above their signs, the last with its year if that is another."""
    days = f"{formats.format_day(first, words.lang)}–{formats.format_day_in(first.year, last, words.lang)}"
    return [(" " * max(min(wide + 2, width - count_columns(days)), 0) + days, "dim")]


def _plot_loads(picture: Loads, width: int) -> Iterator[Line]:
    """A line for each person: name, sum and limit, and a digit for each task, which is its priority."""
    names, wide = _align_texts((load.person for load in picture.people), min(_NAMES, width // 3))
    sums, sum_width = _align_texts(map(_format_sum, picture.people), 16)
    room = width - wide - sum_width - 4
    for name, total, load in zip(names, sums, picture.people, strict=True):
        digits = "".join(str(n) * min(count, room + 1) for n, count in enumerate(load.counts))
        digits = digits if len(digits) <= room else digits[: max(room - 1, 0)] + "…"
        style = "bold red" if load.is_over else ""
        yield (f"{name}  ", ""), (total.strip().rjust(sum_width), style), (f"  {digits}", "")


def _format_sum(load: PersonLoad) -> str:
    return str(load.total) if load.limit is None else f"{load.total}/{formats.format_number(load.limit)}"


def _align_texts(texts: Iterable[str], most: int) -> tuple[list[str], int]:
    """Pad the texts to one width, or cut them with … at `most` columns. Returns them and that width."""
    lines = [make_visible(text) for text in texts]
    width = min(max(map(count_columns, lines), default=0), most)
    return [_fit_text(line, width) for line in lines], width


def _fit_text(text: str, width: int) -> str:
    if count_columns(text) > width:
        text = cut_columns(cut_columns(text, max(width - 1, 0)).rstrip() + "…", width)
    return text + " " * (width - count_columns(text))
