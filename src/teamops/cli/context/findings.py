"""What is due, read from the files as they are: for the list of today and for the robots that tell it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.context.snapshot import Loaded, loaded, read_files, warn_of_faults
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace
    from teamops.reporting.base.report import Judged
    from teamops.store.cache.cached_check import Places
    from teamops.store.reading.files import Files


class Seen(NamedTuple):
    """The records at the time `now`, in the team's zone, what rules judge of them, and where that stands."""

    ws: Workspace
    now: datetime
    judged: list[Judged]
    places: Places


def seen(session: Session, at: str | None, today: str | None, codes: Collection[str]) -> Seen:
    """The workspace as of `at` with what the rules `codes` find in it; the user is told of files with faults."""
    files, (ws, now, _) = read_files(session, at, today)
    judged, places = _judged(ws, files, now, codes)
    warn_of_faults(session, ws)
    return Seen(ws, now, judged, places)


def loaded_and_judged(
    session: Session, at: str | None, today: str | None, codes: Collection[str]
) -> tuple[Loaded, tuple[Judged, ...]]:
    """The records as of `at` and the time, with what the rules `codes` find in them: nothing where there are none."""
    if not codes:
        return loaded(session, at, today), ()
    files, found = read_files(session, at, today)
    return found, tuple(_judged(found.ws, files, found.now, codes)[0])


def _judged(ws: Workspace, files: Files, now: datetime, codes: Collection[str]) -> tuple[list[Judged], Places]:
    from teamops.reporting.base.report import Judged
    from teamops.store.cache.cached_check import examined

    checked, places = examined(ws, files, now)
    found = (f for f in checked.findings if f.code in codes)
    return [Judged(f.code, f.at, f.message, f.facts, f.record or "") for f in found], places
