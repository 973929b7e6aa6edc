"""G002 parts-sum-to-whole."""

from __future__ import annotations

import pytest

from teamops.checking.rules.g002_parts_sum_to_whole import RULE


def goal(parts: str, **others: str) -> str:
    keys = {"target": "100", "period": "2026-Q3", **others}
    said = ", ".join(f"{key}: {value}" for key, value in keys.items())
    return f"goals: [{{id: g, name: 销售额, department: sales, owner: wang, {said}, parts: [{parts}]}}]"


MONTHS = "{period: 2026-07, target: 30}, {period: 2026-08, target: 30}, {period: 2026-09, target: 40}"
PEOPLE = "{owner: zhao, target: 60}, {owner: qian, target: 40}"


@pytest.mark.parametrize("parts", [MONTHS, PEOPLE, f"{MONTHS}, {PEOPLE}", ""])
def test_parts_that_are_the_whole_are_right(said, parts: str) -> None:
    """Months and people may stand side by side: each of the two is the whole, cut in another way."""
    assert said("G002", goal(parts)) == []


def test_of_two_ways_to_cut_the_wrong_one_is_named(found) -> None:
    (finding,) = found("G002", goal(f"{MONTHS}, {{owner: zhao, target: 60}}, {{owner: qian, target: 41}}"))
    assert (finding.message, finding.facts["by"]) == ("over", "1")
    assert finding.at.route == ("goals", 0, "parts", 3)


def test_months_of_several_departments_are_one_whole(said) -> None:
    parts = ", ".join(
        f"{{period: 2026-0{month}, department: {who}, target: {target}}}"
        for month in (7, 8)
        for who, target in (("sales", 20), ("brand", 30))
    )
    assert said("G002", goal(parts)) == []


@pytest.mark.parametrize(
    ("buffer", "sums"),
    [("{mode: over, percent: 10, at: people}", 110), ("{mode: reserve, percent: 10, at: people}", 90)],
)
def test_the_buffer_counts_at_its_level_only(said, buffer: str, sums: int) -> None:
    people = f"{{owner: zhao, target: 50}}, {{owner: qian, target: {sums - 50}}}"
    assert said("G002", goal(people, buffer=buffer)) == []
    assert said("G002", goal(MONTHS, buffer=buffer)) == []
    assert said("G002", goal(PEOPLE, buffer=buffer)) == ["short_buffer" if sums > 100 else "over_buffer"]


def test_amounts_are_told_in_the_suffix_and_unit_of_the_goal(found) -> None:
    (finding,) = found("G002", goal("{owner: zhao, target: 9000}", target="1万", unit="次"))
    assert {key: finding.facts[key] for key in ("sum", "whole", "by")} == {
        "sum": "0.9万 次",
        "whole": "1万 次",
        "by": "0.1万 次",
    }


def test_a_level_is_held_in_every_part_below_it(found) -> None:
    parts = "{period: 2026-07, target: 25%, parts: [{owner: zhao, target: 24%}]}, {period: 2026-08, target: 0.25}"
    (finding,) = found("G002", goal(parts, target="25%", measure="level"))
    assert finding.at.route == ("goals", 0, "parts", 0, "parts", 0, "target")


def test_fractions_add_up_exactly(said) -> None:
    assert said("G002", goal("{owner: zhao, target: 0.1}, {owner: qian, target: 0.2}", target="0.3")) == []


def test_a_goal_without_a_target_has_no_whole(said) -> None:
    assert said("G002", "goals: [{id: g, parts: [{owner: zhao, target: 1}]}]") == []


def weeks(target: str, totals: list[str], percent: str = "10%", step: str = "1") -> str:
    """Weeks of `target` each, with one person's part of each of `totals`."""
    parts = ", ".join(
        f"{{period: 2026-07-W{n}, target: {target}, parts: [{{owner: zhao, target: {total}}}]}}"
        for n, total in enumerate(totals, 27)
    )
    buffer = f"{{mode: over, percent: {percent}, at: people}}"
    return goal(parts, buffer=buffer, step=step, target=str(len(totals) * int(target)))


def test_each_whole_may_be_a_step_off_where_the_total_asks_for_it(said) -> None:
    """10% over 4 × 5 is 22: two weeks come to 5 and two to 6."""
    assert said("G002", weeks("5", ["5", "6", "5", "6"])) == []
    assert said("G002", weeks("5", ["5", "6", "5", "7"])) == ["over_buffer"]
    assert said("G002", weeks("5", ["5", "6", "5", "4"])) == ["short_buffer"]


def test_the_total_over_the_whole_goal_must_agree(found) -> None:
    (finding,) = found("G002", weeks("5", ["5", "5", "5", "5"]))
    assert (finding.message, finding.facts["sum"], finding.facts["whole"], finding.facts["by"]) == (
        "short_whole", "20", "22", "2",
    )  # fmt: skip
    assert finding.at.route == ("goals", 0, "parts")


def test_parts_rounded_each_for_itself_are_no_error_of_sums(said) -> None:
    """Files that were split before: 4 × 5.5 rounded to 24. G005 says what that is in per cent."""
    assert said("G002", weeks("5", ["6", "6", "6", "6"])) == []
    assert said("G005", weeks("5", ["6", "6", "6", "6"])) == ["measured"]


@pytest.mark.parametrize(("target", "unit"), [("15", '"%"'), ("15%", '""'), ("15%", '"%"')])
def test_rates_are_off_by_points(found, target: str, unit: str) -> None:
    """12% is 3 points less than 15%, and 20% less."""
    part = target.replace("15", "12")
    (finding,) = found("G002", goal(f"{{owner: zhao, target: {part}}}", target=target, unit=unit))
    assert RULE.say(finding, "zh").endswith("合计 12%，应为 15%，少 3 个百分点")
    assert RULE.say(finding, "en").endswith("add up to 12%, 3 pp less than 15%")


def test_amounts_are_off_by_amounts(found) -> None:
    (finding,) = found("G002", goal("{owner: zhao, target: 101}", unit="次"))
    assert RULE.say(finding, "zh").endswith("多 1 次")
    assert RULE.say(finding, "en").endswith("1 次 more than 100 次")
