"""Findings as lines for editors and grep: `path:line:col: T001 message (§2.8)`."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.located import LocatedFinding, Outcome, UnlistedFindings
from teamops.locale.words import Words
from teamops.render.visible import make_visible


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """Yield the findings as pieces of text with their styles."""
    for finding in outcome.findings:
        yield f"{format_finding(finding, say)}\n", ""
    for rest in outcome.count_unlisted_findings():
        yield f"{format_unlisted_count(rest, say)}\n", ""


def format_finding(finding: LocatedFinding, say: Words) -> str:
    """Format a finding as one line."""
    place = f"{make_visible(finding.file)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.code} {format_claim(finding, say)}"


def format_unlisted_count(rest: UnlistedFindings, say: Words) -> str:
    """Format the count of a rule's unlisted findings as one line."""
    return say("findings.unlisted", code=rest.code, number=rest.number, file=make_visible(rest.file))


def format_claim(finding: LocatedFinding, say: Words) -> str:
    """Format what is wrong: `message (§2.8)`."""
    return f"{make_visible(finding.message)}{format_clause(finding, say)}"


def format_clause(finding: LocatedFinding, say: Words) -> str:
    """Format the clause behind a message, in brackets; "" for a rule of the files alone."""
    return say("findings.clause", clause=say.format_clause(finding.clause)) if finding.clause else ""


def format_claim_and_remedy(finding: LocatedFinding, say: Words) -> str:
    """Format what is wrong and what to do: `message (§2.8) → remedy`."""
    return f"{format_claim(finding, say)} → {make_visible(finding.remedy)}"
