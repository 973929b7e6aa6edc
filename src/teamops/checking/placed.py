"""Findings as people and programs get them: with words, line and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from teamops.model.settings import Severity


class Place(NamedTuple):
    """A place that belongs to a finding, and what is to be said of it. Line and column are 1-based, in characters."""

    file: str
    line: int
    column: int
    message: str


class Placed(NamedTuple):
    """A finding in words at its place; `end_column` is the first column after what is meant.

    `excerpt` is its line; of a very long one, the characters around what is meant, from `excerpt_column` on.
    """

    code: str
    name: str
    severity: Severity
    message: str
    remedy: str
    clause: str
    file: str
    line: int
    column: int
    end_column: int
    excerpt: str
    record: str | None
    related: tuple[Place, ...]
    fixable: bool
    excerpt_column: int = 1

    @staticmethod
    def from_json(kept: list[Any]) -> Placed:
        """The finding that was kept as a JSON list."""
        placed = Placed(*kept)
        return placed._replace(related=tuple(Place(*place) for place in placed.related))


class Unlisted(NamedTuple):
    """So many findings of a rule in a file that are not listed, because all of them are too many; they count."""

    code: str
    severity: Severity
    file: str
    number: int


class Undecided(NamedTuple):
    """A rule that could not be decided, and why, in words."""

    code: str
    why: str


class Chosen(NamedTuple):
    """Which findings are asked for: codes that begin with one of `select` and none of `ignore`; empty means all.

    `paths` are files, or folders with all below them, as the workspace names them; "" is the workspace.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    def rule(self, code: str) -> bool:
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def file(self, file: str) -> bool:
        return not self.paths or any(path in (file, "") or file.startswith(f"{path}/") for path in self.paths)


class Outcome(NamedTuple):
    """What a check found, in the order of files, lines, columns and codes.

    `silenced` counts the findings that comments in the files, or a baseline, asked not to be told; `known` are those of
    the baseline. `cut` are those that are too many to be shown, and count nevertheless; so do the `unlisted`, of which
    it is known only how many there are.
    """

    findings: tuple[Placed, ...]
    not_run: tuple[Undecided, ...]
    silenced: int = 0
    cut: tuple[Placed, ...] = ()
    known: tuple[Placed, ...] = ()
    unlisted: tuple[Unlisted, ...] = ()

    @property
    def by_comments(self) -> int:
        """How many findings comments in the files ask not to be told."""
        return self.silenced - len(self.known)

    @property
    def known_errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.known)

    @property
    def all(self) -> tuple[Placed, ...]:
        """The findings that are shown and those that are cut."""
        return self.findings + self.cut

    @property
    def files(self) -> int:
        return len({finding.file for finding in self.all} | {rest.file for rest in self.unlisted})

    def count(self, severity: Severity) -> int:
        listed = sum(finding.severity == severity for finding in self.all)
        return listed + sum(rest.number for rest in self.unlisted if rest.severity == severity)

    def unlisted_by_code(self) -> list[Unlisted]:
        """How many findings of each rule and severity are not listed, with the first of their files."""
        made: dict[tuple[str, Severity], Unlisted] = {}
        for rest in sorted(self.unlisted):
            first = made.setdefault((rest.code, rest.severity), rest._replace(number=0))
            made[rest.code, rest.severity] = first._replace(number=first.number + rest.number)
        return list(made.values())

    def cut_by_code(self) -> list[tuple[str, int]]:
        """How many findings of each rule are cut, the most first."""
        return sorted(Counter(finding.code for finding in self.cut).items(), key=lambda told: (-told[1], told[0]))

    def undecided(self) -> Iterator[Undecided]:
        """What was not run, with rules that share a reason told together: `H001, H002`."""
        for why, several in groupby(sorted(self.not_run, key=lambda one: one.why), key=lambda one: one.why):
            yield Undecided(", ".join(one.code for one in several), why)

    def first(self, most: int) -> Outcome:
        """The same with at most `most` findings to be shown; 0 stands for all."""
        if not most:
            return self
        return self._replace(findings=self.findings[:most], cut=self.findings[most:] + self.cut)

    def only(self, chosen: Chosen) -> Outcome:
        """What was found of the rules and in the places that are `chosen`."""
        return self._replace(
            findings=tuple(f for f in self.findings if chosen.rule(f.code) and chosen.file(f.file)),
            not_run=tuple(u for u in self.not_run if chosen.rule(u.code)),
            unlisted=tuple(u for u in self.unlisted if chosen.rule(u.code) and chosen.file(u.file)),
        )
