"""Load a workspace together with findings of the check, for the lists and reports that show them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from teamops.cli.context.snapshot import Snapshot, load_snapshot, read_files, warn_of_faults
from teamops.cli.shell.session import Session
from teamops.model.named_tuple import NamedTuple
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import RuleVerdict
from teamops.store.cache.cached_check import run_rules
from teamops.store.reading.files import Files

if TYPE_CHECKING:
    from teamops.store.cache.place_findings import FindingPlaces


class CheckedWorkspace(NamedTuple):
    """The records, the time in the team's zone, the findings of some rules, and the lines of their places."""

    ws: Workspace
    now: datetime
    verdicts: list[RuleVerdict]
    places: FindingPlaces


def load_checked_workspace(
    session: Session, at: str | None, today: str | None, codes: Collection[str]
) -> CheckedWorkspace:
    """Return the workspace as of `at` with the findings of the rules `codes`; warn of files that cannot be read."""
    files, (ws, now, _) = read_files(session, at, today)
    verdicts, places = _collect_findings(ws, files, now, codes)
    warn_of_faults(session, ws)
    return CheckedWorkspace(ws, now, verdicts, places)


def load_with_findings(
    session: Session, at: str | None, today: str | None, codes: Collection[str]
) -> tuple[Snapshot, tuple[RuleVerdict, ...]]:
    """Return the records as of `at` with the findings of the rules `codes`; without codes no rule is run."""
    if not codes:
        return load_snapshot(session, at, today), ()
    files, snapshot = read_files(session, at, today)
    return snapshot, tuple(_collect_findings(snapshot.ws, files, snapshot.now, codes)[0])


def _collect_findings(
    ws: Workspace, files: Files, now: datetime, codes: Collection[str]
) -> tuple[list[RuleVerdict], FindingPlaces]:
    outcome, places = run_rules(ws, files, now, codes=frozenset(codes), merged=False)
    findings = (finding for finding in outcome.findings if finding.code in codes)
    return [RuleVerdict(f.code, f.at, f.message, f.facts, f.record or "") for f in findings], places
