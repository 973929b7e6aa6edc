"""Numbers, dates and periods as people of each language write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from teamops.locale.text import Lang
from teamops.model.figures.quantity import ROOMY, SCALES, Quantity, format_plain
from teamops.model.figures.units import format_unit_after
from teamops.model.time.period import Period

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "zh": tuple("一二三四五六日")}


_DIGITS = re.compile(r"(-?)(\d+)(\.\d+)?", re.ASCII)
_COMMAS = re.compile("[,\uff0c\u3001]")  # the comma of each language, and the Chinese one between words of a list


def split_list(text: str) -> list[str]:
    """The words of a list that somebody wrote with commas, Chinese ones too: `a, b\uff0cc\u3001d`."""
    return [word.strip() for word in _COMMAS.split(text) if word.strip()]


def join_lines(text: str) -> str:
    """The text with single blanks for all white space: what users wrote may not look like a sentence of its own."""
    return " ".join(text.split())


def format_number(value: Decimal) -> str:
    """Every digit, in groups of three, in the suffix that was written: 12,000 · 26% · 1.5万; 42 for 42.0."""
    text = str(value) if isinstance(value, Quantity) else format_plain(value)
    found = _DIGITS.match(text)
    assert found is not None  # both ways of writing a number begin with digits
    sign, whole, fraction = found.groups()
    return f"{sign and '−'}{int(whole):,}{(fraction or '').rstrip('0').rstrip('.')}{text[found.end() :]}"


def format_amount(value: Decimal, unit: str | None = None) -> str:
    """The number with its unit, a blank between them where the unit is a word in Latin letters: 500万 · 12 leads."""
    behind = format_unit_after(value, unit)
    blank = " " if behind[:1].isascii() and behind[:1].isalpha() else ""
    return format_number(value) + blank + behind


def format_ratio(value: Fraction) -> str:
    """A ratio to four places, marked where that is not all of it."""
    tenthousandths = round(value * 10_000)
    exact = tenthousandths == value * 10_000
    return format_number(Decimal(tenthousandths).scaleb(-4)) + ("" if exact else "…")


def format_number_like(like: Quantity, value: Decimal) -> str:
    """The number in the suffix of `like`: 9.5% for 0.095 beside 12%, 300万 for 3000000 beside 1860万."""
    from teamops.model.figures.number_style import (
        style_amount,  # it brings the whole model with it, which a kept answer does without
    )

    return format_number(style_amount(like, value))


def format_ratio_like(like: Quantity, value: Fraction) -> str:
    """A ratio in the suffix of `like`, to four places there: 5.0735…%."""
    return format_ratio(value / Fraction(10) ** SCALES[like.suffix]) + like.suffix


def format_decimal(value: Fraction, places: int = 2) -> str:
    """A ratio to so many places, not marked: 53.33 for 160/3."""
    return format_number(Decimal(round(value * 10**places)).scaleb(-places))


def format_percent(rate: Decimal | None, places: int = 0, *, signed: bool = False) -> str:
    """`rate` as per cent, half rounded away from zero: −24% for −0.24; a dash where there is no rate."""
    if rate is None:
        return "—"
    rounded = rate.scaleb(2, ROOMY).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, ROOMY)
    sign = "−" if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{rounded.copy_abs()}%"


_MOST_PLACES = 30
"""Two different shares of quantities differ within so many places."""


def format_rate(rate: Decimal | None, limits: Iterable[Decimal] = (), *, signed: bool = False) -> str:
    """The rate in whole per cent, or with as many places as show on which side of each limit (and of zero) it lies.

    Only a rate that is a limit is shown as the limit: −10.4% beyond ±10%, 94.96% short of 95%, 99.6% short of 100%.
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
    """By how much something is off its plan, so that it shows on which side of the band ±`limit` it lies (§3.5)."""
    return format_rate(rate, (limit, -limit), signed=True)


def format_limit(limit: Decimal) -> str:
    """A limit as per cent with all its digits: 10% for 0.1, 7.5% for 0.075."""
    return format_number(Quantity.of(Decimal(limit), "%"))


def format_day(value: date, lang: Lang) -> str:
    """9月7日 · 7 Sep"""
    return f"{value.month}月{value.day}日" if lang == "zh" else f"{value.day} {_MONTHS[value.month - 1]}"


def format_day_in(year: int, value: date, lang: Lang) -> str:
    """The day, with its year where that is not `year`: 2025年9月7日 · 7 Sep 2025"""
    text = format_day(value, lang)
    if value.year == year:
        return text
    return f"{value.year}年{text}" if lang == "zh" else f"{text} {value.year}"


def format_weekday(value: date, lang: Lang) -> str:
    """周一 · Mon"""
    name = _WEEKDAYS[lang][value.weekday()]
    return f"周{name}" if lang == "zh" else name


def format_long_day(value: date, lang: Lang) -> str:
    """2026年9月7日 星期一 · Mon 7 Sep 2026"""
    weekday = _WEEKDAYS[lang][value.weekday()]
    return (
        f"{value.year}年{format_day(value, lang)} 星期{weekday}"
        if lang == "zh"
        else f"{weekday} {format_day(value, lang)} {value.year}"
    )


def format_span(value: Period, lang: Lang) -> str:
    """The first and last day of a period: 9月7日–9月13日 · 7 Sep–13 Sep"""
    return f"{format_day(value.start, lang)}–{format_day(value.end, lang)}"


def format_period(value: Period, lang: Lang) -> str:
    """2026年第3季度 · 2026年9月 · 2026年第37周 · Q3 2026 · Sep 2026 · week 37 of 2026"""
    year = value.text[:4]
    match value.kind:
        case "year":
            return f"{year}年" if lang == "zh" else year
        case "quarter":
            return f"{year}年第{value.text[-1]}季度" if lang == "zh" else f"Q{value.text[-1]} {year}"
        case "month":
            return f"{year}年{value.start.month}月" if lang == "zh" else f"{_MONTHS[value.start.month - 1]} {year}"
        case "week":
            number_, whole = int(value.text[-2:]), len(value.text) == 8
            where = (
                "" if whole else f"({format_span(value, lang)})" if lang == "zh" else f" ({format_span(value, lang)})"
            )
            return (f"{year}年第{number_}周" if lang == "zh" else f"week {number_} of {year}") + where
        case _:
            return format_long_day(value.start, lang)
