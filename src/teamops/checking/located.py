"""Findings with their words, line and column, as people and programs get them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from teamops.model.faults.unread import SkippedPath
from teamops.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from teamops.model.faults.unread import Kind
    from teamops.model.records.settings import Severity


class Responsible(NamedTuple):
    """The person who must act on a finding, or the department where it has no head."""

    id: str
    name: str


class RelatedPlace(NamedTuple):
    """A place that belongs to a finding, with its message. Line and column are 1-based, in characters."""

    file: str
    line: int
    column: int
    message: str


class LocatedFinding(NamedTuple):
    """A finding in words at its place; `end_column` is the first column after it.

    `excerpt` is its line; of a very long one, the characters around the finding, from `excerpt_column` on.
    `responsible` is None where whoever keeps the files must act. `due` is the day by which the matter should have been
    settled, as in files; "" if it has none.
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
    responsible: Responsible | None = None
    due: str = ""

    @property
    def cut_key(self) -> CutKey:
        return CutKey(self.code, self.severity, self.file, self.fixable)

    @staticmethod
    def from_json(kept: list[Any]) -> LocatedFinding:
        """Read a finding from the JSON list that it was kept as."""
        finding = LocatedFinding(*kept)
        return finding._replace(
            related=tuple(RelatedPlace(*place) for place in finding.related),
            responsible=Responsible(*finding.responsible) if finding.responsible else None,
        )


class CutKey(NamedTuple):
    """What is known of a finding that is counted without being placed."""

    code: str
    severity: Severity
    file: str
    fixable: bool


class CutFindings(NamedTuple):
    """The number of findings of a rule in a file that are not shown, as more are found than one reads."""

    code: str
    severity: Severity
    file: str
    fixable: bool
    number: int


def count_cut(keys: Iterable[CutKey], counted: Iterable[CutFindings] = ()) -> tuple[CutFindings, ...]:
    """Return the numbers of findings that are not shown, those `counted` before among them."""
    counts = Counter({CutKey(*rest[:4]): rest.number for rest in counted})
    counts.update(keys)
    return tuple(CutFindings(*key, number) for key, number in sorted(counts.items()))


class UnlistedFindings(NamedTuple):
    """The number of findings of a rule in a file that are not listed, as all of them are too many; they count."""

    code: str
    severity: Severity
    file: str
    number: int


class UndecidedRule(NamedTuple):
    """A rule that could not be decided, and why, in words."""

    code: str
    why: str


class UnreadPlace(NamedTuple):
    """The place of a file, or a part of one, that was not read; `code` is that of the rule that says why."""

    file: str
    line: int
    kind: Kind
    code: str


class NotRead(NamedTuple):
    """What a check did not read: the number of things of each kind, and the places of the first of them.

    `left_out` are files and folders that are not read though they look like records, `empty` the files without one.
    """

    counts: tuple[tuple[Kind, int], ...] = ()
    places: tuple[UnreadPlace, ...] = ()
    left_out: tuple[SkippedPath, ...] = ()
    empty: tuple[str, ...] = ()

    @staticmethod
    def from_json(kept: list[Any]) -> NotRead:
        """Read it from the JSON list that it was kept as."""
        counts, places, left_out, empty = kept
        return NotRead(
            tuple((kind, count) for kind, count in counts),
            tuple(UnreadPlace(*place) for place in places),
            tuple(SkippedPath(*one) for one in left_out),
            tuple(empty),
        )


Verdict = Literal["undecided", "found", "kept", "nothing_found"]
"""The result of a check as a whole.

`undecided`: something was not read. `kept`: all was read, every rule was run, nothing is hidden and nothing found.
`nothing_found`: nothing was found in what was selected and is not hidden.
"""


class FindingFilter(NamedTuple):
    """Which findings are selected: codes that begin with one of `select` and none of `ignore`; empty means all.

    `paths` are files, or folders with all below them, as the workspace names them; "" is the workspace. `owners` are
    the ids of people who must act.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether it selects all rules in the whole workspace, of all people."""
        return not self.select and not self.ignore and not self.owners and (not self.paths or "" in self.paths)

    def has_rule(self, code: str) -> bool:
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def has_file(self, file: str) -> bool:
        return not self.paths or any(path in (file, "") or file.startswith(f"{path}/") for path in self.paths)

    def has_owner(self, responsible: Responsible | None) -> bool:
        return not self.owners or (responsible is not None and responsible.id in self.owners)


class Outcome(NamedTuple):
    """The findings of a check, in the order of files, lines, columns and codes.

    `silenced` counts the findings hidden by comments in the files or by a baseline; `known` are those of the baseline,
    which allows for `stale` more. `cut` are the numbers of findings that are not shown and `unlisted` of those that are
    not listed, as there are too many; both count. `off` are the codes of the rules that the team turned off. `not_read`
    is of the whole workspace, whatever is selected. `is_part`: not everything is selected. `none_ran`: no selected rule
    could be decided. `others` counts what is selected except that others must act on it.
    """

    findings: tuple[LocatedFinding, ...]
    not_run: tuple[UndecidedRule, ...]
    silenced: int = 0
    cut: tuple[CutFindings, ...] = ()
    known: tuple[LocatedFinding, ...] = ()
    unlisted: tuple[UnlistedFindings, ...] = ()
    stale: int = 0
    off: tuple[str, ...] = ()
    not_read: NotRead = NotRead()
    is_part: bool = False
    none_ran: bool = False
    others: int = 0

    @property
    def is_undecided(self) -> bool:
        """Whether something was not read, so that the check cannot pass."""
        return bool(self.not_read.counts)

    @property
    def verdict(self) -> Verdict:
        if self.is_undecided:
            return "undecided"
        if self.has_findings:
            return "found"
        return "nothing_found" if self.has_hidden_findings or self.not_run or self.is_part else "kept"

    @property
    def has_hidden_findings(self) -> bool:
        """Whether the findings may not be all that there are."""
        kept_back = self.silenced or self.stale or self.off or self.others
        return bool(kept_back or self.not_read.left_out or self.not_read.empty)

    @property
    def suppressed_by_comments(self) -> int:
        """The number of findings that comments in the files suppress."""
        return self.silenced - len(self.known)

    @property
    def known_errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.known)

    @property
    def has_findings(self) -> bool:
        return bool(self.findings or self.cut or self.unlisted)

    @property
    def files(self) -> int:
        return len({one.file for some in (self.findings, self.cut, self.unlisted) for one in some})

    @property
    def fixable(self) -> int:
        """The number of findings that `--fix` fixes."""
        return sum(finding.fixable for finding in self.findings) + sum(rest.number for rest in self.cut if rest.fixable)

    def count(self, severity: Severity) -> int:
        shown = sum(finding.severity == severity for finding in self.findings)
        cut = sum(rest.number for rest in self.cut if rest.severity == severity)
        return shown + cut + sum(rest.number for rest in self.unlisted if rest.severity == severity)

    def count_unlisted_findings(self) -> list[UnlistedFindings]:
        """Return the number of unlisted findings of each rule and severity, with the first of their files."""
        counts: dict[tuple[str, Severity], UnlistedFindings] = {}
        for rest in sorted(self.unlisted):
            first = counts.setdefault((rest.code, rest.severity), rest._replace(number=0))
            counts[rest.code, rest.severity] = first._replace(number=first.number + rest.number)
        return list(counts.values())

    def count_cut_findings(self) -> list[tuple[str, int]]:
        """Return the codes of rules with the number of their findings that are cut, the most first."""
        counts: Counter[str] = Counter()
        for rest in self.cut:
            counts[rest.code] += rest.number
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def group_undecided(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the reasons why rules were not decided, each behind the codes of all its rules."""
        for why, rules in groupby(sorted(self.not_run, key=attrgetter("why")), key=attrgetter("why")):
            yield tuple(rule.code for rule in rules), why

    def limit(self, most: int) -> Outcome:
        """Return the outcome with at most `most` findings to show; 0 means all."""
        if not most:
            return self
        cut = count_cut((finding.cut_key for finding in self.findings[most:]), self.cut)
        return self._replace(findings=self.findings[:most], cut=cut)

    @property
    def machine_outcome(self) -> Outcome:
        """The outcome with cut findings among the unlisted, for programs: they would take the shown ones for all."""
        counts = Counter({rest[:3]: rest.number for rest in self.unlisted})
        for rest in self.cut:
            counts[rest[:3]] += rest.number
        return self._replace(cut=(), unlisted=tuple(UnlistedFindings(*what, number) for what, number in counts.items()))

    def filter_by(self, selection: FindingFilter) -> Outcome:
        """Return the outcome of the selected rules, files and people; who must act on unlisted findings is unknown."""
        found = [f for f in self.findings if selection.has_rule(f.code) and selection.has_file(f.file)]
        findings = tuple(finding for finding in found if selection.has_owner(finding.responsible))
        return self._replace(
            findings=findings,
            others=len(found) - len(findings),
            not_run=tuple(u for u in self.not_run if selection.has_rule(u.code)),
            cut=tuple(c for c in self.cut if selection.has_rule(c.code) and selection.has_file(c.file)),
            unlisted=tuple(u for u in self.unlisted if selection.has_rule(u.code) and selection.has_file(u.file)),
            off=tuple(code for code in self.off if selection.has_rule(code)),
            is_part=not selection.is_all,
        )
