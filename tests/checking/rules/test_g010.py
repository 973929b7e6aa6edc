"""G010 part-in-steps."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("keys", "part", "right"),
    [
        ("target: 300", "90", True),
        ("target: 300", "90.5", False),
        ("target: 300, step: 0.5", "90.5", True),
        ("target: 300, step: 5", "92", False),
        ("target: 5000.0", "1600.5", True),
        ("target: 1.5万", "7000", True),
        ("target: 1.5万", "7500", False),
        ("target: 25%, measure: level", "24.5%", True),
        ("name: 无目标值", "0.5", True),
    ],
)
def test_a_part_is_a_multiple_of_the_step(said, keys: str, part: str, right: bool) -> None:
    goal = f"goals: [{{id: g, owner: wang, {keys}, parts: [{{owner: zhao, target: {part}}}]}}]"
    assert said("G010", goal) == ([] if right else ["between"])
