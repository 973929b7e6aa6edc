"""The order in which findings matter, and the groups of those who must act on them."""

from __future__ import annotations

from collections.abc import Iterable

from teamops.checking.located import LocatedFinding, Responsible

_SEVERITIES = ("error", "warning", "info", "off")
_LATEST = "9999-12-31"
"""What has no due day comes after what has one."""


def sort_by_urgency(findings: Iterable[LocatedFinding]) -> list[LocatedFinding]:
    """Return errors first, then warnings, then the rest; of each what is overdue the longest, or due the soonest.

    Errors in the text of files are the first of all: they may hide others.
    """
    return sorted(findings, key=_rank)


def group_by_responsible(
    findings: Iterable[LocatedFinding],
) -> list[tuple[Responsible | None, list[LocatedFinding]]]:
    """Return the findings by who must act, the group with the most urgent finding first; None: nobody in particular."""
    groups: dict[Responsible | None, list[LocatedFinding]] = {}
    for finding in sort_by_urgency(findings):
        groups.setdefault(finding.responsible, []).append(finding)
    return list(groups.items())


def _rank(finding: LocatedFinding) -> tuple[int, str, str, int, int, str, str]:
    is_in_text = finding.severity == "error" and finding.code.startswith("F")
    due = "" if is_in_text else finding.due or _LATEST
    place = finding.file, finding.line, finding.column
    return _SEVERITIES.index(finding.severity), due, *place, finding.code, finding.message
