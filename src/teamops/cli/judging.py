"""What is to be written is judged before: what the check would say of it, it says now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from teamops.render.visible import visible
from teamops.store.errors import RecordRefusedError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.checking.finding import Finding
    from teamops.cli.session import Session
    from teamops.model.place import At
    from teamops.model.workspace import Workspace
    from teamops.store.writing import Drafts

_LATER = {"G007"}
"""Errors that a new record cannot be without: it is signed after it stands."""


def judgement(
    session: Session,
    ws: Workspace,
    drafted: Drafts,
    records: Sequence[At],
    now: datetime,
    later: Collection[str] = (),
) -> list[str]:
    """What the check will newly find in `records` once `drafted` is written, in lines; `ws` is what it changes.

    A finding elsewhere counts if it names one of the records. Raises RecordRefusedError if an error is among them that
    is not of one of the rules `later`.
    """
    from teamops.store.supposed import new_findings

    found = new_findings(ws, drafted, now) if drafted.files else ()
    return _judged(session, [f for f in found if any(_is_of(at, records) for at in _places(f))], {*_LATER, *later})


def _judged(session: Session, findings: Sequence[Finding], later: Collection[str]) -> list[str]:
    from teamops.checking.engine import all_rules

    lines = []
    for finding in findings:
        rule = all_rules()[finding.code]
        lines.append(visible(f"{finding.code} {rule.say(finding, session.lang)}"))
        lines.append(visible(f"     → {rule.remedy.say(session.lang, **finding.facts)}"))
    if any(finding.severity == "error" and finding.code not in later for finding in findings):
        raise RecordRefusedError("record_refused", findings="\n  ".join(["", *lines]))
    return lines


def _places(finding: Finding) -> Iterable[At]:
    return (finding.at, *(related.at for related in finding.related))


def _is_of(at: At, records: Sequence[At]) -> bool:
    return any(at.file == record.file and at.route[: len(record.route)] == record.route for record in records)
