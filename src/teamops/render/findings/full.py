"""Findings for people in detail: message, marked line, related places and remedy, by who must act."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.located import LocatedFinding, Outcome, RelatedPlace
from teamops.checking.urgency import group_by_responsible
from teamops.locale.words import Words
from teamops.render.columns import count_columns
from teamops.render.findings.concise import format_clause
from teamops.render.findings.summary import format_responsible, render_reasons, render_summary
from teamops.render.styled_text import Line, Span
from teamops.render.visible import make_visible

SAYS_VERDICT = True

STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan", "off": ""}
EXCERPT_MARGIN = 10
"""The columns that an excerpt needs at most besides its characters."""
_LONGEST_EXCERPT = 120
"""The characters of a line that are shown at most, around the finding."""
_USUAL_WIDTH = 100


def render(outcome: Outcome, say: Words, width: int = _USUAL_WIDTH) -> Iterator[Span]:
    """Yield the findings as pieces of text with their styles, why rules are undecided, and a summary at the end."""
    for who, findings in group_by_responsible(outcome.findings):
        yield say("findings.group", who=format_responsible(who, say), count=len(findings)) + "\n", "bold"
        for finding in findings:
            yield from _render_finding(finding, say)
            yield "\n", ""
    yield from render_reasons(outcome, say)
    yield from render_summary(outcome, say, width, has_details=True)


def build_excerpt(finding: LocatedFinding, longest: int = _LONGEST_EXCERPT) -> Iterator[Line]:
    """Yield the line of a finding and its mark; of a long line, `longest` characters around the finding."""
    start, end = finding.column - finding.excerpt_column, finding.end_column - finding.excerpt_column
    first = max(0, start - longest // 2) if len(finding.excerpt) > longest else 0
    line = finding.excerpt[first : first + longest]
    if not line.strip():
        return
    before = make_visible(line[: start - first])
    marked = make_visible(line[start - first : end - first])
    dots = "…" if first or finding.excerpt_column > 1 else ""
    more = "…" if first + longest < len(finding.excerpt) else ""
    yield [(f"{finding.line:>5} | ", "dim"), (f"{dots}{make_visible(line)}{more}", "")]
    mark = " " * (len(dots) + count_columns(before)) + "^" * max(1, count_columns(marked))
    yield [("      | ", "dim"), (mark, STYLES[finding.severity])]


def format_related(place: RelatedPlace) -> str:
    """Format a place that belongs to a finding, with its message."""
    return f"      {make_visible(place.file)}:{place.line}:{place.column} {make_visible(place.message)}"


def _render_finding(finding: LocatedFinding, say: Words) -> Iterator[Span]:
    yield f"{make_visible(finding.file)}:{finding.line}:{finding.column}", "bold"
    yield f" {say(f'findings.{finding.severity}')}[{finding.code}]", STYLES[finding.severity]
    yield f" {make_visible(finding.message)}", ""
    yield f"{format_clause(finding, say)}\n", "dim"
    for line in build_excerpt(finding):
        yield from line
        yield "\n", ""
    for place in finding.related:
        yield f"{format_related(place)}\n", ""
    yield f"      → {make_visible(finding.remedy)}\n", "green"
