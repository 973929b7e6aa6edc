"""Findings of a workspace as it would be after a write, to judge that before it happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from teamops.checking.finding import Finding
from teamops.model.named_tuple import NamedTuple
from teamops.model.workspace import Workspace
from teamops.store.cache.cached_check import run_rules
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.files import Files, read_workspace_files
from teamops.store.reading.loader import interpret, pause_collector
from teamops.store.reading.source import Source
from teamops.store.writing.drafts import Drafts


class StateAfter(NamedTuple):
    """A workspace as it would be after a write, its files, and the day."""

    ws: Workspace
    files: Files
    today: date


class Preview(NamedTuple):
    """The new findings of a check after a write, and the state that it checked; None where nothing is written."""

    findings: tuple[Finding, ...]
    state: StateAfter | None


def preview_findings(ws: Workspace, drafts: Drafts, now: datetime, concerns: Callable[[Finding], bool]) -> Preview:
    """Return what a check at `now` would find once `drafts`, planned on `ws`, is written, and not before.

    Only findings that it `concerns` are compared with those before; mostly there are none, and one check is enough. A
    finding existed before if its rule said the same at the same place, though it may have been of another value.
    Raises WriteRefusedError for a file that would be too large to be read.
    """
    if not drafts.files:
        return Preview((), None)
    drafts.require_readable()
    files = read_workspace_files(drafts.root)
    contents = {draft.file: draft.new_content.content for draft in drafts.files}
    after = _replace_sources(
        files, {file: None if raw is None else Source.of(file, raw) for file, raw in contents.items()}
    )
    with pause_collector():
        state = StateAfter(interpret(drafts.root, after), after, now.date())
        findings = _collect_findings(state.ws, after, now)
        if not (found := [*filter(concerns, findings)]):
            return Preview((), state)
        before = _replace_sources(files, {draft.file: draft.source for draft in drafts.files})
        is_seen = ws.digests == {source.file: source.digest for source in before.sources}
        old = _collect_findings(ws if is_seen else interpret(drafts.root, before), before, now)
    known = {(finding.code, finding.at, finding.message) for finding in old}
    new = (finding for finding in found if (finding.code, finding.at, finding.message) not in known)
    return Preview(tuple(new), state)


def _collect_findings(ws: Workspace, files: Files, now: datetime) -> tuple[Finding, ...]:
    return run_rules(ws, files, now, merged=False)[0].findings


def _replace_sources(files: Files, others: Mapping[str, Source | None]) -> Files:
    """Return `files` with others in the place of some; None removes a file."""
    sources: dict[str, Source | None] = {source.file: source for source in files.sources}
    sources.update(others)
    in_order = sorted(sources, key=lambda file: (file != SETTINGS, file))
    return files._replace(sources=[source for file in in_order if (source := sources[file]) is not None])
