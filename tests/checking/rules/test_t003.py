"""T003 one-first-responsible."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("owner", "messages"),
    [
        ("owner: zhao", []),
        ("owner: [zhao]", []),
        ("owner: nobody", []),
        ("owner: [zhao, zhao]", ["several"]),
        ("owner: [zhao, sales]", ["several"]),
        ("owner: [sales]", ["department"]),
        ("owner: []", ["none"]),
    ],
)
def test_the_owner_is_exactly_one_person(said, owner: str, messages: list[str]) -> None:
    """A name that is nobody's is told by F007, and not a second time here."""
    assert said("T003", f"tasks: [{{id: t, name: 回访, start: 2026-09-05, end: 2026-09-15, {owner}}}]") == messages
