"""A rule: its contract with users (code, name, severity), its words, its examples, and the function that checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from teamops.checking.finding import Finding, Fix, NotRun, Related
from teamops.checking.located import UnlistedFindings
from teamops.locale.text import Lang, Text
from teamops.model.event import History
from teamops.model.place import At
from teamops.model.records.settings import Severity
from teamops.model.workspace import Workspace

Check = Callable[[Workspace, datetime], Iterable[Finding | NotRun | UnlistedFindings]]
"""From the records and the time now (aware, in the team's zone) to what is wrong, in any order.

What a rule cannot decide of some records it says with a `NotRun` among its findings, once; what reading found and
did not list with an `UnlistedFindings`.
"""

CheckPast = Callable[[Workspace, datetime, History], Iterable[Finding | NotRun]]
"""The same of a rule that looks at what happened before."""

Example = str | Mapping[str, str]
"""The text of one example file, or the texts of several by their path."""


@dataclass(slots=True)
class Rule:
    """A rule of the handbook.

    `messages` are the sentences a finding can say, by a short key; `remedy` says what to do next. `good` and `bad` are
    example files, read beside those of the example team: documentation, and test. `clock` tells that the result
    depends on today; examples of such rules are read at `example_today`. `needs_all` tells that the rule cannot be
    decided while a file is missing from the records; `history` that it looks at commits, and so is not run without
    them: its function is `run_past`, and its examples are versions of a file. `secret` tells that the line which was
    found must not be shown. `options` name the keys of teamops.yaml that the rule heeds. `remedies` say what to
    do next after messages that `remedy` does not fit.
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
    run: Check = field(init=False)
    run_past: CheckPast = field(init=False)

    def check(self, function: Check) -> Check:
        """Register `function` as what decides this rule."""
        self.run = function
        return function

    def check_past(self, function: CheckPast) -> CheckPast:
        """Register `function` as what decides this rule from the history."""
        self.run_past = function
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
        """A finding of this rule; facts may be given by name, or together."""
        told = {**facts, **more_facts}
        return Finding(self.code, severity or self.severity, at, message, told, record, tuple(related), fix)

    def advise(self, finding: Finding, lang: Lang) -> str:
        """What to do about a finding."""
        return self.remedies.get(finding.message, self.remedy).say(lang, **finding.facts)

    def say(self, finding: Finding | Related, lang: Lang) -> str:
        """The sentence of a finding, or of a place related to one."""
        return self.messages[finding.message].say(lang, **finding.facts)
