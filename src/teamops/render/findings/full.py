"""Findings for people: the sentence, the line with a marker under what is meant, what belongs to it, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamops.checking.located import LocatedFinding, Outcome
from teamops.locale.words import Words
from teamops.render.findings.verdict import format_verdict
from teamops.render.visible import make_visible

StyledText = tuple[str, str]
STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan", "off": ""}
_VERDICTS = {"undecided": "bold red", "found": "dim", "kept": "bold green", "nothing_found": "bold"}
_RULES = 8
"""So many rules are named of those whose findings are not shown."""
_EXCERPT = 120
"""A line is shown in at most so many characters, around what is meant."""


def render(outcome: Outcome, say: Words) -> Iterator[StyledText]:
    """The findings as styled pieces of text, with a summary at the end."""
    for finding in outcome.findings:
        yield from _render_finding(finding, say)
        yield "\n", ""
    for undecided in outcome.group_undecided():
        yield say("findings.not_run", code=undecided.code, why=make_visible(undecided.why)) + "\n", "dim"
    if outcome.cut:
        yield (
            say("findings.cut", count=len(outcome.cut), rules=_format_rules(outcome.count_cut_findings())) + "\n",
            "bold",
        )
    if outcome.unlisted:
        rest = outcome.count_unlisted_findings()
        rules = _format_rules((one.code, one.number) for one in rest)
        yield say("findings.unlisted_all", count=sum(one.number for one in rest), rules=rules) + "\n", "bold"
    yield from _render_summary(outcome, say)


def _format_rules(counts: Iterable[tuple[str, int]]) -> str:
    """T006 ×9,712 · T005 ×88 · …"""
    counted = [f"{code} ×{count:,}" for code, count in counts]
    return " · ".join(counted if len(counted) <= _RULES else [*counted[:_RULES], "…"])


def _render_finding(finding: LocatedFinding, say: Words) -> Iterator[StyledText]:
    yield f"{make_visible(finding.file)}:{finding.line}:{finding.column}", "bold"
    yield f" {say(f'findings.{finding.severity}')}[{finding.code}]", STYLES[finding.severity]
    yield f" {make_visible(finding.message)}", ""
    yield f" ({finding.clause})\n" if finding.clause else "\n", "dim"
    yield from _render_excerpt(finding)
    for place in finding.related:
        where = f"{make_visible(place.file)}:{place.line}:{place.column}"
        yield f"      {where} {make_visible(place.message)}\n", ""
    yield f"      → {make_visible(finding.remedy)}\n", "green"


def _render_excerpt(finding: LocatedFinding) -> Iterator[StyledText]:
    from rich.cells import cell_len

    start, end = finding.column - finding.excerpt_column, finding.end_column - finding.excerpt_column
    first = max(0, start - _EXCERPT // 2)
    line = finding.excerpt[first : first + _EXCERPT]
    if not line.strip():
        return
    before = make_visible(line[: start - first])
    meant = make_visible(line[start - first : end - first])
    dots = "…" if first or finding.excerpt_column > 1 else ""
    yield f"{finding.line:>5} | ", "dim"
    yield f"{dots}{make_visible(line)}{'…' if first + _EXCERPT < len(finding.excerpt) else ''}\n", ""
    yield "      | ", "dim"
    yield " " * (len(dots) + cell_len(before)) + "^" * max(1, cell_len(meant)) + "\n", STYLES[finding.severity]


def _render_summary(outcome: Outcome, say: Words) -> Iterator[StyledText]:
    if fixable := sum(finding.fixable for finding in outcome.all):
        yield say("findings.fixable", count=fixable) + "\n", "dim"
    if outcome.all or outcome.unlisted:
        counts = {level: outcome.count(level) for level in ("error", "warning", "info")}
        yield say("findings.summary", files=outcome.files, **counts) + "\n", "bold"
    if said := format_verdict(outcome, say):
        yield f"{said}\n", _VERDICTS[outcome.verdict]
