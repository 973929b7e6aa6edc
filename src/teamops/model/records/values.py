"""The types of fields, each converting the text of a YAML scalar exactly or refusing it.

A field's type decides the meaning of a scalar, never YAML: `17:00` is a time here and not 1020, `no` is text. A fast
reader may already have turned a scalar into a number; number fields accept that, text fields refuse it, so that the
file is read again as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from teamops.model.faults.limits import LONGEST_PATTERN, MOST_LEAVES, MOST_PATTERNS
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.units import parse_amount
from teamops.model.later_pattern import compile_later
from teamops.model.records.conversion import Conversion, Requirement, make_value_error
from teamops.model.time.leave import BadLeaveError, Leave
from teamops.model.time.period import FORMS, Period
from teamops.model.time.repeat import Repeat

_DAY = compile_later(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = compile_later(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?[0-5]\d)?", re.ASCII)
_DURATION = compile_later(r"(\d{1,4})\s?([hmd])", re.ASCII)
_CLOCK = compile_later(r"(\d\d?):(\d\d)", re.ASCII)
_EXACT_INTEGERS = 10**15
"""Integers below this are accepted from the fast reader; written numbers have at most 15 digits before the point."""
_NOT_IN_ID = compile_later(r"[\s/\\\"'+]")
_BOOLEANS = {"true": True, "True": True, "TRUE": True} | {"false": False, "False": False, "FALSE": False}
T = TypeVar("T")


def convert_number(value: Any) -> Quantity:
    """Return an exact number. Floats are refused: 1.50 would have lost the digit that shows its precision."""
    return _convert_quantity(value, Quantity.parse)


def convert_amount(value: Any) -> Quantity:
    """Return a number that may have a unit, such as 36万元; `normalise` converts it to its record's unit."""
    return _convert_quantity(value, parse_amount)


def _convert_quantity(value: Any, parse: Callable[[str], Quantity]) -> Quantity:
    if type(value) is str:
        try:
            return parse(value)
        except ValueError:
            raise make_value_error("number", value) from None
    if type(value) is int and abs(value) < _EXACT_INTEGERS:
        return Quantity.of(value)
    if isinstance(value, Quantity):
        return value
    raise make_value_error("number", value)


def convert_share(value: Any) -> Quantity:
    """Return a part of a whole: `10%` or `0.1`; a bare 10 would be 1000% and is refused."""
    number = convert_number(value)
    if not 0 <= number <= 1:
        raise make_value_error("share", value)
    return number


def convert_percent(value: Any) -> Quantity:
    """Return the value of a key named percent: `10` and `10%` both mean a tenth."""
    number = convert_number(value)
    return number if number.suffix == "%" else Quantity.of(number.scaleb(-2), "%")


def convert_whole(value: Any) -> int:
    number = convert_number(value)
    if number != int(number):
        raise make_value_error("whole", value)
    return int(number)


def convert_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in _BOOLEANS:
        return _BOOLEANS[value]
    raise make_value_error("flag", value)


def _parse_text(value: Any, expected: str, parse: Callable[[str], T]) -> T:
    """Return what `parse` makes of a text; raise the value error unless it is a text that can be parsed."""
    try:
        if isinstance(value, str):
            return parse(value)
    except ValueError:
        raise make_value_error(expected, value) from None
    raise make_value_error(expected, value)


def convert_day(value: Any) -> date:
    return value if type(value) is date else _parse_text(value, "day", _parse_day)


@lru_cache(maxsize=4096)
def _parse_day(text: str) -> date:
    """Return the day; cached, as a year has few days and many records."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def convert_leave(value: Any) -> Leave:
    """Return a day off, a range of days off, or half a day off."""
    if isinstance(value, Leave):
        return value
    if type(value) is date:
        return Leave(value, value)
    try:
        return Leave.parse(value if isinstance(value, str) else "")
    except BadLeaveError as bad:
        raise make_value_error(bad.reason, value) from None
    except ValueError:
        raise make_value_error("leave", value) from None


def convert_moment(value: Any, zone: tzinfo | None) -> datetime:
    """Return a time with its zone, by default the team's."""
    moment = value if isinstance(value, datetime) else _parse_text(value, "moment", _parse_moment)
    if moment.tzinfo is not None:
        return moment
    if zone is None:
        raise make_value_error("moment", value)
    return moment.replace(tzinfo=zone)


def _parse_moment(text: str) -> datetime:
    if not _MOMENT.fullmatch(text):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def convert_duration(value: Any) -> timedelta:
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise make_value_error("duration", value)
    count = int(match[1])
    return {"h": timedelta(hours=count), "m": timedelta(minutes=count), "d": timedelta(days=count)}[match[2]]


def convert_clock(value: Any) -> time:
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise make_value_error("clock", value)
    return time(int(match[1]), int(match[2]))


def convert_period(value: Any) -> Period:
    """Return a period. The fast reader turns a year into a number, without losing a digit."""
    if isinstance(value, Period):
        return value
    return _parse_text(str(value) if type(value) is int else value, "period", Period.parse)


def convert_repeat(value: Any) -> str:
    """Return the repetition of a routine as written; `Repeat.parse` interprets it."""
    _parse_text(value, "repeat", Repeat.parse)
    return str(value)


def convert_id(value: Any) -> str:
    """Return an id, which is used in addresses and commands: no blanks, no `/`, no leading `-`."""
    if isinstance(value, str) and value and value[0] != "-" and value.isprintable() and not _NOT_IN_ID.search(value):
        return value
    raise make_value_error("id", value)


def convert_names(value: Any) -> tuple[str, ...]:
    """Return one name, or a list of names, as a tuple in the written order."""
    if isinstance(value, str) and value:
        return (value,)
    if not isinstance(value, (list, tuple)):
        raise make_value_error("names", value)
    for name in value:
        if not isinstance(name, str) or not name:
            raise make_value_error("names", value)
    return tuple(value)


def _require_short(pattern: str) -> str:
    if len(pattern) > LONGEST_PATTERN:
        raise make_value_error("pattern", pattern)
    return pattern


def _require_few(patterns: tuple[str, ...]) -> tuple[str, ...]:
    if len(patterns) > MOST_PATTERNS:
        raise make_value_error("patterns", patterns)
    return patterns


def _require_few_leaves(leaves: tuple[Leave, ...]) -> tuple[Leave, ...]:
    if len(leaves) > MOST_LEAVES:
        raise make_value_error("leaves", leaves)
    return leaves


Number = Annotated[Quantity, Conversion(convert_number)]
Amount = Annotated[Quantity, Conversion(convert_amount)]
Share = Annotated[Quantity, Conversion(convert_share)]
Percent = Annotated[Quantity, Conversion(convert_percent)]
Whole = Annotated[int, Conversion(convert_whole)]
Flag = Annotated[bool, Conversion(convert_flag)]
Day = Annotated[date, Conversion(convert_day)]
DayOff = Annotated[Leave, Conversion(convert_leave)]
DaysOff = Annotated[tuple[DayOff, ...], Requirement(_require_few_leaves)]
Moment = Annotated[datetime, Conversion(convert_moment, takes_zone=True)]
Duration = Annotated[timedelta, Conversion(convert_duration)]
Clock = Annotated[time, Conversion(convert_clock)]
When = Annotated[Period, Conversion(convert_period)]
Repetition = Annotated[str, Conversion(convert_repeat)]
Id = Annotated[str, Conversion(convert_id)]
Pattern = Annotated[str, Requirement(_require_short)]
Patterns = Annotated[tuple[Pattern, ...], Requirement(_require_few)]
Names = Annotated[tuple[str, ...], Conversion(convert_names)]

PERIOD_FORMS = FORMS
