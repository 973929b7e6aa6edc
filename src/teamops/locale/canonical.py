"""Values that people write in a way of their own, in the form that the files have: 2026/9/7 as 2026-09-07.

Only where no two readings are possible; what would have to be guessed is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from unicodedata import normalize

from teamops.locale.dates import parse_written_day, parse_written_moment
from teamops.locale.periods import parse_written_period
from teamops.locale.texts.shell.records import TEXTS
from teamops.model.figures.quantity import Quantity
from teamops.model.time.repeat import WEEKDAYS, Repeat

_LENGTHS = (("h", r"h|hrs?|hours?|个?小时"), ("m", r"m|min|minutes?|分钟?"), ("d", r"d|days?|天"))
_FLAGS = {
    "yes": "true",
    "on": "true",
    "y": "true",
    "是": "true",
    "no": "false",
    "off": "false",
    "n": "false",
    "否": "false",
}


def canonicalize(expected: str, value: str, choices: Iterable[str] = ()) -> str | None:
    """`value` as the files have what is `expected` (a kind of value, as F003 names it); None where that is a guess."""
    plain = normalize("NFKC", value).strip()
    if expected == "choice":
        return _find_choice(plain, choices)
    form = _FORMS.get(expected)
    try:
        return form(plain) if form is not None else None
    except ValueError:
        return None


def _convert_day(text: str) -> str | None:
    return parse_written_day(text).isoformat()


def _convert_clock(text: str) -> str | None:
    found = re.fullmatch(r"(\d{1,2}):(\d\d)(:\d\d)?", text, re.ASCII)
    return f"{found[1]:0>2}:{found[2]}{found[3] or ''}" if found else None


def _convert_time_of_day(text: str) -> str | None:
    clock = _convert_clock(text)
    return clock if clock and len(clock) == 5 else None


def _convert_number(text: str) -> str | None:
    digits = re.sub(r"(?<=\d)[,_ '](?=\d{3})|\s+(?=[%万亿])|^\+", "", text)
    return digits if Quantity.parse(digits) is not None else None


def _convert_share(text: str) -> str | None:
    number = _convert_number(text)
    return number if number is not None and 0 <= Quantity.parse(number) <= 1 else None


def _convert_whole(text: str) -> str | None:
    number = _convert_number(text)
    return number if number is not None and Quantity.parse(number) == int(Quantity.parse(number)) else None


def _convert_duration(text: str) -> str | None:
    for unit, words in _LENGTHS:
        if found := re.fullmatch(rf"(\d{{1,4}})\s?(?:{words})", text, re.ASCII | re.IGNORECASE):
            return found[1] + unit
    return None


def _convert_period(text: str) -> str | None:
    return parse_written_period(text).text


_WEEKDAYS = {
    **{day.casefold(): day for day in WEEKDAYS},
    **dict(zip(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), WEEKDAYS, strict=True)),
    **dict(zip("一二三四五六日", WEEKDAYS, strict=True)),
    "天": "Sun",
}
_EVERY_DAY = re.compile(r"(?:daily|every (?:working )?day|每(?:天|日|个?工作日))", re.IGNORECASE)
_EVERY_WEEK = re.compile(r"(?:weekly|every|每?周|每星期)\s?(.+)", re.IGNORECASE)
_EVERY_MONTH = re.compile(r"(monthly|quarterly|每个?月|每个?季度?)\s?(.+)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,、和与]|\band\b)\s*")


def _convert_repeat(text: str) -> str | None:
    """When a routine comes round: 每周一、四 as weekly Mon,Thu; 每月3日 as monthly 3; 每月末 as monthly last."""
    if _EVERY_DAY.fullmatch(text):
        return "daily"
    if (found := _EVERY_WEEK.fullmatch(text)) is not None:
        days = [_WEEKDAYS.get(word.casefold().removeprefix("周")) for word in _BETWEEN.split(found[1])]
        return f"weekly {','.join(filter(None, days))}" if all(days) else None
    if (found := _EVERY_MONTH.fullmatch(text)) is None:
        return None
    every = "monthly" if found[1].casefold() in ("monthly", "每月", "每个月") else "quarterly"
    days = [_convert_day_of_month(word) for word in _BETWEEN.split(found[2])]
    written = f"{every} {','.join(filter(None, days))}"
    return written if all(days) and Repeat.parse(written) else None


def _convert_day_of_month(word: str) -> str | None:
    if word.casefold() in ("last", "末", "最后一天", "最后一个工作日"):
        return "last"
    digits = word.rstrip("日号")
    return str(int(digits)) if re.fullmatch(r"[0-9]{1,2}", digits) else None


def _convert_flag(text: str) -> str | None:
    return _FLAGS.get(text.casefold())


def _find_choice(text: str, choices: Iterable[str]) -> str | None:
    """The one choice that is written or called so: `In Progress` and 进行中 for in_progress."""
    found = {
        choice
        for choice in choices
        if _normalize_word(text) in (_normalize_word(choice), *_list_labels().get(choice, ()))
    }
    return found.pop() if len(found) == 1 else None


def _normalize_word(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text.casefold())


@cache
def _list_labels() -> Mapping[str, tuple[str, ...]]:
    """What each choice is called, in both languages."""
    called: dict[str, tuple[str, ...]] = {}
    for key, text in TEXTS.items():
        choice = key.partition(".")[2]
        called[choice] = (*called.get(choice, ()), _normalize_word(text.en), _normalize_word(text.zh))
    return called


_FORMS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "day": _convert_day,
        "moment": parse_written_moment,
        "clock": _convert_time_of_day,
        "number": _convert_number,
        "share": _convert_share,
        "whole": _convert_whole,
        "duration": _convert_duration,
        "period": _convert_period,
        "flag": _convert_flag,
        "repeat": _convert_repeat,
    }
)
