"""Findings as annotations of GitHub Actions (workflow commands), escaped as its runner reads them."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.located import Outcome, Placed
from teamops.locale.words import Words
from teamops.render.findings.concise import sentence, unlisted
from teamops.render.findings.verdict import hidden, undecided
from teamops.render.visible import visible

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice", "off": "notice"}


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """One workflow command per finding, whose message says its place too for the log; one for what was not read, and
    one for what is hidden."""
    for finding in outcome.findings:
        yield _annotation(finding) + "\n", ""
    for rest in outcome.unlisted_by_code():
        file, title = visible(_property(rest.file)), rest.code
        yield f"::{_COMMANDS[rest.severity]} file={file},title={title}::{_data(unlisted(rest, say))}\n", ""
    if outcome.is_undecided:
        yield f"::error title=teamops::{_data(undecided(outcome, say))}\n", ""
    if parts := list(hidden(outcome, say)):
        yield f"::notice title=teamops::{_data(say('findings.semicolon').join(parts))}\n", ""


def _annotation(finding: Placed) -> str:
    properties = {
        "file": finding.file,
        "line": finding.line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": f"{finding.code} {finding.name}",
    }
    written = ",".join(f"{key}={visible(_property(str(value)))}" for key, value in properties.items())
    message = f"{sentence(finding)} → {visible(finding.remedy)}"
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
