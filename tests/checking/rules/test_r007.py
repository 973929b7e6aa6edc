"""R007 lesson-standardised."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("keys", "severities"),
    [("", ["info"]), (", standard: ' '", ["info"]), (", standard: docs/投放_SOP_20260831.md", [])],
)
def test_a_lesson_without_a_standard_is_information(found, keys: str, severities: list[str]) -> None:
    example = f"reviews: [{{id: r, period: 2026-08, lessons: [{{lesson: 精准投放有效{keys}}}]}}]"
    assert [finding.severity for finding in found("R007", example)] == severities


def test_each_lesson_is_told_at_its_place(found) -> None:
    lessons = "[{lesson: 一, standard: SOP}, {lesson: 二}, {lesson: 三}]"
    findings = found("R007", f"reviews: [{{id: r, period: 2026-08, lessons: {lessons}}}]")
    assert [finding.at.route[-1] for finding in findings] == [1, 2]
