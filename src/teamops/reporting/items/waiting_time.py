"""How long something has waited, and for whom."""

from __future__ import annotations

from datetime import date, datetime

from teamops.model.records.tasks import Task
from teamops.model.time.calendar import shift_day
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace

_MAX_DAYS = 366
"""How many days back are counted: a longer wait is too long anyhow."""


def format_wait(ws: Workspace, since: date, today: date) -> str:
    """Return the working days after `since` up to and with `today`: `3`, or `250+` if it is more than a year."""
    oldest = shift_day(today, -_MAX_DAYS)
    days = ws.workdays.count_workdays_between(max(since, oldest), today)
    return f"{days}+" if since < oldest else str(days)


def get_day(ws: Workspace, moment: datetime) -> date:
    """Return the day of a moment in the team's zone."""
    return convert_to_zone(moment, ws.settings.timezone).date()


def get_provider_name(ws: Workspace, task: Task) -> str:
    """Return the name of the one a blocked task waits for; empty if nobody is named."""
    return ws.get_name(task.blocker.from_) if task.blocker is not None and task.blocker.from_ else ""
