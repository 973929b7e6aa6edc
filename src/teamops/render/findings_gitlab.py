"""Findings as a code quality report of GitLab (https://docs.gitlab.com/ci/testing/code_quality/)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from teamops.checking.placed import Outcome
from teamops.locale.words import Words
from teamops.render.findings_concise import unlisted
from teamops.render.fingerprints import fingerprints
from teamops.render.json_text import json_text
from teamops.render.sentences import claim_and_remedy

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info", "off": "info"}


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """The findings as a JSON list; GitLab keeps one for each fingerprint, and shows neither rule nor remedy itself."""
    report = [
        {
            "description": f"{finding.code} {claim_and_remedy(finding)}",
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": finding.file, "lines": {"begin": finding.line}},
        }
        for finding, fingerprint in zip(outcome.findings, fingerprints(outcome.findings), strict=True)
    ]
    report += [
        {
            "description": unlisted(rest, say),
            "check_name": rest.code,
            "fingerprint": hashlib.sha256(f"unlisted {rest.code} {rest.severity}".encode()).hexdigest(),
            "severity": _SEVERITIES[rest.severity],
            "location": {"path": rest.file, "lines": {"begin": 1}},
        }
        for rest in outcome.unlisted_by_code()
    ]
    yield json_text(report), ""
