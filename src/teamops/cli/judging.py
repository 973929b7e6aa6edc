"""What is to be written is judged before: what the check would say of it, it says now."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

from teamops.render.visible import visible
from teamops.store.errors import RecordRefusedError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.checking.finding import Finding
    from teamops.cli.carrying_out import Work
    from teamops.cli.session import Session
    from teamops.model.place import At
    from teamops.model.workspace import Workspace
    from teamops.store.writing import Drafts

_LATER = {"G007"}
"""Errors that a new record cannot be without: it is signed after it stands."""


def judgement(session: Session, ws: Workspace, drafted: Drafts, work: Work, now: datetime) -> list[str]:
    """What the check will newly find in the records of `work` once `drafted` is written, in lines.

    `ws` is what it changes. A finding elsewhere counts if it names one of the records, or if it is about the form of a
    file that is written. Raises RecordRefusedError if an error is among them that is not of one of the rules
    `work.later`. Lines leave out what rules find that are `work.silent`.
    """
    from teamops.store.supposed import new_findings

    found = new_findings(ws, drafted, now) if drafted.files else ()
    files = {draft.file for draft in drafted.files}
    ours = [f for f in found if _is_form(f, files) or any(_is_of(at, work.records) for at in _places(f))]
    if any(finding.severity == "error" and finding.code not in {*_LATER, *work.later} for finding in ours):
        raise RecordRefusedError("record_refused", findings="\n  ".join(["", *_lines(session, ours)]))
    return _lines(session, [finding for finding in ours if finding.code not in work.silent])


def _lines(session: Session, findings: Iterable[Finding]) -> list[str]:
    from teamops.checking.engine import all_rules

    lines = []
    for finding in findings:
        rule = all_rules()[finding.code]
        lines.append(visible(f"{finding.code} {rule.say(finding, session.lang)}"))
        lines.append(visible(f"     → {rule.remedy.say(session.lang, **finding.facts)}"))
    return lines


def _is_form(finding: Finding, files: Container[str]) -> bool:
    """Whether it is about how a file is written, such as a password in it (F008), wherever that stands."""
    return finding.code.startswith("F") and finding.at.file in files


def _places(finding: Finding) -> Iterable[At]:
    return (finding.at, *(related.at for related in finding.related))


def _is_of(at: At, records: Sequence[At]) -> bool:
    return any(at.file == record.file and at.route[: len(record.route)] == record.route for record in records)
