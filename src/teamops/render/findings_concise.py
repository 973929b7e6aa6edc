"""One line per finding: `path:line:col: T001 message (§2.8)`, as editors and grep like it."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.placed import Outcome, Placed
from teamops.locale.words import Words
from teamops.render.visible import visible


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:  # noqa: ARG001  # all formats are called alike
    """The findings as styled pieces of text."""
    for finding in outcome.findings:
        yield f"{sentence(finding)}\n", ""


def sentence(finding: Placed) -> str:
    """A finding in one line."""
    clause = f" ({finding.clause})" if finding.clause else ""
    return f"{visible(finding.file)}:{finding.line}:{finding.column}: {finding.code} {visible(finding.message)}{clause}"
