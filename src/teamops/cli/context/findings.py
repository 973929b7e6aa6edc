"""What is due, read from the files as they are: for the list of today and for the robots that tell it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.context.snapshot import Snapshot, load_snapshot, read_files, warn_of_faults
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace
    from teamops.reporting.base.report import RuleVerdict
    from teamops.store.cache.cached_check import FindingPlaces
    from teamops.store.reading.files import Files


class CheckedWorkspace(NamedTuple):
    """The records at the time `now`, in the team's zone, what rules judge of them, and where that stands."""

    ws: Workspace
    now: datetime
    judged: list[RuleVerdict]
    places: FindingPlaces


def load_checked_workspace(
    session: Session, at: str | None, today: str | None, codes: Collection[str]
) -> CheckedWorkspace:
    """The workspace as of `at` with what the rules `codes` find in it; the user is told of files with faults."""
    files, (ws, now, _) = read_files(session, at, today)
    judged, places = _collect_findings(ws, files, now, codes)
    warn_of_faults(session, ws)
    return CheckedWorkspace(ws, now, judged, places)


def load_with_findings(
    session: Session, at: str | None, today: str | None, codes: Collection[str]
) -> tuple[Snapshot, tuple[RuleVerdict, ...]]:
    """The records as of `at` and the time, with what the rules `codes` find in them: nothing where there are none."""
    if not codes:
        return load_snapshot(session, at, today), ()
    files, found = read_files(session, at, today)
    return found, tuple(_collect_findings(found.ws, files, found.now, codes)[0])


def _collect_findings(
    ws: Workspace, files: Files, now: datetime, codes: Collection[str]
) -> tuple[list[RuleVerdict], FindingPlaces]:
    from teamops.reporting.base.report import RuleVerdict
    from teamops.store.cache.cached_check import run_rules

    checked, places = run_rules(ws, files, now)
    found = (f for f in checked.findings if f.code in codes)
    return [RuleVerdict(f.code, f.at, f.message, f.facts, f.record or "") for f in found], places
