"""What reading found wrong, as findings of the form rule that reports it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from teamops.checking.finding import Finding, Fix, Related
from teamops.checking.located import UnlistedFindings
from teamops.checking.rule import Rule
from teamops.model.place import MORE, At
from teamops.model.workspace import Workspace

Mend = Callable[[At, str, Mapping[str, str]], Fix | None]
"""From the place, the variant and the facts of a fault to what mends it."""


def report_faults(
    rule: Rule, ws: Workspace, optional: str = "", mend: Mend | None = None
) -> Iterator[Finding | UnlistedFindings]:
    """Each fault of `rule`'s code, as a finding, and the counts of those that reading did not list.

    A fault whose fact `optional` is not empty says the message `variant_optional`, where the rule has one: a sentence
    with a did-you-mean is another sentence. Related places say the message `first`. `mend` knows how to mend a fault.
    """
    for fault in ws.faults:
        if fault.code != rule.code:
            continue
        if fault.variant == MORE:
            yield UnlistedFindings(rule.code, rule.severity, fault.at.file, fault.number)
        else:
            facts = dict(fault.facts)
            longer = f"{fault.variant}_{optional}"
            message = longer if facts.get(optional) and longer in rule.messages else fault.variant
            related = tuple(Related(at, "first", facts) for at in fault.related)
            fix = mend(fault.at, fault.variant, facts) if mend is not None else None
            yield Finding(rule.code, rule.severity, fault.at, message, facts, related=related, fix=fix)
