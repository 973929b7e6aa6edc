"""What git tells of a workspace, for rules and reports that look at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teamops.cli.shell.session import Session
    from teamops.model.event import History
    from teamops.model.time.period import Period
    from teamops.model.workspace import Workspace


def read_history(session: Session, ws: Workspace, period: Period | None = None) -> History | None:
    """The events of the period, or all of them; None where nothing was committed yet.

    Raises CannotGoOnError where there is no history: outside git, or without the program.
    """
    from teamops.history.filters import EventFilter
    from teamops.store.past.history import read_events

    wanted = EventFilter(clock=ws.settings.history.clock)
    if period is not None:
        zone = ws.settings.timezone
        first, after = (datetime.combine(day, time(), zone) for day in (period.start, period.end + timedelta(1)))
        wanted = replace(wanted, since=first, until=after)
    history = read_events(session.root, wanted)
    return None if any(notice.code == "no_commits" for notice in history.notices) else history
