"""Points in time: durations between them, and their form in the team's zone."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo


def compute_duration(start: datetime, end: datetime) -> timedelta:
    """Return the elapsed time from `start` to `end`, both aware.

    Python subtracts two times of the same zone by their clocks, which is an hour off where summer time begins.
    """
    return (end.replace(tzinfo=None) - start.replace(tzinfo=None)) - (_get_offset(end) - _get_offset(start))


def convert_to_zone(moment: datetime, zone: tzinfo) -> datetime:
    """Return `moment` in `zone`; unchanged if that exceeds the calendar."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def format_moment(moment: datetime, zone: tzinfo) -> str:
    """Return day and time in the zone of the team, to the minute, with seconds if there are some: 2026-09-03 11:30"""
    here = convert_to_zone(moment, zone).replace(tzinfo=None)
    return here.isoformat(" ", "seconds" if here.second or here.microsecond else "minutes")


def format_time_limit(duration: timedelta) -> str:
    """Return a time limit in short: 24h · 90m"""
    hours, rest = divmod(duration, timedelta(hours=1))
    return f"{duration // timedelta(minutes=1)}m" if rest else f"{hours}h"


def is_recent(moment: datetime, now: datetime, zone: tzinfo) -> bool:
    """Return whether `moment` lies in the month of `now` in the zone, or in the month before.

    A lapse that can no longer be corrected is reported that long: it belongs in the review of its month (§4.9).
    """
    here, now = convert_to_zone(moment, zone), convert_to_zone(now, zone)
    return (now.year * 12 + now.month) - (here.year * 12 + here.month) <= 1


def _get_offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
