"""Run all rules over a workspace and put their findings in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from importlib import import_module
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from teamops.checking import rules
from teamops.checking.finding import Finding, NotRun
from teamops.checking.located import UnlistedFindings
from teamops.checking.rule import Findings, Rule
from teamops.checking.suppressions import ActiveSuppression, LineOf, is_active, suppress_findings
from teamops.model.dataclass import dataclass, replace
from teamops.model.event import History
from teamops.model.faults.limits import MOST, MOST_COUNTED
from teamops.model.faults.unread import UNREAD_CODES
from teamops.model.own_modules import list_modules
from teamops.model.records.settings import Checks, Severity
from teamops.model.workspace import Workspace

_FAMILIES = "fgtmrch"
"""Form, goals, tasks, monitors, reviews, collaboration, history: the order of the handbook's parts."""

MOST_IN_ALL = 30_000
"""The most findings that are listed, to bound memory, and in addition `FEWEST` of each rule. The others are counted."""

FEWEST = 100


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All findings of one run, rule by rule, and the rules that could not be decided.

    `silenced` counts the findings that comments suppress, `unlisted` those beyond the limit. `off` are the codes of the
    rules that the team turned off.
    """

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]
    silenced: int = 0
    unlisted: tuple[UnlistedFindings, ...] = ()
    off: tuple[str, ...] = ()


@cache
def load_rules(codes: frozenset[str] | None = None) -> Mapping[str, Rule]:
    """Import every rule, or those of `codes`: modules of `teamops.checking.rules`; by code, family by family."""
    modules = sorted(list_modules(rules), key=_rank_family)
    wanted = (name for name in modules if codes is None or name.partition("_")[0].upper() in codes)
    loaded = (import_module(f"{rules.__name__}.{name}").RULE for name in wanted)
    return MappingProxyType({rule.code: rule for rule in loaded})


def _rank_family(module: str) -> tuple[int, str]:
    return _FAMILIES.index(module[0]), module


def check(
    ws: Workspace,
    now: datetime,
    line_of: LineOf | None = None,
    past: History | None = None,
    codes: frozenset[str] | None = None,
    *,
    merged: bool = True,
) -> CheckResult:
    """Return what breaks the handbook in `ws` at the time `now`, by the team's own severities.

    `line_of` gives the line of a place; without it, suppressions are not applied. Without `past`, rules that look at
    the history are not decided. With `codes`, only those rules are imported and run. If not `merged`, each record has
    its own findings.
    """
    settings, loaded = ws.settings.check, load_rules(codes)
    collector, enabled = (
        _FindingCollector(settings),
        {rule.code: rule for rule in _list_enabled_rules(loaded, settings)},
    )
    for rule in enabled.values():
        collector.take(_run(rule, ws, now, past))
    result = replace(collector.build_result(), off=tuple(code for code in loaded if code not in enabled))
    if ws.suppressions and line_of is not None:
        result = _apply_suppressions(ws, result, loaded, enabled.values(), now, line_of)
    return replace(result, findings=_merge_findings(result.findings, loaded)) if merged else result


def _merge_findings(findings: Iterable[Finding], loaded: Mapping[str, Rule]) -> tuple[Finding, ...]:
    """Return the findings, rule by rule, with those put together that belong together."""
    by_code = groupby(findings, key=attrgetter("code"))
    return tuple(finding for code, some in by_code for finding in loaded[code].merge([*some]))


class _FindingCollector:
    """Findings of rules: listed up to the limits, then counted; and the rules that were not decided."""

    def __init__(self, settings: Checks) -> None:
        self._findings: list[Finding] = []
        self._not_run: list[NotRun] = []
        self._settings = settings
        self._left_to_count = MOST_COUNTED
        self._counted: Counter[tuple[str, Severity, str]] = Counter()

    def take(self, findings: Findings) -> None:
        """Take the findings of one rule."""
        room = min(MOST, max(FEWEST, MOST_IN_ALL - len(self._findings)))
        for number, item in enumerate(findings):
            if isinstance(item, NotRun):
                self._not_run.append(item)
            elif isinstance(item, UnlistedFindings):
                self._count(item.code, item.severity, item.file, item.number)
            elif room:
                room -= 1
                severity = self._get_severity(item.code, item.severity)
                self._findings.append(item if severity == item.severity else replace(item, severity=severity))
            else:
                self._count(item.code, item.severity, item.at.file, 1)
                self._left_to_count -= 1
                if self._left_to_count < 0:
                    self._not_run.append(NotRun(item.code, "check.too_many", {"count": f"{number + 1:,}"}))
                    break

    def build_result(self) -> CheckResult:
        """Return all that was taken."""
        unlisted = (UnlistedFindings(*key, number) for key, number in self._counted.items())
        return CheckResult(tuple(self._findings), tuple(self._not_run), unlisted=tuple(unlisted))

    def _count(self, code: str, severity: Severity, file: str, number: int) -> None:
        self._counted[code, self._get_severity(code, severity), file] += number

    def _get_severity(self, code: str, severity: Severity) -> Severity:
        """The severity that the team gave the rule, else its own; that something was not read stays an error."""
        return severity if code in UNREAD_CODES else self._settings.severity.get(code, severity)


def _apply_suppressions(
    ws: Workspace,
    result: CheckResult,
    loaded: Mapping[str, Rule],
    enabled: Iterable[Rule],
    now: datetime,
    line_of: LineOf,
) -> CheckResult:
    codes = {word: rule.code for rule in loaded.values() for word in (rule.code, rule.name)}
    active = [
        ActiveSuppression(s, {word: codes.get(word) for word in s.rules if codes.get(word) not in UNREAD_CODES})
        for s in ws.suppressions
        if is_active(s, ws.settings.people, now.date())
    ]
    remaining = suppress_findings(result.findings, active, line_of)
    undecided = {item.code for item in result.not_run} | {rest.code for rest in result.unlisted}
    unused = [item for item in remaining.unused if codes.get(item.word) not in undecided]
    collector = _FindingCollector(ws.settings.check)
    for rule in enabled:
        collector.take(rule.run_unused(unused, codes, result.off))
    more = collector.build_result()
    return replace(
        result,
        findings=(*remaining.findings, *more.findings),
        silenced=remaining.silenced,
        unlisted=(*result.unlisted, *more.unlisted),
    )


def _run(rule: Rule, ws: Workspace, now: datetime, past: History | None) -> Findings:
    if rule.needs_all and ws.unread:
        yield rule.report_unread(ws.unread)
    elif not rule.history:
        yield from rule.run(ws, now)
    elif past is None:
        yield rule.report_undecided("check.no_history")
    else:
        if past.unknown_before:
            yield rule.report_undecided("check.history_cut", commit=past.unknown_before[0][:7])
        yield from rule.run_past(ws, now, past)


def _list_enabled_rules(loaded: Mapping[str, Rule], settings: Checks) -> Iterator[Rule]:
    """Yield the rules that the team did not turn off, and those that cannot be turned off."""
    off = {code for code, severity in settings.severity.items() if severity == "off"} | set(settings.disable)
    return (r for r in loaded.values() if r.code in UNREAD_CODES or (r.code not in off and r.name not in off))
