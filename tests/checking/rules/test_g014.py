"""G014 goal-has-actions."""

from __future__ import annotations


def test_one_action_is_enough_and_an_empty_one_is_none(said) -> None:
    assert said("G014", "goals: [{id: g, key_actions: 重点客户跟进}]") == []
    assert said("G014", "goals: [{id: g, key_actions: [' ']}]") == ["none"]
