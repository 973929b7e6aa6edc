"""One line per finding: `path:line:col: T001 message (§2.8)`, as editors and grep like it."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.located import Outcome, Placed, Unlisted
from teamops.locale.words import Words
from teamops.render.visible import visible


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """The findings as styled pieces of text."""
    for finding in outcome.findings:
        yield f"{sentence(finding)}\n", ""
    for rest in outcome.unlisted_by_code():
        yield f"{unlisted(rest, say)}\n", ""


def sentence(finding: Placed) -> str:
    """A finding in one line."""
    clause = f" ({finding.clause})" if finding.clause else ""
    return f"{visible(finding.file)}:{finding.line}:{finding.column}: {finding.code} {visible(finding.message)}{clause}"


def unlisted(rest: Unlisted, say: Words) -> str:
    """How many findings of a rule are not listed, in one line."""
    return say("findings.unlisted", code=rest.code, number=rest.number, file=visible(rest.file))
