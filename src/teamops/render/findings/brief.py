"""Findings for people on one screen: who must act on the left, on the right what is wrong, and where."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.located import LocatedFinding, Outcome
from teamops.checking.urgency import group_by_responsible
from teamops.locale.words import Words
from teamops.render.columns import count_columns
from teamops.render.findings.concise import format_clause
from teamops.render.findings.full import EXCERPT_MARGIN, STYLES, build_excerpt, format_related
from teamops.render.findings.summary import format_responsible, render_reasons, render_summary
from teamops.render.line_breaks import wrap_line
from teamops.render.styled_text import Line, Span
from teamops.render.visible import make_visible

SAYS_VERDICT = True

_WIDEST_NAME = 12
"""The columns of the widest name beside its findings; a wider one gets a line of its own."""
_GAP = 2
_LEAST = 40
"""The fewest columns for findings beside names."""


def render(outcome: Outcome, say: Words, width: int) -> Iterator[Span]:
    """Yield the findings in lines of at most `width` columns, and a summary at the end.

    Errors are shown with what to do, and errors in the text of a file with their line. Of others, the clause and what
    to do are left out where they would take one more line.
    """
    groups = [(format_responsible(who, say), findings) for who, findings in group_by_responsible(outcome.findings)]
    column = max((wide for name, _ in groups if (wide := count_columns(name)) <= _WIDEST_NAME), default=0) + _GAP
    if width - column < _LEAST:
        column = _GAP
    for name, findings in groups:
        yield from _render_group(name, findings, say, column, width)
    if outcome.findings:
        yield "\n", ""
    if outcome.none_ran:
        yield from render_reasons(outcome, say)
    yield from render_summary(outcome, say, width)


def _render_group(name: str, findings: list[LocatedFinding], say: Words, column: int, width: int) -> Iterator[Span]:
    wide = count_columns(name)
    is_beside = wide + _GAP <= column
    yield name, "bold"
    yield " " * (column - wide) if is_beside else "\n", ""
    lines = (line for finding in findings for line in _build_lines(finding, say, max(width - column, 1)))
    for number, line in enumerate(lines):
        if number or not is_beside:
            yield " " * column, ""
        yield from line
        yield "\n", ""


def _build_lines(finding: LocatedFinding, say: Words, width: int) -> Iterator[Line]:
    """Yield the lines of a finding: the message, its clause, the place, what to do."""
    head = f"{say(f'findings.{finding.severity}')}[{finding.code}]"
    place, remedy = f" {make_visible(finding.file)}:{finding.line}", f" → {make_visible(finding.remedy)}"
    spans = [(head, STYLES[finding.severity]), (f" {make_visible(finding.message)}", "")]
    *lines, last = wrap_line(spans, width)
    yield from lines
    clause = format_clause(finding, say)
    needed = count_columns(place) if _fits([*last, (place, "")], width) else 0
    if _fits([*last, (clause, "")], width - needed):
        last = [*last, (clause, "dim")]
    if not needed:
        yield last
        last = [(" ", "")]
    last = [*last, (place, "bold")]
    if _fits([*last, (remedy, "")], width):
        last = [*last, (remedy, "green")]
        remedy = ""
    *lines, last = wrap_line(last, width)
    yield from (*lines, last)
    if finding.severity == "error":
        yield from _build_error_lines(finding, remedy, width)


def _build_error_lines(finding: LocatedFinding, remedy: str, width: int) -> Iterator[Line]:
    """Yield the excerpt of an error in the text of a file, and what to do, if that is left to say."""
    if finding.code.startswith("F"):
        room = width - EXCERPT_MARGIN
        yield from build_excerpt(finding, room if count_columns(finding.excerpt) <= room else room // 2)
        yield from (line for related in finding.related for line in wrap_line([(format_related(related), "")], width))
    if remedy:
        yield from ([("  ", ""), *line] for line in wrap_line([(remedy.strip(), "green")], width - 2))


def _fits(line: Line, width: int) -> bool:
    return sum(count_columns(text) for text, _ in line) <= width
