"""Findings for programs (`"version": 1`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from teamops.checking.located import LocatedFinding, Outcome
from teamops.locale.words import Words
from teamops.render.json_text import format_json

SAYS_VERDICT = True

_PLAIN = ("code", "name", "severity", "message", "clause", "file", "line", "column", "record")
"""The fields of a finding that are printed as they are."""


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:  # noqa: ARG001  # all formats are called alike
    """Yield the findings and the undecided rules as one JSON object."""
    findings = [build_finding(finding) for finding in outcome.findings]
    not_run = [undecided._asdict() for undecided in outcome.not_run]
    hidden = {
        "comments": outcome.suppressed_by_comments,
        "baseline": len(outcome.known),
        "baseline_errors": outcome.known_errors,
        "baseline_stale": outcome.stale,
        "rules_off": outcome.off,
        "others": outcome.others,
    }
    unread: dict[str, Any] = dict(outcome.not_read.counts)
    document = {
        "version": 1, "findings": findings, "not_run": not_run, "hidden": hidden, "verdict": outcome.verdict,
        "unread": {**unread, "places": [one._asdict() for one in outcome.not_read.places]},
        "left_out": [one._asdict() for one in outcome.not_read.left_out], "without_records": outcome.not_read.empty,
    }  # fmt: skip
    if outcome.unlisted:
        document["unlisted"] = [rest._asdict() for rest in outcome.unlisted]
    yield format_json(document), ""


def build_finding(f: LocatedFinding) -> dict[str, Any]:
    """Return a finding with who must act on it, and the day by which; None for a missing one."""
    return {key: getattr(f, key) for key in _PLAIN} | {
        "responsible": f.responsible._asdict() if f.responsible is not None else None,
        "due": f.due or None,
        "related": [place._asdict() for place in f.related],
        "fixable": f.fixable,
    }
