"""Apply suppression comments to findings, and list the comments that suppress nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from teamops.checking.finding import Finding
from teamops.model.faults.suppression import Suppression
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At

LineOf = Callable[[At], int]
"""The line of a place, 1-based."""


class ActiveSuppression(NamedTuple):
    """A suppression that applies today, with the rule's code by each word it uses; None for a word that is no rule."""

    suppression: Suppression
    codes: Mapping[str, str | None]


class UnusedSuppression(NamedTuple):
    """A suppression of which `word`, a rule's code or name, suppresses nothing."""

    suppression: Suppression
    word: str


class SuppressionResult(NamedTuple):
    """The remaining findings, the number of suppressed ones, and the words of suppressions that suppress nothing."""

    findings: list[Finding]
    silenced: int
    unused: list[UnusedSuppression]


def parse_last_day(suppression: Suppression) -> date | None:
    """Return the last day on which a suppression applies; None if it names no valid day."""
    try:
        return date.fromisoformat(suppression.until) if suppression.until and len(suppression.until) == 10 else None
    except ValueError:
        return None


def is_active(suppression: Suppression, people: Collection[str], today: date) -> bool:
    """Whether it names rules, a last day that has not passed, a person of the team, and a reason."""
    until = parse_last_day(suppression)
    return bool(
        suppression.rules and suppression.reason and suppression.by in people and until is not None and today <= until
    )


def suppress_findings(
    findings: Sequence[Finding], active: Sequence[ActiveSuppression], line_of: LineOf
) -> SuppressionResult:
    """Remove the findings that one of `active` covers."""
    by_rule: dict[tuple[str, str | None], list[_Cover]] = defaultdict(list)
    for number, (suppression, codes) in enumerate(active):
        for word, code in codes.items():
            by_rule[suppression.at.file, code].append(_Cover(suppression, number, word))
    lines: dict[tuple[str, str | None], list[tuple[int, int]]] = defaultdict(list)
    for number, finding in sorted(enumerate(findings), key=lambda item: item[1].at.file):  # each file is parsed once
        rule = finding.at.file, finding.code
        if rule in by_rule:
            lines[rule].append((line_of(finding.at), number))
    covered = [pair for rule, numbered in lines.items() for pair in _match_covers(sorted(numbered), by_rule[rule])]
    suppressed = {finding for finding, _ in covered}
    used = {(cover.number, cover.word) for _, cover in covered}
    return SuppressionResult(
        [finding for number, finding in enumerate(findings) if number not in suppressed],
        len(suppressed),
        [
            UnusedSuppression(s.suppression, word)
            for n, s in enumerate(active)
            for word in s.codes
            if (n, word) not in used
        ],
    )


class _Cover(NamedTuple):
    """A suppression that names a rule by `word`, and its number among all."""

    suppression: Suppression
    number: int
    word: str


def _match_covers(lines: Sequence[tuple[int, int]], covers: Sequence[_Cover]) -> Iterator[tuple[int, _Cover]]:
    """Yield the number of each covered finding with what covers it; `lines` are (line, number of finding), sorted."""
    coming = sorted(covers, key=lambda cover: cover.suppression.first, reverse=True)
    open_: list[_Cover] = []
    for line, finding in lines:
        while coming and coming[-1].suppression.first <= line:
            open_.append(coming.pop())
        open_ = [cover for cover in open_ if line <= cover.suppression.last]
        yield from ((finding, cover) for cover in open_)
