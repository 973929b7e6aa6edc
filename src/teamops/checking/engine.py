"""Runs all rules over a workspace and puts what they found in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from teamops.checking import rules
from teamops.checking.finding import Finding, NotRun
from teamops.checking.located import UnlistedFindings
from teamops.checking.rule import Rule
from teamops.checking.rules.f010_used_suppression import RULE as USED
from teamops.checking.rules.f010_used_suppression import report_unused_suppression
from teamops.checking.suppressions import ActiveSuppression, LineOf, is_active, suppress_findings
from teamops.checking.wording import format_files
from teamops.locale.suggest import Guesses
from teamops.model.event import History
from teamops.model.faults.limits import MOST, MOST_COUNTED
from teamops.model.faults.unread import UNREAD_CODES
from teamops.model.records.settings import Checks, Severity
from teamops.model.workspace import Workspace

_FAMILIES = "fgtmrch"
"""Form, goals, tasks, monitors, reviews, collaboration, history: the order of the handbook's parts."""

MOST_IN_ALL = 30_000
"""So many findings are listed, and of each rule `FEWEST` beside them: a slip that is everywhere need not fill the
memory. The others are counted."""

FEWEST = 100


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All findings of one run, rule by rule, and the rules that could not be decided.

    `silenced` counts the findings that comments in the files suppress; `unlisted` those beyond the limit.
    `off` are the rules that the team turned off.
    """

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]
    silenced: int = 0
    unlisted: tuple[UnlistedFindings, ...] = ()
    off: tuple[str, ...] = ()


@cache
def load_rules() -> Mapping[str, Rule]:
    """Every rule by its code, family by family. The rules are the modules of `teamops.checking.rules`."""
    modules = sorted((module.name for module in iter_modules(rules.__path__)), key=_rank_family)
    made = (import_module(f"{rules.__name__}.{name}").RULE for name in modules)
    return MappingProxyType({rule.code: rule for rule in made})


def _rank_family(module: str) -> tuple[int, str]:
    return _FAMILIES.index(module[0]), module


def check(ws: Workspace, now: datetime, line_of: LineOf | None = None, past: History | None = None) -> CheckResult:
    """What breaks the handbook in `ws` at the time `now`, by the team's own severities.

    `line_of` tells on which line a place stands; without it, comments that ask for silence are not heeded. Rules that
    look at what happened before are decided where a `past` is given.
    """
    found = _FindingCollector(ws.settings.check)
    for rule in _list_enabled_rules(ws.settings.check):
        found.take(_run(rule, ws, now, past))
    enabled = {rule.code for rule in _list_enabled_rules(ws.settings.check)}
    off = tuple(code for code in load_rules() if code not in enabled)
    checked = CheckResult(tuple(found.findings), tuple(found.not_run), unlisted=found.unlisted(), off=off)
    return _apply_suppressions(ws, checked, now, line_of) if ws.suppressions and line_of is not None else checked


class _FindingCollector:
    """What rules found: findings as far as they are listed, the counts of the others, and what was not decided."""

    def __init__(self, settings: Checks) -> None:
        self.findings: list[Finding] = []
        self.not_run: list[NotRun] = []
        self._settings = settings
        self._left_to_count = MOST_COUNTED
        self._counted: Counter[tuple[str, Severity, str]] = Counter()

    def take(self, run: Iterable[Finding | NotRun | UnlistedFindings]) -> None:
        """Take what one rule says."""
        room = min(MOST, max(FEWEST, MOST_IN_ALL - len(self.findings)))
        for number, said in enumerate(run):
            if isinstance(said, NotRun):
                self.not_run.append(said)
            elif isinstance(said, UnlistedFindings):
                self._count(said.code, said.severity, said.file, said.number)
            elif room:
                room -= 1
                self.findings.append(_apply_team_severity(said, self._settings))
            else:
                self._count(said.code, said.severity, said.at.file, 1)
                self._left_to_count -= 1
                if self._left_to_count < 0:
                    self.not_run.append(NotRun(said.code, "check.too_many", {"count": f"{number + 1:,}"}))
                    break

    def unlisted(self) -> tuple[UnlistedFindings, ...]:
        return tuple(
            UnlistedFindings(code, severity, file, count) for (code, severity, file), count in self._counted.items()
        )

    def _count(self, code: str, severity: Severity, file: str, count: int) -> None:
        seen = severity if code in UNREAD_CODES else self._settings.severity.get(code, severity)
        self._counted[code, seen, file] += count


def _apply_suppressions(ws: Workspace, checked: CheckResult, now: datetime, line_of: LineOf) -> CheckResult:
    codes = {word: rule.code for rule in load_rules().values() for word in (rule.code, rule.name)}
    asked = [
        ActiveSuppression(
            one, {word: codes.get(word) for word in dict.fromkeys(one.rules) if codes.get(word) not in UNREAD_CODES}
        )
        for one in ws.suppressions
        if is_active(one, ws.settings.people, now.date())
    ]
    left = suppress_findings(checked.findings, asked, line_of)
    undecided = {said.code for said in checked.not_run} | {rest.code for rest in checked.unlisted}
    enabled = {rule.code for rule in _list_enabled_rules(ws.settings.check)}
    guesses = Guesses()
    unused = _FindingCollector(ws.settings.check)
    unused.take(
        report_unused_suppression(one, word, codes, guesses, off=codes.get(word) not in enabled)
        for one, word in left.unused
        if USED.code in enabled and codes.get(word) not in undecided
    )
    return replace(
        checked,
        findings=(*left.findings, *unused.findings),
        silenced=left.silenced,
        unlisted=(*checked.unlisted, *unused.unlisted()),
    )


def _run(
    rule: Rule, ws: Workspace, now: datetime, past: History | None
) -> Iterable[Finding | NotRun | UnlistedFindings]:
    if rule.needs_all and ws.unread:
        return [NotRun(rule.code, "check.unread", {"files": format_files(ws.unread)})]
    if not rule.history:
        return rule.run(ws, now)
    if past is None:
        return [NotRun(rule.code, "check.no_history", {})]
    cut = (
        [NotRun(rule.code, "check.history_cut", {"commit": past.unknown_before[0][:7]})] if past.unknown_before else []
    )
    return (*cut, *rule.run_past(ws, now, past))


def _list_enabled_rules(settings: Checks) -> Iterable[Rule]:
    """The rules that the team did not turn off, and those that it cannot."""
    off = {code for code, severity in settings.severity.items() if severity == "off"} | set(settings.disable)
    return (r for r in load_rules().values() if r.code in UNREAD_CODES or (r.code not in off and r.name not in off))


def _apply_team_severity(finding: Finding, settings: Checks) -> Finding:
    """The finding with the severity that the team gave its rule; that something was not read stays an error."""
    severity = None if finding.code in UNREAD_CODES else settings.severity.get(finding.code)
    return replace(finding, severity=severity) if severity else finding
