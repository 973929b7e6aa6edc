"""One line per finding: `path:line:col: T001 message (§2.8)`, as editors and grep like it."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.located import LocatedFinding, Outcome, UnlistedFindings
from teamops.locale.words import Words
from teamops.render.visible import make_visible


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """The findings as styled pieces of text."""
    for finding in outcome.findings:
        yield f"{format_finding(finding)}\n", ""
    for rest in outcome.count_unlisted_findings():
        yield f"{format_unlisted_count(rest, say)}\n", ""


def format_finding(finding: LocatedFinding) -> str:
    """A finding in one line."""
    clause = f" ({finding.clause})" if finding.clause else ""
    file, message = make_visible(finding.file), make_visible(finding.message)
    return f"{file}:{finding.line}:{finding.column}: {finding.code} {message}{clause}"


def format_unlisted_count(rest: UnlistedFindings, say: Words) -> str:
    """How many findings of a rule are not listed, in one line."""
    return say("findings.unlisted", code=rest.code, number=rest.number, file=make_visible(rest.file))
