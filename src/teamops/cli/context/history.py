"""Read the history of a workspace from git, for rules and reports that need it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from teamops.cli.shell.session import Session
from teamops.history.filters import EventFilter
from teamops.history.renames import apply_renames
from teamops.model.dataclass import replace
from teamops.model.event import History
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.store.past.history import read_events


def read_history(session: Session, ws: Workspace, period: Period | None = None) -> History | None:
    """Return the events of the period, or all of them, by present ids; None where nothing was committed yet.

    Raise CommandError where there is no history: outside git, or without the program.
    """
    event_filter = EventFilter(clock=ws.settings.history.clock)
    if period is not None:
        zone = ws.settings.timezone
        first, after = (datetime.combine(day, time(), zone) for day in (period.start, period.end + timedelta(1)))
        event_filter = replace(event_filter, since=first, until=after)
    history = read_events(session.root, event_filter)
    return None if any(notice.code == "no_commits" for notice in history.notices) else apply_renames(history)
