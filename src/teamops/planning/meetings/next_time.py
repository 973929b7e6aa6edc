"""The time of the next meeting, from `meetings` in teamops.yaml and the working days (§5.2).

weekly: Mon 16:00 · 周一 16:00        monthly: month-end · month-end 15:00 · 月末
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Literal
from unicodedata import normalize

from teamops.locale.user_error import UserError
from teamops.locale.words import Words
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.calendar import WorkCalendar, shift_day
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace

Fixed = Literal["weekly", "monthly"]
"""The meetings with a regular time."""

_WEEKLY = compile_later(r"(?:([a-z]{3,9})|(?:每?周|每?星期)([一二三四五六日天]))\s*(\d{1,2}:\d\d)", re.ASCII)
_MONTHLY = compile_later(r"(?:month-end|每?月[末底])\s*(\d{1,2}:\d\d)?", re.ASCII)
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHINESE = {sign: day for day, sign in enumerate("一二三四五六日")} | {"天": 6}
_AT_MONTH_END = "16:00"
_MOVED = 6
"""The number of weeks searched back for a meeting moved by a holiday: no holiday is longer."""


class MeetingTime(NamedTuple):
    """The time of a meeting; `moved_from` is the day off from which it was moved."""

    held: datetime
    moved_from: date | None = None


class MeetingTimeError(UserError):
    """The meeting time in teamops.yaml cannot be parsed."""

    def __init__(self, kind: Fixed, text: str) -> None:
        super().__init__(text)
        self.kind, self.text = kind, text

    def say(self, words: Words) -> str:
        return words(f"meeting.bad_{self.kind}", text=self.text)


def find_next_meeting(ws: Workspace, kind: Fixed, now: datetime) -> MeetingTime:
    """Return the first meeting time from `now` on, in the zone of the team. Raises MeetingTimeError.

    A weekly meeting on a day off is held on the next working day; a monthly one is on the last working day anyhow.
    """
    here = now.astimezone(ws.settings.timezone)
    text = getattr(ws.settings.meetings, kind)
    if kind == "weekly":
        weekday, clock = _parse_weekly(text)
        days = _list_weekly_days(ws.workdays, here.date(), weekday)
    else:
        clock = _parse_monthly(text)
        days = _list_month_ends(ws.workdays, here.date())
    meets = [MeetingTime(datetime.combine(day, clock, here.tzinfo), moved) for day, moved in days]
    return next((meet for meet in meets if meet.held >= here), meets[-1])  # the last: days off without end


def make_meeting_id(kind: Fixed, held: date) -> str:
    """Return the id of the meeting of a week or month: m-2026-W37 · m-2026-09"""
    return f"m-{Period.week_of(held).text if kind == 'weekly' else held.isoformat()[:7]}"


def _parse_weekly(text: str) -> tuple[int, time]:
    match = _WEEKLY.fullmatch(_normalize_text(text))
    if match is None:
        raise MeetingTimeError("weekly", text)
    word, sign, clock = match.groups()
    day = _CHINESE[sign] if sign else next((n for n, name in enumerate(_NAMES) if name.startswith(word)), None)
    if day is None:
        raise MeetingTimeError("weekly", text)
    return day, _parse_clock("weekly", text, clock)


def _parse_monthly(text: str) -> time:
    match = _MONTHLY.fullmatch(_normalize_text(text))
    if match is None:
        raise MeetingTimeError("monthly", text)
    return _parse_clock("monthly", text, match[1] or _AT_MONTH_END)


def _parse_clock(kind: Fixed, text: str, clock: str) -> time:
    try:
        return time.fromisoformat(f"{clock:0>5}")
    except ValueError:
        raise MeetingTimeError(kind, text) from None


def _normalize_text(text: str) -> str:
    return normalize("NFKC", text).strip().casefold()


def _list_weekly_days(workdays: WorkCalendar, today: date, weekday: int) -> Iterator[tuple[date, date | None]]:
    """Yield the days of the weekly meeting, from some weeks ago on, with the days off they were moved from."""
    monday = shift_day(today, -today.weekday())
    for week in range(-_MOVED, _MOVED):
        planned = shift_day(monday, 7 * week + weekday)
        held = workdays.workday_after(shift_day(planned, -1), 1)
        yield held, None if held == planned else planned


def _list_month_ends(workdays: WorkCalendar, today: date) -> Iterator[tuple[date, None]]:
    month = Period.month(today.year, today.month)
    for _ in range(_MOVED):
        yield workdays.last_workday(month.end), None
        following = shift_day(month.end, 1)
        month = Period.month(following.year, following.month)
