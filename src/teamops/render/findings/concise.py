"""Findings as lines for editors and grep: `path:line:col: T001 message (§2.8)`."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.located import LocatedFinding, Outcome, UnlistedFindings
from teamops.locale.words import Words
from teamops.render.visible import make_visible


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """Yield the findings as pieces of text with their styles."""
    for finding in outcome.findings:
        yield f"{format_finding(finding)}\n", ""
    for rest in outcome.count_unlisted_findings():
        yield f"{format_unlisted_count(rest, say)}\n", ""


def format_finding(finding: LocatedFinding) -> str:
    """Format a finding as one line."""
    clause = f" ({finding.clause})" if finding.clause else ""
    file, message = make_visible(finding.file), make_visible(finding.message)
    return f"{file}:{finding.line}:{finding.column}: {finding.code} {message}{clause}"


def format_unlisted_count(rest: UnlistedFindings, say: Words) -> str:
    """Format the count of a rule's unlisted findings as one line."""
    return say("findings.unlisted", code=rest.code, number=rest.number, file=make_visible(rest.file))


def format_claim(finding: LocatedFinding) -> str:
    """Format what is wrong: `message (§2.8)`."""
    clause = f" ({finding.clause})" if finding.clause else ""
    return f"{make_visible(finding.message)}{clause}"


def format_claim_and_remedy(finding: LocatedFinding) -> str:
    """Format what is wrong and what to do: `message (§2.8) → remedy`."""
    return f"{format_claim(finding)} → {make_visible(finding.remedy)}"
