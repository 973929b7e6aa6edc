"""The breaches that a team lives with for now: counts by rule and record, so that moved lines change nothing.

Where a record breaks a rule more often than the baseline allows, all its breaches of that rule are told: which of them
is the new one cannot be known. What was not read is never known: it is told whatever the baseline holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import compress

from teamops.checking.located import LocatedFinding, Outcome
from teamops.model.faults.unread import UNREAD_CODES

Subject = tuple[str, str]
"""The code of a rule, and what breaks it: a record's id, or the file where no record does."""

Baseline = Mapping[Subject, int]


def get_subject(finding: LocatedFinding) -> Subject:
    return finding.code, finding.record or finding.file


def count_findings(findings: Iterable[LocatedFinding]) -> Baseline:
    """The findings as a baseline, but for those that say what was not read."""
    return Counter(get_subject(finding) for finding in findings if finding.code not in UNREAD_CODES)


def drop_unread_codes(known: Baseline) -> Baseline:
    """What may be known of a baseline: nobody can live with what was not read."""
    return {what: count for what, count in known.items() if what[0] not in UNREAD_CODES}


def subtract_baseline(outcome: Outcome, known: Baseline) -> Outcome:
    """What is found beyond the baseline `known`. What is not listed is never known: nobody can have looked at it."""
    now = count_findings(outcome.findings)
    is_new = [f.code in UNREAD_CODES or now[get_subject(f)] > known.get(get_subject(f), 0) for f in outcome.findings]
    left = tuple(compress(outcome.findings, is_new))
    hidden = tuple(f for f, new in zip(outcome.findings, is_new, strict=True) if not new)
    return outcome._replace(findings=left, silenced=outcome.silenced + len(hidden), known=hidden)


def count_fixes(known: Baseline, now: Baseline, within: Callable[[str], bool]) -> int:
    """How many breaches of `known` are no more, among the rules that `within` accepts."""
    return sum(max(0, count - now.get(what, 0)) for what, count in known.items() if within(what[0]))


def renew_baseline(known: Baseline, now: Baseline, within: Callable[[str], bool], *, grow: bool) -> Baseline:
    """The baseline to write: what is still found of `known`, or with `grow` all that is found.

    Rules that `within` does not accept were not asked for, and stay as they are.
    """
    kept = {what: count for what, count in known.items() if not within(what[0])}
    found = now if grow else {what: min(count, now.get(what, 0)) for what, count in known.items() if within(what[0])}
    return kept | {what: count for what, count in found.items() if count}
