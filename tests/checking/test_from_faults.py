"""What reading found wrong becomes the sentence of a form rule."""

from __future__ import annotations

from string import Formatter

import pytest

from teamops.checking.engine import load_rules
from teamops.checking.from_faults import report_faults
from teamops.checking.rules.f001_valid_yaml import EXPLAINED
from teamops.model.place import At, Fault
from teamops.model.records.settings import Settings
from teamops.model.workspace import Workspace

AT = At("tasks/a.yaml", mark=(3, 5))
FORM = [load_rules()[code] for code in ("F001", "F002", "F003", "F004", "F005", "F008", "F009")]
SENTENCES = [(rule, m) for rule in FORM for m in rule.messages if m != "first" and m not in set(EXPLAINED.values())]


def workspace(*faults: Fault) -> Workspace:
    return Workspace(Settings(team="华东营销部"), faults=faults)


@pytest.mark.parametrize(("rule", "message"), SENTENCES, ids=lambda p: p if isinstance(p, str) else p.code)
def test_a_fault_is_told_with_its_facts(rule, message) -> None:
    names = {name for _, name, _, _ in Formatter().parse(rule.messages[message].en) if name}
    variant = message.removesuffix("_near").removesuffix("_context")
    fault = Fault(rule.code, AT, variant, tuple((name, f"<{name}>") for name in sorted(names)))
    (finding,) = rule.run(workspace(fault), None)
    assert (finding.at, finding.message) == (AT, message)
    for lang in ("en", "zh"):
        assert all(f"<{name}>" in rule.say(finding, lang) for name in names)


def test_an_empty_guess_is_not_offered() -> None:
    facts = (("key", "prio"), ("record", "task"), ("near", ""), ("choices", "id, name"))
    (finding,) = report_faults(load_rules()["F002"], workspace(Fault("F002", AT, "key", facts)), optional="near")
    assert finding.message == "key"


def test_faults_of_other_rules_are_left_to_them() -> None:
    assert not list(report_faults(load_rules()["F002"], workspace(Fault("F001", AT, "several_documents"))))


def test_the_place_of_the_first_key_is_related() -> None:
    first = At("tasks/a.yaml", mark=(1, 5))
    rule = load_rules()["F005"]
    (finding,) = rule.run(workspace(Fault("F005", AT, "key", (("key", "owner"),), (first,))), None)
    assert [(related.at, rule.say(related, "zh")) for related in finding.related] == [(first, "`owner` 首次出现在这里")]


@pytest.mark.parametrize(("problem", "message"), EXPLAINED.items())
def test_what_the_parser_says_is_explained(problem: str, message: str) -> None:
    rule = load_rules()["F001"]
    fault = Fault("F001", AT, "syntax", (("problem", problem), ("context", "while parsing a block mapping")))
    (finding,) = rule.run(workspace(fault), None)
    assert finding.message == message
    assert problem not in rule.say(finding, "zh")
