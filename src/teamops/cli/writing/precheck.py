"""Check a planned write before it happens."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import datetime

from teamops.checking.engine import load_rules
from teamops.checking.finding import Finding
from teamops.cli.shell.session import Session
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.locale.words import Words
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.workspace import Workspace
from teamops.render.visible import make_visible
from teamops.store.errors import CommandError, RecordRefusedError
from teamops.store.reading.source import Source, read_source
from teamops.store.writing.drafts import Drafts
from teamops.store.writing.preview import StateAfter, preview_findings
from teamops.store.yaml.positions import Positions

_ALLOWED = {"G007"}
"""Rules that no new record can keep: it is signed after it was written."""


class RepeatedError(CommandError):
    """What is to be written is recorded at `place` already."""

    def __init__(self, place: str) -> None:
        super().__init__("actuals.repeated", place=place)

    def format_question(self, words: Words) -> str:
        """Return the question whether to write it again."""
        return words("actuals.ask_repeated", **self.facts)


class PrecheckResult(NamedTuple):
    """The new findings of the check, and the doubt to ask about or to refuse the write for.

    `state` is what the check read, as it will be after the write; None where nothing is written.
    """

    findings: tuple[Finding, ...]
    doubt: RepeatedError | None
    state: StateAfter | None


def precheck_drafts(
    session: Session, ws: Workspace, drafts: Drafts, planned: PlannedWrite, now: datetime
) -> PrecheckResult:
    """Return what the check would newly find in the places of `planned` once `drafts` are written to `ws`.

    A finding elsewhere counts if it names one of the places, or if it is about the form of a file that is written.
    Raise RecordRefusedError if there is an error of a rule that is not among `planned.allowed`.
    """
    files = {draft.file for draft in drafts.files}

    def concerns(finding: Finding) -> bool:
        return _is_form(finding, files) or any(_is_in(at, planned.places) for at in _list_places(finding))

    findings, state = preview_findings(ws, drafts, now, concerns)
    if any(finding.severity == "error" and finding.code not in {*_ALLOWED, *planned.allowed} for finding in findings):
        raise RecordRefusedError("record_refused", findings="\n  ".join(["", *format_findings(session, findings)]))
    shown = tuple(finding for finding in findings if finding.code not in planned.hidden)
    doubtful = next((finding for finding in findings if finding.code in planned.doubtful), None)
    if doubtful is None:
        return PrecheckResult(shown, None, state)
    existing = next(at for at in _list_places(doubtful) if not _is_in(at, planned.places))
    return PrecheckResult(shown, RepeatedError(_format_place(drafts, existing)), state)


def _format_place(drafts: Drafts, at: At) -> str:
    """Return the file and line of a place, as they will be after the write."""
    draft = next((draft for draft in drafts.files if draft.file == at.file), None)
    source = read_source(drafts.root, at.file) if draft is None else Source.of(at.file, draft.after.encode())
    sources = {at.file: source} if isinstance(source, Source) else {}
    return f"{at.file}:{Positions(sources).span(at).line}"


def format_findings(session: Session, findings: Iterable[Finding]) -> list[str]:
    """Return the findings in lines, each with its remedy."""
    lines = []
    for finding in findings:
        rule = load_rules()[finding.code]
        lines.append(make_visible(f"{finding.code} {rule.say(finding, session.lang)}"))
        lines.append(make_visible(f"     → {rule.advise(finding, session.lang)}"))
    return lines


def _is_form(finding: Finding, files: Container[str]) -> bool:
    """Return whether a finding is about the form of one of the files, such as a password in it (F008)."""
    return finding.code.startswith("F") and finding.at.file in files


def _list_places(finding: Finding) -> Iterable[At]:
    return (finding.at, *(related.at for related in finding.related))


def _is_in(at: At, places: Sequence[At]) -> bool:
    return any(at.file == place.file and at.route[: len(place.route)] == place.route for place in places)
