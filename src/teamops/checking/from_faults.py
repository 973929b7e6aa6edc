"""Faults that reading found, as findings of the form rule that reports them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from teamops.checking.finding import Finding, Fix, Related
from teamops.checking.located import UnlistedFindings
from teamops.checking.rule import Findings, Rule
from teamops.model.place import MORE, At
from teamops.model.workspace import Workspace

FindFix = Callable[[At, str, Mapping[str, str]], Fix | None]
"""From the place, the variant and the facts of a fault to its fix."""

_REFUSING = ("F002", "F003", "F004")
"""The faults for which a record is left out."""


def check_faults(rule: Rule, optional: str = "", find_fix: FindFix | None = None) -> None:
    """Register `report_faults` to decide `rule`."""
    rule.check(lambda ws: report_faults(rule, ws, optional, find_fix))


def report_faults(rule: Rule, ws: Workspace, optional: str = "", find_fix: FindFix | None = None) -> Findings:
    """Yield each fault of `rule`'s code as a finding, and the number of those that reading did not list.

    A fault in which the fact `optional` is not empty has the message `variant_optional`, if the rule has one: a
    sentence with a did-you-mean is another sentence. Related places have the message `first`.
    """
    for fault in (*ws.faults, *ws.untidy):
        if fault.code != rule.code:
            continue
        if fault.variant == MORE:
            yield UnlistedFindings(rule.code, rule.severity, fault.at.file, fault.number)
        else:
            facts = dict(fault.facts)
            longer = f"{fault.variant}_{optional}"
            message = longer if facts.get(optional) and longer in rule.messages else fault.variant
            related = tuple(Related(at, "first", facts) for at in fault.related)
            fix = find_fix(fault.at, fault.variant, facts) if find_fix is not None else None
            yield Finding(rule.code, rule.severity, fault.at, message, facts, related=related, fix=fix)


def list_refused_files(ws: Workspace, section: str) -> list[str]:
    """Return the files in which a record of `section` was refused, sorted: sums and lists would lack that record."""
    return sorted({f.at.file for f in ws.faults if f.code in _REFUSING and f.at.route[:1] == (section,)})
