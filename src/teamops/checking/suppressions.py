"""Lets go of the findings that a comment asks to be silent about, and finds the comments that do nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from teamops.checking.finding import Finding
from teamops.model.faults.suppression import Suppression
from teamops.model.place import At

LineOf = Callable[[At], int]
"""The line, 1-based, on which a place stands."""


class ActiveSuppression(NamedTuple):
    """A suppression that holds, with the codes that it names by the words it uses for them; None for no rule."""

    suppression: Suppression
    codes: Mapping[str, str | None]


class SuppressionResult(NamedTuple):
    """What is left of the findings, how many went, and the words of each suppression that silenced nothing."""

    findings: list[Finding]
    silenced: int
    unused: list[tuple[Suppression, str]]


def parse_last_day(suppression: Suppression) -> date | None:
    """The last day on which a suppression holds; None where it names none that there is."""
    try:
        return date.fromisoformat(suppression.until) if suppression.until and len(suppression.until) == 10 else None
    except ValueError:
        return None


def is_active(suppression: Suppression, people: Collection[str], today: date) -> bool:
    """Whether it says all that it must: rules, an end that is still to come, a person of the team, and a reason."""
    until = parse_last_day(suppression)
    return bool(
        suppression.rules and suppression.reason and suppression.by in people and until is not None and today <= until
    )


def suppress_findings(
    findings: Sequence[Finding], asked: Sequence[ActiveSuppression], line_of: LineOf
) -> SuppressionResult:
    """The findings without those that one of `asked` covers."""
    by_rule: dict[tuple[str, str | None], list[_Cover]] = defaultdict(list)
    for number, one in enumerate(asked):
        for word, code in one.codes.items():
            by_rule[one.suppression.at.file, code].append(_Cover(one.suppression, number, word))
    meant: dict[tuple[str, str | None], list[tuple[int, int]]] = defaultdict(list)
    for number, finding in sorted(enumerate(findings), key=lambda found: found[1].at.file):  # each file is parsed once
        rule = finding.at.file, finding.code
        if rule in by_rule:
            meant[rule].append((line_of(finding.at), number))
    covered = [pair for rule, lines in meant.items() for pair in _match_covers(sorted(lines), by_rule[rule])]
    gone = {finding for finding, _ in covered}
    used = {(cover.number, cover.word) for _, cover in covered}
    return SuppressionResult(
        [finding for number, finding in enumerate(findings) if number not in gone],
        len(gone),
        [(one.suppression, word) for n, one in enumerate(asked) for word in one.codes if (n, word) not in used],
    )


class _Cover(NamedTuple):
    """A suppression that names a rule by `word`, and its number among all."""

    suppression: Suppression
    number: int
    word: str


def _match_covers(lines: Sequence[tuple[int, int]], covers: Sequence[_Cover]) -> Iterator[tuple[int, _Cover]]:
    """The numbers of findings with what covers them; `lines` are the lines, in order, and the numbers of findings."""
    coming = sorted(covers, key=lambda cover: cover.suppression.first, reverse=True)
    open_: list[_Cover] = []
    for line, finding in lines:
        while coming and coming[-1].suppression.first <= line:
            open_.append(coming.pop())
        open_ = [cover for cover in open_ if line <= cover.suppression.last]
        yield from ((finding, cover) for cover in open_)
