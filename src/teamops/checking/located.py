"""Findings as people and programs get them: with words, line and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from teamops.model.faults.unread import SkippedPath

if TYPE_CHECKING:
    from teamops.model.faults.unread import Kind
    from teamops.model.records.settings import Severity


class RelatedPlace(NamedTuple):
    """A place that belongs to a finding, and what is to be said of it. Line and column are 1-based, in characters."""

    file: str
    line: int
    column: int
    message: str


class LocatedFinding(NamedTuple):
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
    related: tuple[RelatedPlace, ...]
    fixable: bool
    excerpt_column: int = 1

    @staticmethod
    def from_json(kept: list[Any]) -> LocatedFinding:
        """The finding that was kept as a JSON list."""
        placed = LocatedFinding(*kept)
        return placed._replace(related=tuple(RelatedPlace(*place) for place in placed.related))


class UnlistedFindings(NamedTuple):
    """So many findings of a rule in a file that are not listed, because all of them are too many; they count."""

    code: str
    severity: Severity
    file: str
    number: int


class UndecidedRule(NamedTuple):
    """A rule that could not be decided, and why, in words."""

    code: str
    why: str


class UnreadPlace(NamedTuple):
    """Where a file, or a part of one, stands that was not read; `code` is that of the rule which tells why."""

    file: str
    line: int
    kind: Kind
    code: str


class NotRead(NamedTuple):
    """What a check did not read: how many things of each kind, and where the first of them stand.

    `left_out` are files and folders that are not read though they look like records, `empty` the files without one.
    """

    counts: tuple[tuple[Kind, int], ...] = ()
    places: tuple[UnreadPlace, ...] = ()
    left_out: tuple[SkippedPath, ...] = ()
    empty: tuple[str, ...] = ()

    @staticmethod
    def from_json(kept: list[Any]) -> NotRead:
        """What was kept as a JSON list."""
        counts, places, left_out, empty = kept
        return NotRead(
            tuple((kind, count) for kind, count in counts),
            tuple(UnreadPlace(*place) for place in places),
            tuple(SkippedPath(*one) for one in left_out),
            tuple(empty),
        )


Verdict = Literal["undecided", "found", "kept", "nothing_found"]
"""What a check can say as a whole.

`undecided`: something was not read. `kept`: all was read, every rule was run, nothing is hidden and nothing found.
`nothing_found`: nothing was found in what was asked for and is not hidden.
"""


class FindingFilter(NamedTuple):
    """Which findings are asked for: codes that begin with one of `select` and none of `ignore`; empty means all.

    `paths` are files, or folders with all below them, as the workspace names them; "" is the workspace.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether nothing is chosen from: all rules in the whole workspace."""
        return not self.select and not self.ignore and (not self.paths or "" in self.paths)

    def has_rule(self, code: str) -> bool:
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def file(self, file: str) -> bool:
        return not self.paths or any(path in (file, "") or file.startswith(f"{path}/") for path in self.paths)


class Outcome(NamedTuple):
    """What a check found, in the order of files, lines, columns and codes.

    `silenced` counts the findings that comments in the files, or a baseline, asked not to be told; `known` are those of
    the baseline, which has room for `stale` more than there are. `cut` are those that are too many to be shown, and
    count nevertheless; so do the `unlisted`, of which it is known only how many there are. `off` are the rules that the
    team turned off. `not_read` is of the whole workspace, whatever is asked for: `is_part` tells that not all is, and
    `none_ran` that no rule which is asked for could be decided.
    """

    findings: tuple[LocatedFinding, ...]
    not_run: tuple[UndecidedRule, ...]
    silenced: int = 0
    cut: tuple[LocatedFinding, ...] = ()
    known: tuple[LocatedFinding, ...] = ()
    unlisted: tuple[UnlistedFindings, ...] = ()
    stale: int = 0
    off: tuple[str, ...] = ()
    not_read: NotRead = NotRead()
    is_part: bool = False
    none_ran: bool = False

    @property
    def is_undecided(self) -> bool:
        """Whether something was not read, so that nobody can say that all is well."""
        return bool(self.not_read.counts)

    @property
    def verdict(self) -> Verdict:
        if self.is_undecided:
            return "undecided"
        if self.all or self.unlisted:
            return "found"
        return "nothing_found" if self.has_hidden_findings or self.not_run or self.is_part else "kept"

    @property
    def has_hidden_findings(self) -> bool:
        """Whether a reader of the findings does not see all that there is."""
        return bool(self.silenced or self.stale or self.off or self.not_read.left_out or self.not_read.empty)

    @property
    def suppressed_by_comments(self) -> int:
        """How many findings comments in the files ask not to be told."""
        return self.silenced - len(self.known)

    @property
    def known_errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.known)

    @property
    def all(self) -> tuple[LocatedFinding, ...]:
        """The findings that are shown and those that are cut."""
        return self.findings + self.cut

    @property
    def files(self) -> int:
        return len({finding.file for finding in self.all} | {rest.file for rest in self.unlisted})

    def count(self, severity: Severity) -> int:
        listed = sum(finding.severity == severity for finding in self.all)
        return listed + sum(rest.number for rest in self.unlisted if rest.severity == severity)

    def count_unlisted_findings(self) -> list[UnlistedFindings]:
        """How many findings of each rule and severity are not listed, with the first of their files."""
        made: dict[tuple[str, Severity], UnlistedFindings] = {}
        for rest in sorted(self.unlisted):
            first = made.setdefault((rest.code, rest.severity), rest._replace(number=0))
            made[rest.code, rest.severity] = first._replace(number=first.number + rest.number)
        return list(made.values())

    def count_cut_findings(self) -> list[tuple[str, int]]:
        """How many findings of each rule are cut, the most first."""
        return sorted(Counter(finding.code for finding in self.cut).items(), key=lambda told: (-told[1], told[0]))

    def undecided(self) -> Iterator[UndecidedRule]:
        """What was not run, with rules that share a reason told together: `H001, H002`."""
        for why, several in groupby(sorted(self.not_run, key=lambda one: one.why), key=lambda one: one.why):
            yield UndecidedRule(", ".join(one.code for one in several), why)

    def first(self, most: int) -> Outcome:
        """The same with at most `most` findings to be shown; 0 stands for all."""
        if not most:
            return self
        return self._replace(findings=self.findings[:most], cut=self.findings[most:] + self.cut)

    @property
    def machine_outcome(self) -> Outcome:
        """The same with those that are cut among the unlisted, for programs: these would take the rest for all."""
        counts = Counter({rest[:3]: rest.number for rest in self.unlisted})
        counts.update((finding.code, finding.severity, finding.file) for finding in self.cut)
        return self._replace(cut=(), unlisted=tuple(UnlistedFindings(*what, number) for what, number in counts.items()))

    def filter_by(self, chosen: FindingFilter) -> Outcome:
        """What was found of the rules and in the places that are `chosen`."""
        return self._replace(
            findings=tuple(f for f in self.findings if chosen.has_rule(f.code) and chosen.file(f.file)),
            not_run=tuple(u for u in self.not_run if chosen.has_rule(u.code)),
            unlisted=tuple(u for u in self.unlisted if chosen.has_rule(u.code) and chosen.file(u.file)),
            off=tuple(code for code in self.off if chosen.has_rule(code)),
            is_part=not chosen.is_all,
        )
