"""Every sentence of every rule is said by some file: by the rule's bad example, or by one of those here."""

from __future__ import annotations

import pytest

from teamops.checking.engine import load_rules
from tests.checking.sayings import SAYINGS

FROM_READING = {
    ("F001", "syntax"),  # the parser gives no context for few faults
    ("F003", "other"),  # what no field of today can cause
    ("F009", "encoding"),
    ("F009", "gbk"),
    ("F009", "not_a_file"),
    ("F009", "outside"),
    ("F009", "too_large"),
    ("F009", "too_many_files"),
    ("F009", "too_many_records"),
    ("F009", "unreadable"),
}
"""Sentences whose faults need more than a text file; the tests of the store make them."""


@pytest.mark.parametrize(("code", "message"), SAYINGS, ids=lambda word: word)
def test_the_sentence_is_said(code: str, message: str, said) -> None:
    assert message in said(code, SAYINGS[code, message])


@pytest.mark.parametrize("code", [code for code, rule in load_rules().items() if not rule.history])
def test_every_sentence_of_a_rule_has_a_file_that_makes_it_say_it(code: str, found) -> None:
    rule = load_rules()[code]
    by_example = {
        place.message for finding in found(code, rule.bad, rule.example_today) for place in (finding, *finding.related)
    }
    by_others = {message for owner, message in SAYINGS.keys() | FROM_READING if owner == code}
    assert by_example | by_others == set(rule.messages)
