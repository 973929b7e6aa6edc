"""Converting values that people write in other forms into the form of the files: 2026/9/7 into 2026-09-07.

Only values that can be read in one way are converted.
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
from teamops.model.later_pattern import compile_later
from teamops.model.time.repeat import WEEKDAYS, Repeat

_LENGTHS = (("h", r"h|hrs?|hours?|个?小时"), ("m", r"m|min|minutes?|分钟?"), ("d", r"d|days?|天"))
_FLAGS = dict.fromkeys(("yes", "on", "y", "是"), "true") | dict.fromkeys(("no", "off", "n", "否"), "false")


def canonicalize(expected: str, value: str, choices: Iterable[str] = ()) -> str | None:
    """Return `value` in the form of the files for the kind `expected` (as in F003); None where it would be a guess."""
    plain = normalize("NFKC", value).strip()
    if expected == "choice":
        return _find_choice(plain, choices)
    convert = _CONVERTERS.get(expected)
    try:
        return convert(plain) if convert is not None else None
    except ValueError:
        return None


def _convert_leave(text: str) -> str:
    from teamops.locale.leave import parse_written_leave  # here: few files have a leave in another form

    return parse_written_leave(text).text


def _convert_clock(text: str) -> str | None:
    match = re.fullmatch(r"(\d{1,2}):(\d\d)", text, re.ASCII)
    return f"{match[1]:0>2}:{match[2]}" if match else None


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
        if match := re.fullmatch(rf"(\d{{1,4}})\s?(?:{words})", text, re.ASCII | re.IGNORECASE):
            return match[1] + unit
    return None


_WEEKDAYS = {
    **{day.casefold(): day for day in WEEKDAYS},
    **dict(zip(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), WEEKDAYS, strict=True)),
    **dict(zip("一二三四五六日", WEEKDAYS, strict=True)),
    "天": "Sun",
}
_EVERY_DAY = compile_later(r"(?:daily|every (?:working )?day|每(?:天|日|个?工作日))", re.IGNORECASE)
_EVERY_WEEK = compile_later(r"(?:weekly|every|每?周|每星期)\s?(.+)", re.IGNORECASE)
_EVERY_MONTH = compile_later(r"(monthly|quarterly|每个?月|每个?季度?(?:首月)?)的?\s?(.+)", re.IGNORECASE)
_BETWEEN = compile_later(r"\s*(?:[,、和与]|\band\b)\s*")


def _convert_repeat(text: str) -> str | None:
    """Return the rule of a routine: weekly Mon,Thu for 每周一、四; monthly 3 for 每月3日; monthly last for 每月末."""
    if _EVERY_DAY.fullmatch(text):
        return "daily"
    if (match := _EVERY_WEEK.fullmatch(text)) is not None:
        days = [_WEEKDAYS.get(word.casefold().removeprefix("周")) for word in _BETWEEN.split(match[1])]
        return f"weekly {','.join(filter(None, days))}" if all(days) else None
    if (match := _EVERY_MONTH.fullmatch(text)) is None:
        return None
    every = "monthly" if match[1].casefold() in ("monthly", "每月", "每个月") else "quarterly"
    days = [_convert_day_of_month(word) for word in _BETWEEN.split(match[2])]
    rule = f"{every} {','.join(filter(None, days))}"
    return rule if all(days) and Repeat.parse(rule) else None


def _convert_day_of_month(word: str) -> str | None:
    if word.casefold() in ("last", "末", "最后一天", "最后一个工作日"):
        return "last"
    digits = word.rstrip("日号")
    return str(int(digits)) if re.fullmatch(r"[0-9]{1,2}", digits) else None


def _find_choice(text: str, choices: Iterable[str]) -> str | None:
    """Return the one choice with this value or label, else None: in_progress for `In Progress` and 进行中."""
    word = _normalize_word(text)
    matches = {choice for choice in choices if word in (_normalize_word(choice), *_list_labels().get(choice, ()))}
    return matches.pop() if len(matches) == 1 else None


def _normalize_word(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text.casefold())


@cache
def _list_labels() -> Mapping[str, tuple[str, ...]]:
    """Return the normalized labels of each choice, in both languages."""
    labels: dict[str, tuple[str, ...]] = {}
    for key, text in TEXTS.items():
        choice = key.partition(".")[2]
        labels[choice] = (*labels.get(choice, ()), _normalize_word(text.en), _normalize_word(text.zh))
    return labels


_CONVERTERS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "day": lambda text: parse_written_day(text).isoformat(),
        "leave": _convert_leave,
        "moment": parse_written_moment,
        "clock": _convert_clock,
        "number": _convert_number,
        "share": _convert_share,
        "whole": _convert_whole,
        "duration": _convert_duration,
        "period": lambda text: parse_written_period(text).text,
        "flag": lambda text: _FLAGS.get(text.casefold()),
        "repeat": _convert_repeat,
    }
)
