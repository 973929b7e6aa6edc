"""Times of day as rules compare and tell them: how long something took, and when it was in the team's zone."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo


def compute_duration(start: datetime, end: datetime) -> timedelta:
    """The time from `start` to `end`, both aware, as a stop-watch tells it.

    Two times of one zone are subtracted by their clocks in Python, which is an hour off where summer time begins.
    """
    return (end.replace(tzinfo=None) - start.replace(tzinfo=None)) - (_get_offset(end) - _get_offset(start))


def convert_to_zone(moment: datetime, zone: tzinfo) -> datetime:
    """`moment` in `zone`; as it is where the calendar ends before the zone's clock gets there."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def format_moment(moment: datetime, zone: tzinfo) -> str:
    """Day and time in the zone of the team, to the minute, or to the second where there are some: 2026-09-03 11:30"""
    here = convert_to_zone(moment, zone).replace(tzinfo=None)
    return here.isoformat(" ", "seconds" if here.second or here.microsecond else "minutes")


def format_time_limit(duration: timedelta) -> str:
    """A limit as people write it: 24h · 90m"""
    hours, rest = divmod(duration, timedelta(hours=1))
    return f"{duration // timedelta(minutes=1)}m" if rest else f"{hours}h"


def is_recent(moment: datetime, now: datetime, zone: tzinfo) -> bool:
    """Whether `moment` lies in the month of `now` in the zone, or in the one before it.

    A lapse that cannot be made good any more is told so long: it belongs in the review of its month (§4.9).
    """
    here, now = convert_to_zone(moment, zone), convert_to_zone(now, zone)
    return (now.year * 12 + now.month) - (here.year * 12 + here.month) <= 1


def _get_offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
