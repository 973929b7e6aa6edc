"""A record is judged before it is written: what the check would say of it, it says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamops.cli.screen import show
from teamops.store.errors import RecordRefusedError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.cli.session import Session
    from teamops.model.change import Change
    from teamops.model.workspace import Workspace

_LATER = {"G007"}
"""Errors that a new record cannot be without: it is signed after it stands."""


def judge(session: Session, ws: Workspace, change: Change, now: datetime) -> None:
    """Say what the check will find in the new record. Raises RecordRefusedError if there is an error among it."""
    from teamops.checking.engine import all_rules, check
    from teamops.store.supposed import with_record

    found = check(with_record(ws, change.at, change.value), now).findings
    mine = [f for f in found if f.at.file == change.at.file and f.at.route[:2] == change.at.route]
    lines = [f"{f.code} {all_rules()[f.code].say(f, session.lang)}" for f in mine]
    if any(finding.severity == "error" and finding.code not in _LATER for finding in mine):
        raise RecordRefusedError("record_refused", findings="\n  ".join(["", *lines]))
    show((f"{line}\n", "yellow") for line in lines)
