"""M011 reading-plausible."""

from __future__ import annotations

import pytest


def project(point: str) -> str:
    phase = f"{{name: 预热期, start: 2026-09-01, end: 2026-09-20, checkpoints: [{point}]}}"
    return f"monitors: [{{id: m, project: 新品上市, owner: zhang, phases: [{phase}]}}]\n"


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        ("unit: 万, plan: 500, actual: 4999", False),
        ("unit: 万, plan: 500, actual: 5000", True),
        ("unit: 万, plan: 500, actual: 380万", False),
        ("unit: 万, plan: 500, actual: 380万次", False),
        ("unit: '%', plan: 4, actual: 3.8%", False),
        ("unit: '%', plan: 4, actual: 38", False),
        ("unit: '%', plan: 4, actual: 40", True),
        ("unit: 元, plan: 80, actual: 800, direction: down", True),
        ("unit: 元, plan: 0, actual: 800", False),
        ("unit: 元, plan: 80", False),
    ],
)
def test_a_reading_of_ten_times_its_plan_is_asked_about_and_not_praised(said, values: str, doubted: bool) -> None:
    text = project(f"{{metric: 曝光量, date: 2026-09-10, {values}}}")
    assert said("M011", text) == (["beyond"] if doubted else [])
    assert not (doubted and "better" in said("M003", text))
