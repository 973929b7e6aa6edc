"""Parsing days as people name them from today: 明天, 周五, 下周五, 本月底, 3天后; tomorrow, Fri, last Fri, +3d.

A bare weekday is on the side `ahead` the first one from today on, on the side `behind` the last one until today; today
counts on both sides. 下周五 is the Friday of the next week (weeks begin on Monday). “next Fri” is refused where the
first Friday after today is not that of the next week, and so is “last Fri”.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from teamops.model.later_pattern import compile_later
from teamops.model.time.period import Period

_NAMED = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
    "day before yesterday": -2,
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
}
"""Days by the number of days after today."""

_EN = ("mon(?:day)?", "tue(?:s(?:day)?)?", "wed(?:nesday)?", "thu(?:r(?:s(?:day)?)?)?", "fri(?:day)?", "sat(?:urday)?")
_WEEKDAY_EN = rf"(?P<en>{'|'.join(_EN)}|sun(?:day)?)\.?"
_WEEKDAY_ZH = r"(?:周|星期|礼拜)\s?(?P<zh>[一二三四五六日天])"
_SIGNS = "一二三四五六日天"
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = compile_later(
    rf"(?:(?P<step>上上|下下|上|下|本|这|当)(?:一?个)?)?{_WEEKDAY_ZH}|(?:(?P<word>last|this|next) )?{_WEEKDAY_EN}"
)
_STEPS = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "下下": 2, "last": -1, "this": 0, "next": 1}

_UNIT = r"(?P<unit>d|w|m|y|days?|weeks?|months?|years?|天|个?星期|周|个月|年)"
_DISTANCES = tuple(
    compile_later(form, re.ASCII)
    for form in (
        rf"(?P<sign>[+-])\s?(?P<count>\d{{1,4}})\s?{_UNIT}",
        rf"(?P<count>\d{{1,4}})\s?{_UNIT}(?P<sign>[之以]?[前后])",
        rf"in (?P<count>\d{{1,4}}) {_UNIT}",
        rf"(?P<count>\d{{1,4}}) {_UNIT} (?P<sign>ago)",
    )
)
_END_ZH = compile_later(r"(?P<step>上|本|这|当|下|去|今|明)?(?:个)?(?P<unit>月|季度?|年)(?:底|末)")
_END_EN = compile_later(
    r"(?:the )?end of (?:(?P<word>last|this|the|next) )?(?P<unit>month|quarter|year)|eo(?P<short>[mqy])"
)
_DAY_OF_MONTH = compile_later(r"(?P<step>上|本|这|当|下)(?:个)?月\s?(?P<day>\d{1,2})\s?[日号]", re.ASCII)
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_YEAR_WORD = compile_later("[前去今本明后]年(?=.)")
_STEPS_OF_PERIODS = {**_STEPS, "去": -1, "今": 0, "明": 1, "the": 0}
_MONTHS = {"月": 1, "month": 1, "m": 1, "季": 3, "季度": 3, "quarter": 3, "q": 3, "年": 12, "year": 12, "y": 12}


def find_relative_days(text: str, today: date, *, ahead: bool) -> tuple[date, ...]:
    """Return the day that a normalized text names from today; two where it may be either, none for other texts.

    Raises ValueError for a day that is not in the calendar.
    """
    if text in _NAMED:
        return (_shift(today, _NAMED[text]),)
    if (match := _WEEKDAY.fullmatch(text)) is not None:
        return _find_weekdays(match, today, ahead=ahead)
    day = _find_distant_day(text, today) or _find_day_of_period(text, today)
    return () if day is None else (day,)


def is_of_any_period(text: str) -> bool:
    """Return whether a normalized text names a day of any week, month, quarter or year: 周五, 月底; not 下周五."""
    match = _WEEKDAY.fullmatch(text) or _END_ZH.fullmatch(text) or _END_EN.fullmatch(text)
    return match is not None and not {"step", "word"} & {key for key, value in match.groupdict().items() if value}


def name_year(text: str, today: date) -> str:
    """Return the text with the number of the year for a word at its beginning: 2027年1月 for 明年1月."""
    match = _YEAR_WORD.match(text)
    return text if match is None else f"{today.year + _YEARS[match[0]]}年{text[match.end() :]}"


def _find_weekdays(match: re.Match[str], today: date, *, ahead: bool) -> tuple[date, ...]:
    weekday = min(_SIGNS.index(match["zh"]), 6) if match["zh"] else _NAMES.index(match["en"][:3])
    until = (weekday - today.weekday()) % 7
    step = match["step"] or match["word"]
    if step is None:
        return (_shift(today, until if ahead or not until else until - 7),)
    distances = {weekday - today.weekday() + 7 * _STEPS[step]}
    if step in ("next", "last"):
        distances.add((until or 7) if step == "next" else until - 7)
    return tuple(_shift(today, days) for days in sorted(distances))


def _find_distant_day(text: str, today: date) -> date | None:
    """Return the day at a distance: 3天后, +2w. A month later is the same day, or the last one of a shorter month."""
    match = next((found for form in _DISTANCES if (found := form.fullmatch(text))), None)
    if match is None:
        return None
    groups = match.groupdict()
    count = int(groups["count"])
    if (groups.get("sign") or "+").endswith(("-", "前", "ago")):
        count = -count
    unit = groups["unit"].removeprefix("个")
    if unit[0] in "d天":
        return _shift(today, count)
    if unit[0] in "w周星":
        return _shift(today, 7 * count)
    return _place_in_month(today, count * (12 if unit[0] in "y年" else 1), today.day)


def _find_day_of_period(text: str, today: date) -> date | None:
    """Return the last day of a month, quarter or year, or a numbered day of a month: 下季末, eom, 本月15日."""
    match = _END_ZH.fullmatch(text) or _END_EN.fullmatch(text)
    if match is not None:
        groups = match.groupdict()
        months = _MONTHS[groups["unit"] or groups["short"]]
        step = _STEPS_OF_PERIODS.get(groups.get("step") or groups.get("word") or "", 0)
        to_end = -today.month % months
        return _place_in_month(today, to_end + months * step, 31)
    match = _DAY_OF_MONTH.fullmatch(text)
    if match is None:
        return None
    first = _place_in_month(today, _STEPS[match["step"]], 1)
    return first.replace(day=int(match["day"]))


def _place_in_month(today: date, months: int, day: int) -> date:
    """Return the day of the month that many months after today's, at most its last one."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    end = Period.month(year, month + 1).end
    return end.replace(day=min(day, end.day))


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise ValueError(days) from None
