"""How long something has waited, and who can move it."""

from __future__ import annotations

from datetime import date, datetime

from teamops.model.records.tasks import Task
from teamops.model.signing.sides import list_contacts as list_contacts
from teamops.model.time.calendar import shift_day
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace

_COUNTED = 366
"""So many days back are counted: what waits for longer has waited too long anyhow."""


def format_wait(ws: Workspace, since: date, today: date) -> str:
    """The working days after `since` up to and with `today`: `3`, or `250+` where more than a year is not counted."""
    oldest = shift_day(today, -_COUNTED)
    days = ws.workdays.count_workdays_between(max(since, oldest), today)
    return f"{days}+" if since < oldest else str(days)


def get_day(ws: Workspace, moment: datetime) -> date:
    """The day of a moment in the team's zone."""
    return convert_to_zone(moment, ws.settings.timezone).date()


def get_provider_name(ws: Workspace, task: Task) -> str:
    """The name of the one a blocked task waits for; empty where nobody is named."""
    return ws.get_name(task.blocker.from_) if task.blocker is not None and task.blocker.from_ else ""
