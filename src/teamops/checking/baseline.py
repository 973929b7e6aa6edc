"""The findings that a team accepts for now: counts by rule and record, so that moved lines change nothing.

Where a record breaks a rule more often than the baseline allows, all its findings of that rule are reported, as it
cannot be known which of them is new. What could not be read is always reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import compress

from teamops.checking.located import LocatedFinding, Outcome
from teamops.model.faults.unread import UNREAD_CODES

Subject = tuple[str, str]
"""The code of a rule, and the id of the record that breaks it, or the file if that is no record."""

Baseline = Mapping[Subject, int]


def get_subject(finding: LocatedFinding) -> Subject:
    return finding.code, finding.record or finding.file


def count_findings(findings: Iterable[LocatedFinding]) -> Baseline:
    """Return the findings as a baseline, without those that say what was not read."""
    return Counter(get_subject(finding) for finding in findings if finding.code not in UNREAD_CODES)


def drop_unread_codes(known: Baseline) -> Baseline:
    """Return the baseline without findings that say what was not read: those cannot be accepted."""
    return {subject: count for subject, count in known.items() if subject[0] not in UNREAD_CODES}


def subtract_baseline(outcome: Outcome, known: Baseline) -> Outcome:
    """Return the outcome beyond the baseline `known`. Unlisted findings stay, as they cannot have been looked at."""
    now = count_findings(outcome.findings)
    is_new = [f.code in UNREAD_CODES or now[get_subject(f)] > known.get(get_subject(f), 0) for f in outcome.findings]
    hidden = tuple(f for f, new in zip(outcome.findings, is_new, strict=True) if not new)
    return outcome._replace(
        findings=tuple(compress(outcome.findings, is_new)), silenced=outcome.silenced + len(hidden), known=hidden
    )


def count_fixes(known: Baseline, now: Baseline, within: Callable[[str], bool]) -> int:
    """Count the findings of `known` that are gone in `now`, of the rules that `within` accepts."""
    return sum(max(0, count - now.get(subject, 0)) for subject, count in known.items() if within(subject[0]))


def renew_baseline(known: Baseline, now: Baseline, within: Callable[[str], bool], *, grow: bool) -> Baseline:
    """Return the baseline to write: what is still found of `known`, or with `grow` all of `now`.

    Rules that `within` does not accept keep their counts.
    """
    kept = {subject: count for subject, count in known.items() if not within(subject[0])}
    rest = now if grow else {s: min(count, now.get(s, 0)) for s, count in known.items() if within(s[0])}
    return kept | {subject: count for subject, count in rest.items() if count}
