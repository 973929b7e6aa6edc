"""Parsing leave as people write it: 2026-11-16..2026-11-20, 11月16日至20日, 2026-11-18 上午."""

from __future__ import annotations

import re
from datetime import date

from teamops.locale.dates import Side, normalize_text, parse_written_day
from teamops.model.later_pattern import compile_later
from teamops.model.time.leave import Half, Leave

HALVES: dict[str, Half] = {"am": "am", "上午": "am", "morning": "am", "pm": "pm", "下午": "pm", "afternoon": "pm"}
_WITH_HALF = compile_later(rf"(?P<day>.+?)\s?(?P<half>{'|'.join(HALVES)})")
_BETWEEN = compile_later(r"\s?(?:\.{2,6}|~|—+|–|至|到|(?<=[^\x00-\x7f])-|(?<=\s)(?:-|to|until)(?=\s))\s?")
_DAY_OF_MONTH = compile_later(r"(\d{1,2})\s?[日号]", re.ASCII)


def parse_written_leave(text: str, today: date | None = None, side: Side = "ahead") -> Leave:
    """Return the leave that `text` means; days without a year as in `parse_written_day`.

    Raises ValueError for none, UnclearDayError where a day has two readings, BadLeaveError for an impossible range.
    """
    plain = normalize_text(text)
    if (match := _WITH_HALF.fullmatch(plain)) is not None:
        day = parse_written_day(match["day"], today, side)
        return Leave(day, day, HALVES[match["half"]])
    words = _BETWEEN.split(plain)
    first = parse_written_day(words[0], today, side)
    if len(words) > 2:
        raise ValueError(text)
    return Leave(first, _parse_last(words[1], first, today) if len(words) == 2 else first).validated


def _parse_last(text: str, first: date, today: date | None) -> date:
    """Return the last day of a range: in the month of the first if it is only 20日, else on or after it.

    明天 and 下周五 are counted from today, not from the first day.
    """
    if (match := _DAY_OF_MONTH.fullmatch(text)) is not None:
        return first.replace(day=int(match[1]))
    if today is not None:
        from teamops.locale.relative_days import find_relative_days, is_of_any_period, name_year  # here: as in `dates`

        text = name_year(text, today)
        if find_relative_days(text, today, ahead=True) and not is_of_any_period(text):
            return parse_written_day(text, today, "ahead")
    return parse_written_day(text, first, "ahead")
