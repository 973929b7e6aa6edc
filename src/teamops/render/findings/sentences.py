"""Sentences of findings, for formats that have their own fields for file and line."""

from __future__ import annotations

from teamops.checking.located import LocatedFinding
from teamops.render.visible import make_visible


def format_claim(finding: LocatedFinding) -> str:
    """Format what is wrong: `message (§2.8)`."""
    clause = f" ({finding.clause})" if finding.clause else ""
    return f"{make_visible(finding.message)}{clause}"


def format_claim_and_remedy(finding: LocatedFinding) -> str:
    """Format what is wrong and what to do: `message (§2.8) → remedy`."""
    return f"{format_claim(finding)} → {make_visible(finding.remedy)}"
