"""Findings as annotations of GitHub Actions (workflow commands), escaped for its runner."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.located import LocatedFinding, Outcome
from teamops.locale.words import Words
from teamops.render.findings.concise import format_finding, format_unlisted_count
from teamops.render.findings.verdict import format_unread_notice, list_hidden_parts
from teamops.render.visible import make_visible

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice", "off": "notice"}


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """Yield a workflow command for each finding, which repeats its place for the log, then unread and hidden."""
    for finding in outcome.findings:
        yield _format_annotation(finding, say) + "\n", ""
    for rest in outcome.count_unlisted_findings():
        file, message = make_visible(_escape_property(rest.file)), _escape_data(format_unlisted_count(rest, say))
        yield f"::{_COMMANDS[rest.severity]} file={file},title={rest.code}::{message}\n", ""
    if outcome.is_undecided:
        yield f"::error title=teamops::{_escape_data(format_unread_notice(outcome, say))}\n", ""
    if parts := list(list_hidden_parts(outcome, say)):
        yield f"::notice title=teamops::{_escape_data(say('findings.semicolon').join(parts))}\n", ""


def _format_annotation(finding: LocatedFinding, say: Words) -> str:
    properties = {
        "file": finding.file,
        "line": finding.line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": f"{finding.code} {finding.name}",
    }
    pairs = ",".join(f"{key}={make_visible(_escape_property(str(value)))}" for key, value in properties.items())
    message = f"{format_finding(finding, say)} → {make_visible(finding.remedy)}"
    return f"::{_COMMANDS[finding.severity]} {pairs}::{_escape_data(message)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
