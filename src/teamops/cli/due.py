"""What is due, read from the files as they are: for the list of today and for the robots that tell it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.screen import warn
from teamops.cli.session import Session, clock

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace
    from teamops.reporting.sections.duty import Judged
    from teamops.store.checked import Places


class Seen(NamedTuple):
    """The records at the time `now`, in the team's zone, what rules judge of them, and where that stands."""

    ws: Workspace
    now: datetime
    judged: list[Judged]
    places: Places


def seen(session: Session, today: str | None, codes: Collection[str]) -> Seen:
    """The workspace with what the rules `codes` find in it. The user is told of files that cannot be read."""
    from teamops.reporting.sections.duty import Judged
    from teamops.store.checked import examined
    from teamops.store.files import read_all
    from teamops.store.loading import interpret
    from teamops.store.transaction import recover

    root = session.root
    recover(root)
    files = read_all(root)
    ws = interpret(root, files)
    now = clock(today)(ws.settings.timezone)
    checked, places = examined(ws, files, now)
    judged = [Judged(f.code, f.at, f.message, f.facts, f.record or "") for f in checked.findings if f.code in codes]
    if ws.faults:
        warn(session.say("cli.report.faults", count=len({fault.at.file for fault in ws.faults})))
    return Seen(ws, now, judged, places)
