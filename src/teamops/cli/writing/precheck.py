"""What is to be written is judged before: what the check would say of it, it says now."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from teamops.render.visible import make_visible
from teamops.store.errors import CommandError, RecordRefusedError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.checking.finding import Finding
    from teamops.cli.shell.session import Session
    from teamops.cli.writing.planned_write import PlannedWrite
    from teamops.locale.words import Words
    from teamops.model.place import At
    from teamops.model.workspace import Workspace
    from teamops.store.writing.drafts import Drafts

_LATER = {"G007"}
"""Errors that a new record cannot be without: it is signed after it stands."""


class RepeatedError(CommandError):
    """What is to be written stands at `place` already."""

    def __init__(self, place: str) -> None:
        super().__init__("actuals.repeated", place=place)

    def asked(self, words: Words) -> str:
        """The question whether it is to be written nevertheless."""
        return words("actuals.ask_repeated", **self.facts)


class PrecheckResult(NamedTuple):
    """What the check will newly find, in lines, and what is to be asked or refused because of it."""

    lines: list[str]
    doubt: RepeatedError | None


def precheck_drafts(
    session: Session, ws: Workspace, drafted: Drafts, work: PlannedWrite, now: datetime
) -> PrecheckResult:
    """What the check will newly find in the records of `work` once `drafted` is written.

    `ws` is what it changes. A finding elsewhere counts if it names one of the records, or if it is about the form of a
    file that is written. Raises RecordRefusedError if an error is among them that is not of one of the rules
    `work.later`. Lines leave out what rules find that are `work.silent`.
    """
    from teamops.store.writing.preview import preview_findings

    found = preview_findings(ws, drafted, now) if drafted.files else ()
    files = {draft.file for draft in drafted.files}
    ours = [f for f in found if _is_form(f, files) or any(_is_of(at, work.records) for at in _list_places(f))]
    if any(finding.severity == "error" and finding.code not in {*_LATER, *work.later} for finding in ours):
        raise RecordRefusedError("record_refused", findings="\n  ".join(["", *_format_findings(session, ours)]))
    lines = _format_findings(session, [finding for finding in ours if finding.code not in work.silent])
    doubtful = next((finding for finding in ours if finding.code in work.doubts), None)
    if doubtful is None:
        return PrecheckResult(lines, None)
    standing = next(at for at in _list_places(doubtful) if not _is_of(at, work.records))
    return PrecheckResult(lines, RepeatedError(_format_place(drafted, standing)))


def _format_place(drafted: Drafts, at: At) -> str:
    """Where something stands, as a path with the line, in the files as they shall be."""
    from teamops.store.reading.source import Source, read_source
    from teamops.store.yaml.positions import Positions

    draft = next((draft for draft in drafted.files if draft.file == at.file), None)
    source = read_source(drafted.root, at.file) if draft is None else Source.of(at.file, draft.after.encode())
    known = {at.file: source} if isinstance(source, Source) else {}
    return f"{at.file}:{Positions(known).span(at).line}"


def _format_findings(session: Session, findings: Iterable[Finding]) -> list[str]:
    from teamops.checking.engine import load_rules

    lines = []
    for finding in findings:
        rule = load_rules()[finding.code]
        lines.append(make_visible(f"{finding.code} {rule.say(finding, session.lang)}"))
        lines.append(make_visible(f"     → {rule.advise(finding, session.lang)}"))
    return lines


def _is_form(finding: Finding, files: Container[str]) -> bool:
    """Whether it is about how a file is written, such as a password in it (F008), wherever that stands."""
    return finding.code.startswith("F") and finding.at.file in files


def _list_places(finding: Finding) -> Iterable[At]:
    return (finding.at, *(related.at for related in finding.related))


def _is_of(at: At, records: Sequence[At]) -> bool:
    return any(at.file == record.file and at.route[: len(record.route)] == record.route for record in records)
