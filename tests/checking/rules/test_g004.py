"""G004 target-has-basis."""

from __future__ import annotations


def test_one_of_the_three_is_enough_and_empty_words_are_none(said) -> None:
    for basis, messages in {
        "{history: 4300}": [], "{market: 3 亿}": [], "{resources: 6 人}": [], "{}": ["none"], "{history: ''}": ["none"],
    }.items():  # fmt: skip
        assert said("G004", f"goals: [{{id: g, target: 5, basis: {basis}}}]") == messages, basis


def test_without_a_target_nothing_can_rest_on_anything(said) -> None:
    assert said("G004", "goals: [{id: g}]") == []
