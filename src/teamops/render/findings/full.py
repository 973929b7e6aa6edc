"""Findings for people: message, marked line, related places and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamops.checking.located import LocatedFinding, Outcome
from teamops.locale.words import Words
from teamops.render.columns import count_columns
from teamops.render.findings.concise import format_clause
from teamops.render.findings.verdict import format_verdict
from teamops.render.styled_text import Span
from teamops.render.visible import make_visible

SAYS_VERDICT = True

STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan", "off": ""}
_VERDICTS = {"undecided": "bold red", "found": "dim", "kept": "bold green", "nothing_found": "bold"}
_MOST_RULES = 8
"""The rules that are named at most where findings are not shown."""
_LONGEST_EXCERPT = 120
"""The characters of a line that are shown at most, around the finding."""


def render(outcome: Outcome, say: Words) -> Iterator[Span]:
    """Yield the findings as pieces of text with their styles, and a summary at the end."""
    for finding in outcome.findings:
        yield from _render_finding(finding, say)
        yield "\n", ""
    for codes, why in outcome.group_undecided():
        yield say("findings.not_run", code=codes, why=make_visible(why)) + "\n", "dim"
    if outcome.cut:
        rules = _format_rules(outcome.count_cut_findings())
        yield say("findings.cut", count=sum(rest.number for rest in outcome.cut), rules=rules) + "\n", "bold"
    if outcome.unlisted:
        rest = outcome.count_unlisted_findings()
        rules = _format_rules((unlisted.code, unlisted.number) for unlisted in rest)
        yield say("findings.unlisted_all", count=sum(r.number for r in rest), rules=rules) + "\n", "bold"
    yield from _render_summary(outcome, say)


def _format_rules(counts: Iterable[tuple[str, int]]) -> str:
    """Format counts by rule: T006 ×9,712 · T005 ×88 · …"""
    rules = [f"{code} ×{count:,}" for code, count in counts]
    return " · ".join(rules if len(rules) <= _MOST_RULES else [*rules[:_MOST_RULES], "…"])


def _render_finding(finding: LocatedFinding, say: Words) -> Iterator[Span]:
    yield f"{make_visible(finding.file)}:{finding.line}:{finding.column}", "bold"
    yield f" {say(f'findings.{finding.severity}')}[{finding.code}]", STYLES[finding.severity]
    yield f" {make_visible(finding.message)}", ""
    yield f"{format_clause(finding, say)}\n", "dim"
    yield from _render_excerpt(finding)
    for place in finding.related:
        where = f"{make_visible(place.file)}:{place.line}:{place.column}"
        yield f"      {where} {make_visible(place.message)}\n", ""
    yield f"      → {make_visible(finding.remedy)}\n", "green"


def _render_excerpt(finding: LocatedFinding) -> Iterator[Span]:
    start, end = finding.column - finding.excerpt_column, finding.end_column - finding.excerpt_column
    first = max(0, start - _LONGEST_EXCERPT // 2)
    line = finding.excerpt[first : first + _LONGEST_EXCERPT]
    if not line.strip():
        return
    before = make_visible(line[: start - first])
    marked = make_visible(line[start - first : end - first])
    dots = "…" if first or finding.excerpt_column > 1 else ""
    yield f"{finding.line:>5} | ", "dim"
    yield f"{dots}{make_visible(line)}{'…' if first + _LONGEST_EXCERPT < len(finding.excerpt) else ''}\n", ""
    yield "      | ", "dim"
    yield (
        " " * (len(dots) + count_columns(before)) + "^" * max(1, count_columns(marked)) + "\n",
        STYLES[finding.severity],
    )


def _render_summary(outcome: Outcome, say: Words) -> Iterator[Span]:
    if fixable := outcome.fixable:
        yield say("findings.fixable", count=fixable) + "\n", "dim"
    if outcome.has_findings:
        counts = {level: outcome.count(level) for level in ("error", "warning", "info")}
        yield say("findings.summary", files=outcome.files, **counts) + "\n", "bold"
    if verdict := format_verdict(outcome, say):
        yield f"{verdict}\n", _VERDICTS[outcome.verdict]
