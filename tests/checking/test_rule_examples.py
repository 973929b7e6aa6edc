"""Every rule keeps its promises: its code, its texts in both languages, and its own examples."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter

import pytest

from teamops.checking import rules
from teamops.checking.engine import check, load_rules
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.faults.unread import UNREAD_CODES, UNREAD_RULES

RULES = list(load_rules().values())
RUN = [rule for rule in RULES if not rule.history]
"""Those that are decided by the files as they are; the others compare commits and have versions as examples."""

OPTIONAL = {"near", "context", "choices", "problem"}
"""Facts of form rules that only some of their sentences need."""

ASKS_FOR_MORE = {"G001", "G004", "G005", "G007", "G011", "G013", "G014", "G015", "G016", "T008", "T009", "R001", "R008"}
"""Rules that ask records for what examples of other rules leave out, to show one thing at a time."""

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
every_run_rule = pytest.mark.parametrize("rule", RUN, ids=lambda rule: rule.code)


def facts_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def texts_of(rule: Rule) -> list[Text]:
    return [rule.title, rule.why, rule.remedy, *rule.messages.values()]


def test_codes_and_names_are_unique() -> None:
    names = [module.name for module in iter_modules(rules.__path__)]
    assert len(RULES) == len(names) == len({rule.name for rule in RULES})


def test_a_file_is_named_by_the_code_and_name_of_its_rule() -> None:
    for module in iter_modules(rules.__path__):
        rule = import_module(f"{rules.__name__}.{module.name}").RULE
        assert module.name == f"{rule.code}_{rule.name}".lower().replace("-", "_")


@every_rule
def test_a_rule_says_everything_in_both_languages(rule: Rule) -> None:
    assert all(text.en.strip() and text.zh.strip() for text in texts_of(rule))
    assert not any(text.en.endswith(".") or text.zh.endswith("。") for text in rule.messages.values())


@every_rule
def test_the_two_languages_state_the_same_facts(rule: Rule) -> None:
    for message in rule.messages.values():
        assert facts_of(message.en) == facts_of(message.zh)


@every_rule
def test_title_reason_and_remedy_need_no_facts(rule: Rule) -> None:
    assert not any(facts_of(t.en) | facts_of(t.zh) for t in (rule.title, rule.why, rule.remedy))


@every_rule
def test_a_rule_cites_its_clause_unless_it_is_about_form(rule: Rule) -> None:
    assert bool(rule.clause) == (not rule.code.startswith("F"))


@every_run_rule
def test_a_bad_example_breaks_its_rule(rule: Rule, found) -> None:
    findings = found(rule.code, rule.bad, rule.example_today)
    assert findings
    assert {finding.code for finding in findings} == {rule.code}


@pytest.mark.unmeasured
@every_run_rule
def test_a_good_example_breaks_no_rule(rule: Rule, checked) -> None:
    said = checked(rule.good, rule.example_today)
    left_out = ASKS_FOR_MORE - {rule.code}
    assert {finding.code for finding in said.findings} - left_out == set()
    assert [undecided.code for undecided in said.not_run] == [rule.code for rule in RULES if rule.history]


@pytest.mark.unmeasured
@every_run_rule
def test_findings_give_the_facts_of_their_sentence_and_no_others(rule: Rule, found) -> None:
    for finding in found(rule.code, rule.bad, rule.example_today):
        stated = facts_of(rule.messages[finding.message].en)
        assert stated <= finding.facts.keys()
        assert finding.facts.keys() - stated <= (OPTIONAL if rule.code.startswith("F") else set())
        assert all(isinstance(fact, str) for fact in finding.facts.values())
        for place in (finding, *finding.related):
            assert rule.say(place, "zh")
            assert rule.say(place, "en")


@pytest.mark.unmeasured
@every_run_rule
def test_only_rules_with_a_clock_depend_on_today(rule: Rule, found) -> None:
    now, later = rule.example_today, "2031-03-31T12:00:00+08:00"
    assert rule.clock or found(rule.code, rule.bad, now) == found(rule.code, rule.bad, later)


@every_run_rule
def test_an_option_is_a_key_of_the_settings(rule: Rule, loaded) -> None:
    for option in rule.options:
        value: object = loaded(rule.good).settings
        for key in option.split("."):
            value = getattr(value, key)


@pytest.mark.unmeasured
@every_run_rule
def test_a_rule_that_is_off_finds_nothing_unless_it_tells_what_was_not_read(rule: Rule, loaded) -> None:
    ws = loaded(rule.bad)
    for off in ({"disable": (rule.code,)}, {"disable": (rule.name,)}, {"severity": {rule.code: "off"}}):
        settings = replace(ws.settings, check=replace(ws.settings.check, **off))
        checked = check(replace(ws, settings=settings), datetime.fromisoformat(rule.example_today))
        severities = {finding.severity for finding in checked.findings if finding.code == rule.code}
        assert severities == ({"error"} if rule.code in UNREAD_CODES else set())
        assert (rule.code in checked.off) == (rule.code not in UNREAD_CODES)


def test_rules_that_cannot_be_turned_off_are_known_by_their_names() -> None:
    assert {code: load_rules()[code].name for code in UNREAD_RULES} == UNREAD_RULES
