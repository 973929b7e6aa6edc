"""Days and times as people write them and screens print them: 2026-10-20, 10月20日, 20 Oct 2026, Tue 20 Oct.

A day without a year is one of the twelve months around `today`: where what is to come is asked for (`ahead`) the first
that is not more than three months ago, where what has been is asked for (`behind`) the last that is not more than three
months away. What can be read in two ways (10/11) is refused. Without `today` a day needs its year.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Literal
from unicodedata import normalize

Side = Literal["ahead", "behind"]

_GRACE = timedelta(days=91)
_YEAR = timedelta(days=366)

MONTHS = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?",
    "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
MONTH = f"(?:{'|'.join(MONTHS)})"
_WEEKDAY = r"(?:(?P<en>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|(?:周|星期|礼拜)(?P<zh>[一二三四五六日天]))"
_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZH = "一二三四五六日天"
_WITH_WEEKDAY = (
    re.compile(rf"{_WEEKDAY}[\s,]*(?P<rest>.*)", re.ASCII),
    re.compile(rf"(?P<rest>.*?)[\s,]*\(?{_WEEKDAY}\)?", re.ASCII),
)
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})\s?[日号]?",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号]?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]?(?P<name>{MONTH})\.?(?:,?[\s-]?(?P<year>\d{{4}}))?",
        rf"(?P<name>{MONTH})\.?[\s-]?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?[\s-](?P<year>\d{{4}}))?",
    )
)
_EITHER = re.compile(r"(?P<a>\d{1,2})(?P<sign>[-/.])(?P<b>\d{1,2})(?:(?P=sign)(?P<year>\d{4}))?", re.ASCII)
_MOMENT = re.compile(
    r"(?P<day>.*?)(?:(?<=\d)t(?=\d)|\s+|(?<=[日号]))(?P<hour>\d{1,2}):(?P<rest>\d\d(?::\d\d(?:\.\d{1,6})?)?)"
    r"\s?(?P<zone>z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)


class UnclearDayError(ValueError):
    """A text that can be read as either of two days."""

    def __init__(self, *days: date) -> None:
        super().__init__(*days)
        self.days = days


def normalize_text(text: str) -> str:
    """The text without regard to capitals, width of signs and blanks at its ends."""
    return " ".join(normalize("NFKC", text).casefold().split())


def parse_month_name(name: str) -> int:
    """The number of a month that matches `MONTH`."""
    return next(number for number, form in enumerate(MONTHS, 1) if re.fullmatch(form, name))


def parse_written_day(text: str, today: date | None = None, side: Side = "ahead") -> date:
    """The day that `text` means. Raises ValueError for none, and UnclearError where it may be either of two."""
    said, weekday = _split_weekday(normalize_text(text))
    made = _parse_day(said, today, side)
    if weekday is not None and made.weekday() != weekday:
        raise ValueError(text)
    return made


def parse_written_moment(text: str, today: date | None = None, side: Side = "ahead") -> str:
    """The day and time that `text` means as files have it, with a zone only where it names one: 2026-10-20T16:00.

    Raises ValueError for anything else.
    """
    found = _MOMENT.fullmatch(normalize_text(text))
    if found is None:
        raise ValueError(text)
    day = parse_written_day(found["day"], today, side)
    written = f"{day}T{found['hour']:0>2}:{found['rest']}{(found['zone'] or '').upper()}"
    return written if datetime.fromisoformat(written) else ""


def find_day_around(month: int, day: int, today: date, side: Side) -> date:
    """The day in the twelve months around `today`. Raises ValueError where they have none (29 February)."""
    years = range(today.year - 1, today.year + 2)
    days = [made for year in years if (made := _make_date(year, month, day)) is not None]
    if side == "ahead":
        found = next((one for one in days if one >= today - _GRACE), None)
    else:
        found = next((one for one in reversed(days) if one <= today + _GRACE), None)
    if found is None or abs(found - today) > _YEAR:
        raise ValueError(month, day)
    return found


def _split_weekday(text: str) -> tuple[str, int | None]:
    for form in _WITH_WEEKDAY:
        if (found := form.fullmatch(text)) is not None and found["rest"]:
            weekday = _EN.index(found["en"]) if found["en"] else _ZH.index(found["zh"]) % 7
            return found["rest"].strip(), 6 if found["zh"] == "天" else weekday
    return text, None


def _parse_day(text: str, today: date | None, side: Side) -> date:
    for form in _FORMS:
        if (found := form.fullmatch(text)) is not None:
            named = found.groupdict()
            month = int(named["month"]) if named.get("month") else parse_month_name(named["name"])
            return _make_day(named.get("year"), month, int(named["day"]), today, side)
    found = _EITHER.fullmatch(text)
    if found is None or (found["sign"] == "." and not found["year"]):
        raise ValueError(text)
    one, other = int(found["a"]), int(found["b"])
    pairs = {(month, day) for month, day in ((one, other), (other, one)) if month <= 12}
    days = sorted(_make_day(found["year"], *pair, today, side) for pair in pairs)
    if len(days) != 1:
        raise UnclearDayError(*days)
    return days[0]


def _make_day(year: str | None, month: int, day: int, today: date | None, side: Side) -> date:
    if year:
        return date(int(year), month, day)
    if today is None:
        raise ValueError(month, day)
    return find_day_around(month, day, today, side)


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
