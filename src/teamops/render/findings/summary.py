"""The end of the findings for people: what is not shown, the most urgent three, the counts and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from teamops.checking.located import Outcome, Responsible
from teamops.checking.urgency import sort_by_urgency
from teamops.locale.words import Words
from teamops.render.columns import count_columns, cut_columns
from teamops.render.findings.verdict import count_undecided_rules, format_verdict
from teamops.render.styled_text import Span
from teamops.render.visible import make_visible

_VERDICTS = {"undecided": "bold red", "found": "dim", "kept": "bold green", "nothing_found": "bold"}
_MOST_RULES = 8
"""The rules that are named at most where findings are not shown."""
_MOST_URGENT = 3


def render_summary(outcome: Outcome, say: Words, width: int, *, has_details: bool = False) -> Iterator[Span]:
    """Yield the summary as pieces of text with their styles; each of the most urgent findings in one line.

    Unless the output `has_details`, what `--verbose` adds is named.
    """
    if outcome.cut:
        rules = _format_rules(outcome.count_cut_findings())
        yield say("findings.cut", count=sum(rest.number for rest in outcome.cut), rules=rules) + "\n", "bold"
    if outcome.unlisted:
        rest = outcome.count_unlisted_findings()
        rules = _format_rules((unlisted.code, unlisted.number) for unlisted in rest)
        yield say("findings.unlisted_all", count=sum(r.number for r in rest), rules=rules) + "\n", "bold"
    if len(outcome.findings) > _MOST_URGENT:
        yield from _render_most_urgent(outcome, say, width)
    if fixable := outcome.fixable:
        yield say("findings.fixable", count=fixable) + "\n", "dim"
    if outcome.has_findings:
        counts = {level: outcome.count(level) for level in ("error", "warning", "info")}
        yield say("findings.summary", files=outcome.files, **counts) + "\n", "bold"
        if not has_details:
            yield f"{_format_hint(outcome, say)}\n", "dim"
    if verdict := format_verdict(outcome, say, has_details=has_details):
        yield f"{verdict}\n", _VERDICTS[outcome.verdict]


def render_reasons(outcome: Outcome, say: Words) -> Iterator[Span]:
    """Yield why rules were not decided, a line for each reason."""
    for codes, why in outcome.group_undecided():
        yield say("findings.not_run", code=codes, why=make_visible(why)) + "\n", "dim"


def format_responsible(who: Responsible | None, say: Words) -> str:
    """Return the name of who must act."""
    return make_visible(who.name) if who is not None else say("findings.nobody")


def _format_hint(outcome: Outcome, say: Words) -> str:
    undecided = count_undecided_rules(outcome)
    return say("findings.part.not_run_more", count=undecided) if undecided else say("findings.part.more")


def _render_most_urgent(outcome: Outcome, say: Words, width: int) -> Iterator[Span]:
    label = say("findings.urgent_shown" if outcome.cut else "findings.urgent") + "  "
    margin = " " * count_columns(label)
    urgent = (finding for finding in sort_by_urgency(outcome.findings) if finding.severity in ("error", "warning"))
    for number, finding in enumerate(islice(urgent, _MOST_URGENT)):
        is_known = finding.responsible is not None
        who = (
            format_responsible(finding.responsible, say) if is_known else f"{make_visible(finding.file)}:{finding.line}"
        )
        line = say("findings.urgent_one", who=who, message=make_visible(finding.message))
        yield margin if number else label, "bold"
        yield f"{_cut(line, width - len(margin))}\n", ""


def _cut(text: str, width: int) -> str:
    return text if count_columns(text) <= width else f"{cut_columns(text, max(width - 1, 0)).rstrip()}…"


def _format_rules(counts: Iterable[tuple[str, int]]) -> str:
    """Format counts by rule: T006 ×9,712 · T005 ×88 · …"""
    rules = [f"{code} ×{count:,}" for code, count in counts]
    return " · ".join(rules if len(rules) <= _MOST_RULES else [*rules[:_MOST_RULES], "…"])
