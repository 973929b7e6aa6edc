"""How long something has waited, and who can move it."""

from __future__ import annotations

from datetime import date, datetime

from teamops.model.records.tasks import Task
from teamops.model.signing.sides import people_of as people_of
from teamops.model.time.calendar import shifted
from teamops.model.time.moments import local
from teamops.model.workspace import Workspace

_COUNTED = 366
"""So many days back are counted: what waits for longer has waited too long anyhow."""


def waited(ws: Workspace, since: date, today: date) -> str:
    """The working days after `since` up to and with `today`: `3`, or `250+` where more than a year is not counted."""
    oldest = shifted(today, -_COUNTED)
    days = ws.workdays.workdays_between(max(since, oldest), today)
    return f"{days}+" if since < oldest else str(days)


def day_of(ws: Workspace, moment: datetime) -> date:
    """The day of a moment in the team's zone."""
    return local(moment, ws.settings.timezone).date()


def awaited(ws: Workspace, task: Task) -> str:
    """The name of the one a blocked task waits for; empty where nobody is named."""
    return ws.name_of(task.blocker.from_) if task.blocker is not None and task.blocker.from_ else ""
