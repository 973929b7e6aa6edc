"""A rule: its contract with users (code, name, severity), its texts, its examples, and the function that checks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from teamops.checking.finding import Finding, Fix, NotRun, Related
from teamops.checking.located import UnlistedFindings
from teamops.checking.suppressions import UnusedSuppression
from teamops.checking.wording import format_files
from teamops.locale.text import Lang, Text, join_lists
from teamops.model.dataclass import dataclass, field
from teamops.model.event import History
from teamops.model.place import At
from teamops.model.records.settings import Severity
from teamops.model.workspace import Workspace

Findings = Iterator[Finding | NotRun | UnlistedFindings]
"""What is wrong, in any order.

A rule reports what it cannot decide about some records with one `NotRun` among its findings, and faults that reading
counted without listing them with an `UnlistedFindings`.
"""

Check = Callable[[Workspace], Findings]
CheckNow = Callable[[Workspace, datetime], Findings]
"""The time is aware, in the team's zone."""

CheckPast = Callable[[Workspace, datetime, History], Findings]
Merge = Callable[[Sequence[Finding]], Iterable[Finding]]
CheckUnused = Callable[[Sequence[UnusedSuppression], Mapping[str, str], Collection[str]], Findings]
"""From the suppressions that suppress nothing, the code by every code and name, and the codes that are turned off."""

Example = str | Mapping[str, str]
"""The text of one example file, or the texts of several by their path."""


def _find_nothing(*_: object) -> Findings:
    return iter(())


def _keep_all(findings: Sequence[Finding]) -> Iterable[Finding]:
    return findings


@dataclass(slots=True)
class Rule:
    """A rule of the handbook.

    `messages` are the sentences of its findings by a short key, `remedy` says what to do next, `remedies` the same for
    messages that `remedy` does not fit. `good` and `bad` are example files, read beside those of the example team:
    documentation, and test. `options` are the keys of teamops.yaml that the rule reads.

    `clock`: the result depends on today; its examples are read at `example_today`. `needs_all`: the rule cannot be
    decided while a file could not be read. `history`: it looks at commits, so it needs them to run, and its examples
    are versions of a file. `secret`: the line of a finding must not be shown.
    """

    code: str
    name: str
    severity: Severity
    clause: str
    title: Text
    why: Text
    messages: Mapping[str, Text]
    remedy: Text
    good: Example
    bad: Example
    clock: bool = False
    needs_all: bool = False
    history: bool = False
    secret: bool = False
    options: tuple[str, ...] = ()
    remedies: Mapping[str, Text] = field(default_factory=dict)
    example_today: str = "2026-09-04T12:00:00+08:00"
    run: CheckNow = field(init=False, default=_find_nothing)
    run_past: CheckPast = field(init=False, default=_find_nothing)
    run_unused: CheckUnused = field(init=False, default=_find_nothing)
    merge: Merge = field(init=False, default=_keep_all)

    def check(self, function: Check) -> Check:
        """Register `function` to decide this rule from the records."""
        self.run = lambda ws, _: function(ws)
        return function

    def check_now(self, function: CheckNow) -> CheckNow:
        """Register `function` to decide this rule from the records and the time."""
        self.run = function
        return function

    def check_past(self, function: CheckPast) -> CheckPast:
        """Register `function` to decide this rule from the history."""
        self.run_past = function
        return function

    def check_unused(self, function: CheckUnused) -> CheckUnused:
        """Register `function` to judge unused suppressions, after all other rules have run."""
        self.run_unused = function
        return function

    def merge_findings(self, function: Merge) -> Merge:
        """Register `function` to put findings that belong together into one, after suppressions were applied."""
        self.merge = function
        return function

    def make_finding(
        self,
        at: At,
        message: str,
        facts: Mapping[str, str] = MappingProxyType({}),
        /,
        *,
        record: str | None = None,
        related: Iterable[Related] = (),
        severity: Severity | None = None,
        fix: Fix | None = None,
        **more_facts: str,
    ) -> Finding:
        """Return a finding of this rule; facts may be given by name, in a mapping, or both."""
        facts = {**facts, **more_facts}
        return Finding(self.code, severity or self.severity, at, message, facts, record, tuple(related), fix)

    def report_undecided(self, why: str, **facts: str) -> NotRun:
        """Return that this rule cannot be decided; `why` is an id of the catalogue, filled by `facts`."""
        return NotRun(self.code, why, facts)

    def report_unread(self, files: Collection[str]) -> NotRun:
        """Return that this rule cannot be decided because `files` could not be read."""
        return self.report_undecided("check.unread", files=format_files(files))

    def advise(self, finding: Finding, lang: Lang) -> str:
        """Return what to do about a finding."""
        return self.remedies.get(finding.message, self.remedy).say(lang, **join_lists(finding.facts, lang))

    def say(self, finding: Finding | Related, lang: Lang) -> str:
        """Return the sentence of a finding, or of a place related to one."""
        return self.messages[finding.message].say(lang, **join_lists(finding.facts, lang))
