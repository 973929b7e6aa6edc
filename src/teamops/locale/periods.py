"""Parsing periods as people write them and screens print them: 2026-Q4, 2026年第4季度, Q4 2026, 10月, W42, 下周.

A period without a year is on the side `behind` the last one that has begun or begins within a month, on the side
`ahead` the first one that ended at most a month ago. Without `today` a period needs its year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import TypeVar

from teamops.locale.dates import MONTH, Side, normalize_text, parse_month_name, parse_written_day
from teamops.model.later_pattern import compile_later
from teamops.model.time.period import Kind, Period

_QUARTER = r"(?:q|第)?\s?(?P<quarter>[1-4一二三四])\s?(?:季度?)|q(?P<q>[1-4])"
_WEEK = r"(?:w|week\s?|第)\s?(?P<week>\d{1,2})\s?周?|(?P<zhou>\d{1,2})\s?周"
_MONTH = rf"(?P<month>\d{{1,2}})\s?月份?|(?P<name>{MONTH})\.?"
_YEAR = r"(?P<year>\d{4})"
_BARE = r"(?P<number>\d{1,2})"
_FORMS = tuple(
    compile_later(form, re.ASCII)
    for form in (
        rf"{_YEAR}\s?年?",
        *(rf"(?:{_YEAR}\s?[-/年]?\s?)?(?:{one})" for one in (_QUARTER, _WEEK, _MONTH)),
        *(rf"(?:{one})(?:\s?of)?[\s,/-]+{_YEAR}" for one in (_QUARTER, _WEEK, _MONTH)),
        rf"{_YEAR}\s?[-/.年]\s?{_BARE}",
        rf"{_BARE}\s?/\s?{_YEAR}",
    )
)
_GRACE = timedelta(days=31)
_NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4"}
_WORDS = compile_later(
    r"(?P<zh>上上|下下|上|下|本|这|当|去|今|明)(?:一?个)?(?P<zhkind>周|星期|月|季度?|年)"
    r"|(?P<en>last|this|next) (?P<enkind>week|month|quarter|year)",
)
_WORDS_OF_STEPS = {
    -2: ("上上",),
    -1: ("上", "去", "last"),
    0: ("本", "这", "当", "今", "this"),
    1: ("下", "明", "next"),
    2: ("下下",),
}
_STEPS = {word: steps for steps, words in _WORDS_OF_STEPS.items() for word in words}
_WORDS_OF_KINDS: dict[Kind, tuple[str, ...]] = {
    "week": ("周", "星期", "week"),
    "month": ("月", "month"),
    "quarter": ("季", "季度", "quarter"),
    "year": ("年", "year"),
}
_KINDS = {word: kind for kind, words in _WORDS_OF_KINDS.items() for word in words}
_SPAN = compile_later(r"(?P<first>.+?)\s?(?:–|—|~|至|到|\.\.)\s?(?P<last>.+)")
_CUT = compile_later(r"(?P<week>.+?)\s?\((?P<span>.+)\)")


def parse_written_period(text: str, today: date | None = None, side: Side = "behind") -> Period:
    """Return the period that `text` means. Raises ValueError for none, UnclearDayError where a day has two readings."""
    with suppress(ValueError):
        return Period.parse(text)
    text = normalize_text(text)
    if (period := _parse_word(text, today)) is not None:
        return period
    if today is not None:
        from teamops.locale.relative_days import name_year  # here: files have none of them

        text = name_year(text, today)
    for parse in (_parse_form, _parse_cut_week, _parse_span):
        if (period := parse(text, today, side)) is not None:
            return period
    return Period.parse(parse_written_day(text, today, side).isoformat())


def _parse_form(text: str, today: date | None, side: Side) -> Period | None:
    with suppress(ValueError):
        return Period.parse(text.upper())
    for form in _FORMS:
        if (match := form.fullmatch(text)) is not None:
            groups = match.groupdict()
            make = _choose_maker(groups)
            if groups.get("year"):
                return make(int(groups["year"]))
            return None if today is None else _find_nearest(make, today, side)
    return None


def _choose_maker(groups: dict[str, str | None]) -> Callable[[int], Period]:
    """Return a function from a year to its period of the kind that the groups of a form name."""
    quarter, week = groups.get("quarter") or groups.get("q"), groups.get("week") or groups.get("zhou")
    month = groups.get("month") or groups.get("number")
    if name := groups.get("name"):
        month = str(parse_month_name(name))
    form = "{0:04}"
    if quarter:
        form += f"-Q{_NUMERALS.get(quarter, quarter)}"
    elif week:
        form += f"-W{week:0>2}"
    elif month:
        form += f"-{month:0>2}"
    return lambda year: Period.parse(form.format(year))


def _find_nearest(make: Callable[[int], Period], today: date, side: Side) -> Period | None:
    every = list(_make_periods(make, range(today.year - 1, today.year + 2)))
    if side == "ahead":
        return next((period for period in every if period.end >= today - _GRACE), None)
    return next((period for period in reversed(every) if period.start <= today + _GRACE), None)


T = TypeVar("T")


def _make_periods(make: Callable[[T], Period], arguments: Iterable[T]) -> Iterator[Period]:
    """Yield the period of each argument that has one: not every year has a week 53."""
    for argument in arguments:
        with suppress(ValueError):
            yield make(argument)


def _parse_word(text: str, today: date | None) -> Period | None:
    match = _WORDS.fullmatch(text)
    if match is None or today is None:
        return None
    kind, steps = _KINDS[match["zhkind"] or match["enkind"]], _STEPS[match["zh"] or match["en"]]
    return _step_period(kind, today, steps)


def _step_period(kind: Kind, today: date, steps: int) -> Period:
    period = _make_period(kind, today)
    for _ in range(abs(steps)):
        beside = period.end + timedelta(days=1) if steps > 0 else period.start - timedelta(days=1)
        period = _make_period(kind, beside)
    return period


def _make_period(kind: Kind, day: date) -> Period:
    if kind == "week":
        return Period.week_of(day)
    if kind == "quarter":
        return Period.quarter_of(day)
    return Period.month(day.year, day.month) if kind == "month" else Period.year(day.year)


def _parse_cut_week(text: str, today: date | None, side: Side) -> Period | None:
    """Parse a week that is cut at the end of a month, printed with its days: 2026年第40周(9月28日–9月30日)."""
    match = _CUT.fullmatch(text)
    days = _SPAN.fullmatch(match["span"]) if match is not None else None
    week = next((one for form in _FORMS if match and (one := form.fullmatch(match["week"]))), None)
    number = week and (week.groupdict().get("week") or week.groupdict().get("zhou"))
    if days is None or week is None or not number:
        return None
    year = int(week["year"]) if week["year"] else parse_written_day(days["first"], today, side).year
    first, last = (_parse_day_of(year, days[name]) for name in ("first", "last"))
    every = _make_periods(Period.parse, (f"{first:%Y-%m}-W{number:0>2}", f"{year:04}-W{number:0>2}"))
    return next((period for period in every if (period.start, period.end) == (first, last)), None)


def _parse_day_of(year: int, text: str) -> date:
    """Parse a day of that year: each day is close enough to 1 October for `parse_written_day`."""
    return parse_written_day(text, date(year, 10, 1), "behind")


def _parse_span(text: str, today: date | None, side: Side) -> Period | None:
    """Parse a first and a last day into the period with exactly these days."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    first = parse_written_day(match["first"], today, side)
    last = parse_written_day(match["last"], first, "ahead")
    week = Period.week_of(first)
    kinds: tuple[Kind, ...] = ("month", "quarter", "year")
    cut = _make_periods(Period.parse, (f"{first:%Y-%m}-{week.text[-3:]}",))
    every = [week, *cut, *(_make_period(kind, first) for kind in kinds), Period.day(first)]
    return next((period for period in every if (period.start, period.end) == (first, last)), None)
