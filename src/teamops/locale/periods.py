"""Periods as people write them and screens print them: 2026-Q4, 2026年第4季度, Q4 2026, 10月, W42, 下周.

A period without a year is, where what has been is asked for (`behind`), the last that began or begins within a month;
where what is to come is asked for (`ahead`), the first that is not over for more than a month. Without `today` a period
needs its year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import TypeVar

from teamops.locale.dates import MONTH, Side, normalize_text, parse_month_name, parse_written_day
from teamops.model.time.period import Kind, Period

_QUARTER = r"(?:q|第)?\s?(?P<quarter>[1-4一二三四])\s?(?:季度?)|q(?P<q>[1-4])"
_WEEK = r"(?:w|week\s?|第)\s?(?P<week>\d{1,2})\s?周?|(?P<zhou>\d{1,2})\s?周"
_MONTH = rf"(?P<month>\d{{1,2}})\s?月份?|(?P<name>{MONTH})\.?"
_YEAR = r"(?P<year>\d{4})"
_BARE = r"(?P<number>\d{1,2})"
_FORMS = tuple(
    re.compile(form, re.ASCII)
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
_WORDS = re.compile(
    r"(?P<zh>上上|下下|上|下|本|这|去|今|明)(?:一?个)?(?P<zhkind>周|星期|月|季度?|年)"
    r"|(?P<en>last|this|next) (?P<enkind>week|month|quarter|year)",
)
_STEPS = {"上上": -2, "上": -1, "去": -1, "last": -1, "本": 0, "这": 0, "今": 0, "this": 0,
          "下": 1, "明": 1, "next": 1, "下下": 2}  # fmt: skip
_KINDS: dict[str, Kind] = {
    "周": "week", "星期": "week", "月": "month", "季": "quarter", "季度": "quarter", "年": "year",
    "week": "week", "month": "month", "quarter": "quarter", "year": "year",
}  # fmt: skip
_SPAN = re.compile(r"(?P<first>.+?)\s?(?:–|—|~|至|到|\.\.)\s?(?P<last>.+)")
_CUT = re.compile(r"(?P<week>.+?)\s?\((?P<span>.+)\)")


def parse_written_period(text: str, today: date | None = None, side: Side = "behind") -> Period:
    """The period that `text` means. Raises ValueError for none, and UnclearError where a day may be either of two."""
    with suppress(ValueError):
        return Period.parse(text)
    said = normalize_text(text)
    if (found := _parse_word(said, today)) is not None:
        return found
    for way in (_parse_form, _parse_cut_week, _parse_span):
        if (found := way(said, today, side)) is not None:
            return found
    return Period.parse(parse_written_day(said, today, side).isoformat())


def _parse_form(text: str, today: date | None, side: Side) -> Period | None:
    with suppress(ValueError):
        return Period.parse(text.upper())
    for form in _FORMS:
        if (found := form.fullmatch(text)) is not None:
            said = found.groupdict()
            make = _choose_maker(said)
            if said.get("year"):
                return make(int(said["year"]))
            return None if today is None else _find_nearest(make, today, side)
    return None


def _choose_maker(said: dict[str, str | None]) -> Callable[[int], Period]:
    """From a year to its period of the kind that is said."""
    quarter, week = said.get("quarter") or said.get("q"), said.get("week") or said.get("zhou")
    month = said.get("month") or said.get("number")
    if name := said.get("name"):
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
        return next((one for one in every if one.end >= today - _GRACE), None)
    return next((one for one in reversed(every) if one.start <= today + _GRACE), None)


T = TypeVar("T")


def _make_periods(make: Callable[[T], Period], things: Iterable[T]) -> Iterator[Period]:
    """A period of each thing that makes one: not every year has a week 53."""
    for thing in things:
        with suppress(ValueError):
            yield make(thing)


def _parse_word(text: str, today: date | None) -> Period | None:
    found = _WORDS.fullmatch(text)
    if found is None or today is None:
        return None
    kind, steps = _KINDS[found["zhkind"] or found["enkind"]], _STEPS[found["zh"] or found["en"]]
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
    """A week as it is printed with its days: 2026年第40周(9月28日–9月30日), which is cut at the end of the month."""
    found = _CUT.fullmatch(text)
    days = _SPAN.fullmatch(found["span"]) if found is not None else None
    week = next((one for form in _FORMS if found and (one := form.fullmatch(found["week"]))), None)
    number = week and (week.groupdict().get("week") or week.groupdict().get("zhou"))
    if days is None or week is None or not number:
        return None
    year = int(week["year"]) if week["year"] else parse_written_day(days["first"], today, side).year
    first, last = (_parse_day_of(year, days[name]) for name in ("first", "last"))
    every = _make_periods(Period.parse, (f"{first:%Y-%m}-W{number:0>2}", f"{year:04}-W{number:0>2}"))
    return next((one for one in every if (one.start, one.end) == (first, last)), None)


def _parse_day_of(year: int, text: str) -> date:
    """The day of that year: none of it is further from 1 October than `days_written` looks."""
    return parse_written_day(text, date(year, 10, 1), "behind")


def _parse_span(text: str, today: date | None, side: Side) -> Period | None:
    """The period that has exactly the days from first to last."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    first = parse_written_day(found["first"], today, side)
    last = parse_written_day(found["last"], first, "ahead")
    week = Period.week_of(first)
    kinds: tuple[Kind, ...] = ("month", "quarter", "year")
    cut = _make_periods(Period.parse, (f"{first:%Y-%m}-{week.text[-3:]}",))
    every = [week, *cut, *(_make_period(kind, first) for kind in kinds), Period.day(first)]
    return next((one for one in every if (one.start, one.end) == (first, last)), None)
