"""Lets go of the findings that a comment asks to be silent about, and finds the comments that do nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from teamops.checking.finding import Finding
from teamops.model.place import At
from teamops.model.suppression import Suppression

LineOf = Callable[[At], int]
"""The line, 1-based, on which a place stands."""


class Asked(NamedTuple):
    """A suppression that holds, with the codes that it names by the words it uses for them; None for no rule."""

    suppression: Suppression
    codes: Mapping[str, str | None]


class Silenced(NamedTuple):
    """What is left of the findings, how many went, and the words of each suppression that silenced nothing."""

    findings: list[Finding]
    silenced: int
    unused: list[tuple[Suppression, str]]


def day_of(suppression: Suppression) -> date | None:
    """The last day on which a suppression holds; None where it names none that there is."""
    try:
        return date.fromisoformat(suppression.until) if suppression.until and len(suppression.until) == 10 else None
    except ValueError:
        return None


def holds(suppression: Suppression, people: Collection[str], today: date) -> bool:
    """Whether it says all that it must: rules, an end that is still to come, a person of the team, and a reason."""
    until = day_of(suppression)
    return bool(
        suppression.rules and suppression.reason and suppression.by in people and until is not None and today <= until
    )


def silenced(findings: Iterable[Finding], asked: Sequence[Asked], line_of: LineOf) -> Silenced:
    """The findings without those that one of `asked` covers."""
    by_file: dict[str, list[tuple[int, Asked]]] = defaultdict(list)
    for number, one in enumerate(asked):
        by_file[one.suppression.at.file].append((number, one))
    used: set[tuple[int, str]] = set()
    left: list[Finding] = []
    count = 0
    for finding in findings:
        covering = set(_covering(finding, by_file.get(finding.at.file, ()), line_of))
        used |= covering
        count += bool(covering)
        if not covering:
            left.append(finding)
    unused = [(one.suppression, word) for n, one in enumerate(asked) for word in one.codes if (n, word) not in used]
    return Silenced(left, count, unused)


def _covering(finding: Finding, asked: Sequence[tuple[int, Asked]], line_of: LineOf) -> Iterator[tuple[int, str]]:
    """The numbers of the suppressions that cover a finding, with the word that each has for its rule."""
    named = [(n, one, word) for n, one in asked for word, code in one.codes.items() if code == finding.code]
    if not named:
        return
    line = line_of(finding.at)
    yield from ((n, word) for n, one, word in named if one.suppression.first <= line <= one.suppression.last)
