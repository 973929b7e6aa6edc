"""Runs all rules over a workspace and puts what they found in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from teamops.checking import rules
from teamops.checking.finding import Finding, NotRun
from teamops.checking.rule import Rule
from teamops.model.settings import Checks
from teamops.model.workspace import Workspace

_FAMILIES = "fgtmrch"
"""Form, goals, tasks, monitors, reviews, collaboration, history: the order of the handbook's parts."""


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings of one run, rule by rule, and the rules that could not be decided."""

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, family by family. The rules are the modules of `teamops.checking.rules`."""
    modules = sorted((module.name for module in iter_modules(rules.__path__)), key=_by_family)
    made = (import_module(f"{rules.__name__}.{name}").RULE for name in modules)
    return MappingProxyType({rule.code: rule for rule in made})


def _by_family(module: str) -> tuple[int, str]:
    return _FAMILIES.index(module[0]), module


def check(ws: Workspace, now: datetime) -> Checked:
    """What breaks the handbook in `ws` at the time `now`, by the team's own severities."""
    findings: list[Finding] = []
    not_run: list[NotRun] = []
    for rule in _enabled(ws.settings.check):
        for said in _run(rule, ws, now):
            if isinstance(said, NotRun):
                not_run.append(said)
            else:
                findings.append(_as_the_team_sees_it(said, ws.settings.check))
    return Checked(tuple(findings), tuple(not_run))


def _run(rule: Rule, ws: Workspace, now: datetime) -> Iterable[Finding | NotRun]:
    if rule.history:
        return [NotRun(rule.code, "check.no_history", {})]
    if rule.needs_all and ws.unread:
        return [NotRun(rule.code, "check.unread", {"files": ", ".join(ws.unread)})]
    return rule.run(ws, now)


def _enabled(settings: Checks) -> Iterable[Rule]:
    off = {code for code, severity in settings.severity.items() if severity == "off"} | set(settings.disable)
    return (rule for rule in all_rules().values() if rule.code not in off and rule.name not in off)


def _as_the_team_sees_it(finding: Finding, settings: Checks) -> Finding:
    severity = settings.severity.get(finding.code)
    return replace(finding, severity=severity) if severity else finding
