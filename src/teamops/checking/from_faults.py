"""What reading found wrong, as findings of the form rule that reports it."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Rule
from teamops.model.workspace import Workspace


def findings_from_faults(rule: Rule, ws: Workspace, optional: str = "") -> Iterator[Finding]:
    """Each fault of `rule`'s code, as a finding.

    A fault whose fact `optional` is not empty says the message `variant_optional`, where the rule has one: a sentence
    with a did-you-mean is another sentence. Related places say the message `first`.
    """
    for fault in ws.faults:
        if fault.code == rule.code:
            facts = dict(fault.facts)
            longer = f"{fault.variant}_{optional}"
            message = longer if facts.get(optional) and longer in rule.messages else fault.variant
            related = tuple(Related(at, "first", facts) for at in fault.related)
            yield Finding(rule.code, rule.severity, fault.at, message, facts, related=related)
