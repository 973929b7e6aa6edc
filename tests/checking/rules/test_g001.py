"""G001 smart-goal."""

from __future__ import annotations

FULL = {
    "name": "销售额",
    "period": "2026-Q3",
    "unit": "万元",
    "target": "5000",
    "owner": "wang",
    "serves": "年度战略",
    "basis": "{history: 4300}",
}


def goal(**changed: str) -> str:
    keys = {**FULL, **changed}
    return f"goals: [{{id: g, {', '.join(f'{key}: {value}' for key, value in keys.items() if value)}}}]"


def test_one_finding_for_each_letter_that_is_missing(said) -> None:
    assert said("G001", goal()) == []
    for key, letter in {
        "name": "specific", "owner": "specific", "target": "measurable", "unit": "measurable", "basis": "achievable",
        "serves": "relevant", "period": "time_bound",
    }.items():  # fmt: skip
        assert said("G001", goal(**{key: ""})) == [letter], key


def test_a_letter_names_all_of_its_missing_keys(found) -> None:
    (finding,) = found("G001", goal(name="", owner=""))
    assert finding.facts["missing"] == "`name` · `owner`"


def test_a_rate_in_per_cent_needs_no_unit_and_a_target_of_zero_is_one(said) -> None:
    assert said("G001", goal(unit="", target="25%")) == []
    assert said("G001", goal(target="0")) == []
