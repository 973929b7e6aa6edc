"""What a finding says, in one line, for formats that have places of their own for file and line."""

from __future__ import annotations

from teamops.checking.located import Placed
from teamops.render.visible import visible


def claim(finding: Placed) -> str:
    """What is wrong: `message (§2.8)`."""
    clause = f" ({finding.clause})" if finding.clause else ""
    return f"{visible(finding.message)}{clause}"


def claim_and_remedy(finding: Placed) -> str:
    """What is wrong and what to do: `message (§2.8) → remedy`."""
    return f"{claim(finding)} → {visible(finding.remedy)}"
