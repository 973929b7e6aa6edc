"""Parsing days and times as people write them and screens print them: 2026-10-20, 10月20日, 20 Oct 2026, Tue 20 Oct.

`relative_days` parses those that are counted from today: 明天, 周五, Fri, +3d.
A day without a year is the one in the twelve months around `today`: on the side `ahead` the first that is at most three
months ago, on the side `behind` the last that is at most three months away. A day that can be read in two ways (10/11)
is refused. Without `today` a day needs its year.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Literal
from unicodedata import normalize

from teamops.model.later_pattern import compile_later
from teamops.model.time.period import Period

Side = Literal["ahead", "behind"]

_GRACE = timedelta(days=91)
_YEAR = timedelta(days=366)

_MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MONTH = f"(?:{_MONTH_NAMES})"
"""The pattern of a month's English name."""

_WEEKDAY = r"(?:(?P<en>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|(?:周|星期|礼拜)(?P<zh>[一二三四五六日天]))"
_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZH = "一二三四五六日天"
_WITH_WEEKDAY = (
    compile_later(rf"{_WEEKDAY}[\s,]*(?P<rest>.*)", re.ASCII),
    compile_later(rf"(?P<rest>.*?)[\s,]*\(?{_WEEKDAY}\)?", re.ASCII),
)
_FORMS = tuple(
    compile_later(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})\s?[日号]?",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号]?",
        r"(?:(?P<year>\d{4})\s?年\s?)?(?P<month>\d{1,2})\s?月(?P<end>底|末)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]?(?P<name>{MONTH})\.?(?:,?[\s-]?(?P<year>\d{{4}}))?",
        rf"(?P<name>{MONTH})\.?[\s-]?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?[\s-](?P<year>\d{{4}}))?",
    )
)
_EITHER = compile_later(r"(?P<a>\d{1,2})(?P<sign>[-/.])(?P<b>\d{1,2})(?:(?P=sign)(?P<year>\d{4}))?", re.ASCII)
_MOMENT = compile_later(
    r"(?P<day>.*?)(?:(?<=\d)t(?=\d)|,?\s+(?:at )?|(?<=[^\x00-\x7f])|(?<=\)))"
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上)?\s?(?P<hour>\d{1,2})"
    r"(?::(?P<rest>\d\d(?::\d\d(?:\.\d{1,6})?)?)|\s?(?P<sharp>[点时])(?:(?P<minute>\d{1,2})分?|(?P<half>半)|整)?)?"
    r"\s?(?P<half_day>[ap]\.?m\.?)?(?P<zone>\s?(?:z|[+-]\d\d:?\d\d))?",
    re.ASCII,
)
_PARTS = {
    "凌晨": range(7),
    "清晨": range(4, 9),
    "早上": range(5, 12),
    "早晨": range(5, 12),
    "上午": range(6, 13),
    "中午": range(11, 15),
    "下午": range(12, 20),
    "傍晚": range(16, 21),
    "晚上": range(17, 24),
}
"""The hours that a part of the day may have."""

_UNCLEAR_HOURS = range(1, 8)
"""4点 is early in the morning or in the afternoon; 9点 is taken as 9:00."""


class UnclearDayError(ValueError):
    """A text that can be read as two different days or times."""

    def __init__(self, *days: date) -> None:
        super().__init__(*days)
        self.days = days


def normalize_text(text: str) -> str:
    """Return the text in lower case and half width, with single blanks and none at its ends."""
    return " ".join(normalize("NFKC", text).casefold().split())


def parse_month_name(name: str) -> int:
    """Return the number of a month's name that matches `MONTH`."""
    return next(number for number, form in enumerate(_MONTH_NAMES.split("|"), 1) if re.fullmatch(form, name))


def parse_written_day(text: str, today: date | None = None, side: Side = "ahead") -> date:
    """Return the day that `text` means. Raises ValueError for none, UnclearDayError where there are two readings."""
    text = normalize_text(text)
    if today is not None:
        from teamops.locale.relative_days import find_relative_days, name_year  # here: files have none of them

        days = find_relative_days(text, today, ahead=side == "ahead")
        if len(days) > 1:
            raise UnclearDayError(*days)
        if days:
            return days[0]
        text = name_year(text, today)
    rest, weekday = _split_weekday(text)
    day = _parse_day(rest, today, side)
    if weekday is not None and day.weekday() != weekday:
        raise ValueError(text)
    return day


def parse_written_moment(text: str, today: date | None = None, side: Side = "ahead") -> str:
    """Return the day and time that `text` means, as files have it: 2026-10-20T16:00, with a zone only where it has one.

    Raises ValueError for anything else.
    """
    match = _MOMENT.fullmatch(normalize_text(text))
    if match is None:
        raise ValueError(text)
    day = parse_written_day(match["day"], today, side)
    hours = _list_hours(match)
    rest = match["rest"] or f"{30 if match['half'] else int(match['minute'] or 0):02}"
    zone = (match["zone"] or "").strip().upper()
    moments = [f"{day}T{hour:02}:{rest}{zone}" for hour in hours]
    times = [datetime.fromisoformat(moment) for moment in moments]  # raises ValueError for 25:00
    if len(moments) != 1:
        raise UnclearDayError(*times)
    return moments[0]


def _list_hours(match: re.Match[str]) -> list[int]:
    """Return the hours from 0 to 24 that a time may mean: 16 for 下午4点 and 4pm, two for 4点, none for 下午9点."""
    hour, half_day = int(match["hour"]), match["half_day"]
    if half_day is not None:
        if not 1 <= hour <= 12 or match["part"]:
            raise ValueError(match[0])
        return [hour % 12 + (12 if half_day.startswith("p") else 0)]
    if match["part"] is not None:
        hours = [one for one in (hour, hour + 12) if one in _PARTS[match["part"]]]
        if not hours or not (match["rest"] or match["sharp"]):
            raise ValueError(match[0])
        return hours
    if match["sharp"]:
        return [hour, hour + 12] if hour in _UNCLEAR_HOURS else [hour]
    if match["rest"] is None:
        raise ValueError(match[0])
    return [hour]


def find_day_around(month: int, day: int, today: date, side: Side) -> date:
    """Return the day in the twelve months around `today`. Raises ValueError where there is none (29 February)."""
    days = []
    for year in range(today.year - 1, today.year + 2):
        with suppress(ValueError):
            days.append(date(year, month, day))
    if side == "ahead":
        days = [day for day in days if day >= today - _GRACE]
    else:
        days = [day for day in reversed(days) if day <= today + _GRACE]
    if not days or abs(days[0] - today) > _YEAR:
        raise ValueError(month, day)
    return days[0]


def _split_weekday(text: str) -> tuple[str, int | None]:
    for form in _WITH_WEEKDAY:
        if (match := form.fullmatch(text)) is not None and match["rest"]:
            weekday = _EN.index(match["en"]) if match["en"] else _ZH.index(match["zh"]) % 7
            return match["rest"].strip(), 6 if match["zh"] == "天" else weekday
    return text, None


def _parse_day(text: str, today: date | None, side: Side) -> date:
    for form in _FORMS:
        if (match := form.fullmatch(text)) is not None:
            groups = match.groupdict()
            month = int(groups["month"]) if groups.get("month") else parse_month_name(groups["name"])
            if groups.get("end"):
                return _make_month_end(groups["year"], month, today, side)
            return _make_day(groups.get("year"), month, int(groups["day"]), today, side)
    match = _EITHER.fullmatch(text)
    if match is None or (match["sign"] == "." and not match["year"]):
        raise ValueError(text)
    a, b = int(match["a"]), int(match["b"])
    pairs = {(month, day) for month, day in ((a, b), (b, a)) if month <= 12}
    days = sorted(_make_day(match["year"], *pair, today, side) for pair in pairs)
    if len(days) != 1:
        raise UnclearDayError(*days)
    return days[0]


def _make_month_end(year: str | None, month: int, today: date | None, side: Side) -> date:
    first = _make_day(year, month, 1, today, side)
    return Period.month(first.year, month).end


def _make_day(year: str | None, month: int, day: int, today: date | None, side: Side) -> date:
    if year:
        return date(int(year), month, day)
    if today is None:
        raise ValueError(month, day)
    return find_day_around(month, day, today, side)
