"""Findings for people: the sentence, the line with a marker under what is meant, what belongs to it, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamops.checking.located import Outcome, Placed
from teamops.locale.words import Words
from teamops.render.findings.verdict import verdict
from teamops.render.visible import visible

Span = tuple[str, str]
STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan", "off": ""}
_VERDICTS = {"undecided": "bold red", "found": "dim", "kept": "bold green", "nothing_found": "bold"}
_RULES = 8
"""So many rules are named of those whose findings are not shown."""
_EXCERPT = 120
"""A line is shown in at most so many characters, around what is meant."""


def render(outcome: Outcome, say: Words) -> Iterator[Span]:
    """The findings as styled pieces of text, with a summary at the end."""
    for finding in outcome.findings:
        yield from _finding(finding, say)
        yield "\n", ""
    for undecided in outcome.undecided():
        yield say("findings.not_run", code=undecided.code, why=visible(undecided.why)) + "\n", "dim"
    if outcome.cut:
        yield say("findings.cut", count=len(outcome.cut), rules=_rules(outcome.cut_by_code())) + "\n", "bold"
    if outcome.unlisted:
        rest = outcome.unlisted_by_code()
        rules = _rules((one.code, one.number) for one in rest)
        yield say("findings.unlisted_all", count=sum(one.number for one in rest), rules=rules) + "\n", "bold"
    yield from _summary(outcome, say)


def _rules(counts: Iterable[tuple[str, int]]) -> str:
    """T006 ×9,712 · T005 ×88 · …"""
    counted = [f"{code} ×{count:,}" for code, count in counts]
    return " · ".join(counted if len(counted) <= _RULES else [*counted[:_RULES], "…"])


def _finding(finding: Placed, say: Words) -> Iterator[Span]:
    yield f"{visible(finding.file)}:{finding.line}:{finding.column}", "bold"
    yield f" {say(f'findings.{finding.severity}')}[{finding.code}]", STYLES[finding.severity]
    yield f" {visible(finding.message)}", ""
    yield f" ({finding.clause})\n" if finding.clause else "\n", "dim"
    yield from _excerpt(finding)
    for place in finding.related:
        where = f"{visible(place.file)}:{place.line}:{place.column}"
        yield f"      {where} {visible(place.message)}\n", ""
    yield f"      → {visible(finding.remedy)}\n", "green"


def _excerpt(finding: Placed) -> Iterator[Span]:
    from rich.cells import cell_len

    start, end = finding.column - finding.excerpt_column, finding.end_column - finding.excerpt_column
    first = max(0, start - _EXCERPT // 2)
    line = finding.excerpt[first : first + _EXCERPT]
    if not line.strip():
        return
    before = visible(line[: start - first])
    meant = visible(line[start - first : end - first])
    dots = "…" if first or finding.excerpt_column > 1 else ""
    yield f"{finding.line:>5} | ", "dim"
    yield f"{dots}{visible(line)}{'…' if first + _EXCERPT < len(finding.excerpt) else ''}\n", ""
    yield "      | ", "dim"
    yield " " * (len(dots) + cell_len(before)) + "^" * max(1, cell_len(meant)) + "\n", STYLES[finding.severity]


def _summary(outcome: Outcome, say: Words) -> Iterator[Span]:
    if fixable := sum(finding.fixable for finding in outcome.all):
        yield say("findings.fixable", count=fixable) + "\n", "dim"
    if outcome.all or outcome.unlisted:
        counts = {level: outcome.count(level) for level in ("error", "warning", "info")}
        yield say("findings.summary", files=outcome.files, **counts) + "\n", "bold"
    if said := verdict(outcome, say):
        yield f"{said}\n", _VERDICTS[outcome.verdict]
