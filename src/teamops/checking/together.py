"""Put findings that belong together into one, so that a list has one line per person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from teamops.checking.finding import Finding, Related
from teamops.model.dataclass import replace


def join_per_record(
    findings: Sequence[Finding], messages: Collection[str], by: str, related: Sequence[str]
) -> Iterator[Finding]:
    """Yield the findings of one rule, with all `messages` about a record in one, in the place of the first.

    The one is at the finding whose fact `by`, an ISO day, is the earliest; its message is `several`, with the number as
    `count`. The others are related places with the facts `related`, as `another`. A single finding is not changed.
    """
    groups: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.message in messages:
            groups[finding.record].append(finding)
    for finding in findings:
        if finding.message not in messages:
            yield finding
        elif group := groups.pop(finding.record, []):
            yield _join(sorted(group, key=lambda one: one.facts[by]), by, related) if group[1:] else finding


def _join(group: Sequence[Finding], by: str, related: Sequence[str]) -> Finding:
    first, *others = group
    others_at = (Related(one.at, "another", {key: one.facts[key] for key in related}) for one in others)
    kept = {key: first.facts[key] for key in ("owner", by, *related, "days") if key in first.facts}
    facts = {**kept, "count": str(len(group))}
    return replace(first, message="several", facts=facts, related=(*first.related, *others_at))
