"""What is due, read from the files as they are: for the list of today and for the robots that tell it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.loaded import read_files, warn_of_faults
from teamops.cli.session import Session

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


def seen(session: Session, at: str | None, today: str | None, codes: Collection[str]) -> Seen:
    """The workspace as of `at` with what the rules `codes` find in it; the user is told of files with faults."""
    from teamops.reporting.sections.duty import Judged
    from teamops.store.checked import examined

    files, (ws, now, _) = read_files(session, at, today)
    checked, places = examined(ws, files, now)
    judged = [Judged(f.code, f.at, f.message, f.facts, f.record or "") for f in checked.findings if f.code in codes]
    warn_of_faults(session, ws)
    return Seen(ws, now, judged, places)
