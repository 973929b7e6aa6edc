"""Findings as a code quality report of GitLab (https://docs.gitlab.com/ci/testing/code_quality/)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from teamops.checking.located import Outcome
from teamops.locale.words import Words
from teamops.render.findings.concise import format_claim_and_remedy, format_unlisted_count
from teamops.render.findings.fingerprints import compute_fingerprints
from teamops.render.findings.verdict import format_unread_notice, list_hidden_parts
from teamops.render.json_text import format_json

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info", "off": "info"}


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """Yield the findings as a JSON list, with an issue for unread files and one for hidden findings.

    GitLab keeps one issue for each fingerprint. It shows neither rule nor remedy, so the description has both.
    """
    report: list[dict[str, Any]] = [
        {
            "description": f"{finding.code} {format_claim_and_remedy(finding, say)}",
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": finding.file, "lines": {"begin": finding.line}},
        }
        for finding, fingerprint in zip(outcome.findings, compute_fingerprints(outcome.findings), strict=True)
    ]
    report += [
        {
            "description": format_unlisted_count(rest, say),
            "check_name": rest.code,
            "fingerprint": hashlib.sha256(f"unlisted {rest.code} {rest.severity}".encode()).hexdigest(),
            "severity": _SEVERITIES[rest.severity],
            "location": {"path": rest.file, "lines": {"begin": 1}},
        }
        for rest in outcome.count_unlisted_findings()
    ]
    if outcome.is_undecided:
        report.append(_build_issue("undecided", format_unread_notice(outcome, say), "blocker"))
    if parts := list(list_hidden_parts(outcome, say)):
        report.append(_build_issue("hidden", say("findings.semicolon").join(parts), "info"))
    yield format_json(report), ""


def _build_issue(name: str, text: str, severity: str) -> dict[str, Any]:
    """Build an issue about the whole check, placed at teamops.yaml."""
    return {
        "description": text,
        "check_name": name,
        "fingerprint": hashlib.sha256(f"teamops {name}".encode()).hexdigest(),
        "severity": severity,
        "location": {"path": "teamops.yaml", "lines": {"begin": 1}},
    }
