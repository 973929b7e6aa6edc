"""Which names of functions begin with a verb, and which are participles."""

from __future__ import annotations

import pytest
from tools.participles import DOMAIN_ADJECTIVES, is_participle_name
from tools.verbs import NOUNS, VERBS, begins_with_verb


@pytest.mark.parametrize("name", ["plan_update", "_list_rows", "render", "is_late", "_has_run", "needs_past"])
def test_verbs_are_known(name: str) -> None:
    assert begins_with_verb(name)


@pytest.mark.parametrize("name", ["rows", "_told", "text_of", "whole_row", "planner"])
def test_other_words_are_no_verbs(name: str) -> None:
    assert not begins_with_verb(name)


def test_a_noun_is_a_verb_where_a_thing_follows() -> None:
    assert begins_with_verb("record_reading")
    assert not begins_with_verb("record")
    assert NOUNS <= VERBS


@pytest.mark.parametrize("name", ["told", "_row_shown", "asked_for", "_found", "rows_listed", "written"])
def test_participles_are_found_in_front_and_at_the_end(name: str) -> None:
    assert is_participle_name(name)


@pytest.mark.parametrize("name", ["is_told", "has_changed", "planned", "list_overdue", "read", "feed", "seed_rows"])
def test_predicates_and_words_of_the_domain_are_allowed(name: str) -> None:
    assert not is_participle_name(name)


def test_every_exception_has_a_reason() -> None:
    assert all(DOMAIN_ADJECTIVES.values())
