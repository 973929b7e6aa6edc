"""Formatting numbers, dates and periods as people of each language write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from teamops.locale.text import Lang
from teamops.model.figures.quantity import ROOMY, SCALES, Quantity, format_plain
from teamops.model.figures.units import format_unit_after
from teamops.model.later_pattern import compile_later
from teamops.model.time.period import Period

if TYPE_CHECKING:
    from fractions import Fraction

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "zh": tuple("一二三四五六日")}


_DIGITS = compile_later(r"(-?)(\d+)(\.\d+)?", re.ASCII)
_COMMAS = compile_later("[,\uff0c\u3001]")  # the comma of each language, and the Chinese one between words of a list


def split_list(text: str) -> list[str]:
    """Split a list with commas, Chinese ones too, into its words: `a, b\uff0cc\u3001d`."""
    return [word.strip() for word in _COMMAS.split(text) if word.strip()]


def join_lines(text: str) -> str:
    """Replace all white space by single blanks, so that a user's text cannot look like a line of output."""
    return " ".join(text.split())


def format_number(value: Decimal) -> str:
    """Format all digits, in groups of three, with the number's own suffix: 12,000 · 26% · 1.5万; 42 for 42.0."""
    text = str(value) if isinstance(value, Quantity) else format_plain(value)
    match = _DIGITS.match(text)
    assert match is not None  # both ways of writing a number begin with digits
    sign, whole, fraction = match.groups()
    return f"{sign and '−'}{int(whole):,}{(fraction or '').rstrip('0').rstrip('.')}{text[match.end() :]}"


def format_amount(value: Decimal, unit: str | None = None) -> str:
    """Format a number and its unit, with a blank between them if the unit is in Latin letters: 500万 · 12 leads."""
    behind = format_unit_after(value, unit)
    blank = " " if behind[:1].isascii() and behind[:1].isalpha() else ""
    return format_number(value) + blank + behind


def format_ratio(value: Fraction) -> str:
    """Format a ratio to four places, with an ellipsis if it has more."""
    tenthousandths = round(value * 10_000)
    exact = tenthousandths == value * 10_000
    return format_number(Decimal(tenthousandths).scaleb(-4)) + ("" if exact else "…")


def format_number_like(like: Quantity, value: Decimal) -> str:
    """Format a number with the suffix of `like`: 9.5% for 0.095 and 12%, 300万 for 3000000 and 1860万."""
    from teamops.model.figures.digits import style_amount  # imports the whole model; cached answers need none

    return format_number(style_amount(like, value))


def format_ratio_like(like: Quantity, value: Fraction) -> str:
    """Format a ratio with the suffix of `like`, to four places: 5.0735…%."""
    from fractions import Fraction

    return format_ratio(value / Fraction(10) ** SCALES[like.suffix]) + like.suffix


def format_decimal(value: Fraction, places: int = 2) -> str:
    """Round a ratio to that many places: 53.33 for 160/3."""
    return format_number(Decimal(round(value * 10**places)).scaleb(-places))


def format_percent(rate: Decimal | None, places: int = 0, *, signed: bool = False) -> str:
    """Format `rate` as per cent, half rounded away from zero: −24% for −0.24; a dash for None."""
    if rate is None:
        return "—"
    rounded = rate.scaleb(2, ROOMY).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, ROOMY)
    sign = "−" if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{rounded.copy_abs()}%"


_MOST_PLACES = 30
"""Two different shares of quantities differ within this many places."""


def format_rate(rate: Decimal | None, limits: Iterable[Decimal] = (), *, signed: bool = False) -> str:
    """Format a rate in whole per cent, or with the places that show on which side of each limit (and of zero) it is.

    Only a rate that equals a limit looks like the limit: −10.4% beyond ±10%, 94.96% short of 95%, 99.6% short of 100%.
    """
    if rate is None:
        return format_percent(None)
    edges = [Decimal(0), *limits]
    for places in range(_MOST_PLACES):
        shown = rate.quantize(Decimal(1).scaleb(-places - 2), ROUND_HALF_UP, ROOMY)
        if all((shown > edge) == (rate > edge) and (shown < edge) == (rate < edge) for edge in edges):
            break
    return format_percent(rate, places, signed=signed)


def format_deviation(rate: Decimal | None, limit: Decimal) -> str:
    """Format a deviation from plan so that it shows on which side of the band ±`limit` it is (§3.5)."""
    return format_rate(rate, (limit, -limit), signed=True)


def format_limit(limit: Decimal) -> str:
    """Format a limit as per cent with all its digits: 10% for 0.1, 7.5% for 0.075."""
    return format_number(Quantity.of(Decimal(limit), "%"))


def format_day(value: date, lang: Lang) -> str:
    """Format a day without its year: 9月7日 · 7 Sep."""
    return f"{value.month}月{value.day}日" if lang == "zh" else f"{value.day} {_MONTHS[value.month - 1]}"


def format_day_in(year: int, value: date, lang: Lang) -> str:
    """Format a day, with its year unless that is `year`: 2025年9月7日 · 7 Sep 2025."""
    text = format_day(value, lang)
    if value.year == year:
        return text
    return f"{value.year}年{text}" if lang == "zh" else f"{text} {value.year}"


def format_weekday(value: date, lang: Lang) -> str:
    """Format the weekday of a day: 周一 · Mon."""
    name = _WEEKDAYS[lang][value.weekday()]
    return f"周{name}" if lang == "zh" else name


def format_long_day(value: date, lang: Lang) -> str:
    """Format a day with its weekday and year: 2026年9月7日 星期一 · Mon 7 Sep 2026."""
    weekday, day = _WEEKDAYS[lang][value.weekday()], format_day(value, lang)
    return f"{value.year}年{day} 星期{weekday}" if lang == "zh" else f"{weekday} {day} {value.year}"


def format_repeat(text: str, lang: Lang) -> str:
    """Format a repetition as written in files: 每周二、周四 · every Tue, Thu for weekly Tue,Thu."""
    every, _, rest = text.partition(" ")
    days = [word.strip() for word in rest.split(",")]
    if every == "daily":
        return "每个工作日" if lang == "zh" else "every working day"
    if every == "weekly":
        names = [_WEEKDAYS[lang][_WEEKDAYS["en"].index(day)] for day in days]
        return "每" + "、".join(f"周{name}" for name in names) if lang == "zh" else f"every {', '.join(names)}"
    if lang == "en":
        return f"{every} {', '.join(days)}"
    named = "、".join("最后一个工作日" if day == "last" else f"{int(day)}日" for day in days)
    return ("每月" if every == "monthly" else "每季度首月") + named


def format_span(value: Period, lang: Lang) -> str:
    """Format the first and last day of a period: 9月7日–9月13日 · 7 Sep–13 Sep."""
    return f"{format_day(value.start, lang)}–{format_day(value.end, lang)}"


def format_period(value: Period, lang: Lang) -> str:
    """Format a period: 2026年第3季度 · 2026年9月 · 2026年第37周 · Q3 2026 · Sep 2026 · week 37 of 2026.

    Only the weeks that are cut at the end of a month show their days.
    """
    year = value.text[:4]
    match value.kind:
        case "year":
            return f"{year}年" if lang == "zh" else year
        case "quarter":
            return f"{year}年第{value.text[-1]}季度" if lang == "zh" else f"Q{value.text[-1]} {year}"
        case "month":
            return f"{year}年{value.start.month}月" if lang == "zh" else f"{_MONTHS[value.start.month - 1]} {year}"
        case "week":
            number, is_whole = int(value.text[-2:]), len(value.text) == 8
            name = f"{year}年第{number}周" if lang == "zh" else f"week {number} of {year} "
            if is_whole:
                return name.rstrip()
            days = format_span(value, lang)
            return f"{name}（{days}）" if lang == "zh" else f"{name}({days})"
        case _:
            return format_long_day(value.start, lang)
