"""Splitting into months, weeks and people: what comes out, and what is written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from planning_team import SALES, amounts, applied, of_parts, team

from teamops.locale.words import Words
from teamops.planning.split.split import plan_split


def by_path(split: Any) -> dict[str, str]:
    return {row.path.partition("/")[2]: str(row.target) for row in split.rows}


def test_months_are_weighed_by_working_days() -> None:
    """23, 21 and 22 of them, with the holiday of 25 September and the make-up day of 20 September."""
    split = plan_split(team(SALES), "sales-2026Q3", ["month"])
    assert amounts(split) == ["1742", "1591", "1667"]
    assert [row.weight for row in split.rows] == [23, 21, 22]
    assert (split.total, split.reserve, split.lapsed, split.notices) == (Decimal(5000), 0, (), ())


def test_a_quarter_goes_down_to_people_level_by_level() -> None:
    split = plan_split(team(SALES), "sales-2026Q3", ["month", "week", "people"])
    assert by_path(split)["2026-07"] == "1742"
    assert by_path(split)["2026-07/2026-07-W27"] == "227"
    assert by_path(split)["2026-07/2026-07-W27/zhao"] == "151"
    assert by_path(split)["2026-07/2026-07-W27/qian"] == "76"
    assert split.rows[0].path == "sales-2026Q3/2026-07"
    assert [row.depth for row in split.rows[:4]] == [1, 2, 3, 3]
    assert [division.path for division in split.divisions[:2]] == ["sales-2026Q3", "sales-2026Q3/2026-07"]


def test_a_week_without_working_days_gets_nothing_and_is_not_split_further() -> None:
    for by in ("workdays", "equal"):
        parts = by_path(plan_split(team(SALES), "sales-2026Q3", ["month", "week", "people"], by=by))
        assert parts["2026-08/2026-08-W31"] == "0"
        assert "2026-08/2026-08-W31/zhao" not in parts


def test_a_quarter_goes_straight_into_weeks_cut_at_its_edges() -> None:
    split = plan_split(team(SALES), "sales-2026Q3", ["week"])
    names = [str(row.period) for row in split.rows]
    assert (names[0], names[1], names[5], names[-1]) == ("2026-07-W27", "2026-W28", "2026-W32", "2026-09-W40")
    assert sum(row.target for row in split.rows) == 5000


def test_under_iso_weeks_a_week_belongs_to_the_month_of_its_thursday() -> None:
    split = plan_split(team(SALES, weeks="iso"), "sales-2026Q3", ["month", "week"])
    august = [row.path.rpartition("/")[2] for row in split.rows if row.path.startswith("sales-2026Q3/2026-08/")]
    assert august == ["2026-W32", "2026-W33", "2026-W34", "2026-W35"]


def test_a_part_is_split_by_its_address() -> None:
    goal = SALES | {"parts": [{"period": "2026-07", "target": "1600"}, {"period": "2026-08", "target": "3400"}]}
    split = plan_split(team(goal), "sales-2026Q3/2026-07", ["people"], people={"zhao": 2, "lijie": 1})
    assert by_path(split) == {"2026-07/zhao": "1067", "2026-07/lijie": "533"}
    routes = [("goals", 0, "parts", 0, "parts"), ("goals", 0, "parts", 0, "split")]
    assert [change.at.route for change in split.changes] == routes


def test_people_default_to_the_department_by_capacity_in_the_order_of_the_settings() -> None:
    split = plan_split(team(SALES), "sales-2026Q3", ["people"])
    assert [(row.owner, str(row.target), row.basis) for row in split.rows] == [
        ("zhao", "3333", "capacity"),
        ("qian", "1667", "capacity"),
    ]


def test_equal_treats_people_alike_too() -> None:
    assert amounts(plan_split(team(SALES), "sales-2026Q3", ["people"], by="equal")) == ["2500", "2500"]


def test_one_person_takes_all() -> None:
    assert amounts(plan_split(team(SALES), "sales-2026Q3", ["people"], people={"qian": 3})) == ["5000"]


def test_given_weights_are_for_the_first_level_of_periods() -> None:
    split = plan_split(team(SALES), "sales-2026Q3", ["month", "week"], weights=[16, 17, 17])
    assert amounts(split) == ["1600", "1700", "1700"]
    assert {row.basis for row in split.rows if row.depth == 2} == {"workdays"}


def test_a_goal_of_nothing_is_split_into_nothing() -> None:
    split = plan_split(team(SALES | {"target": "0"}), "sales-2026Q3", ["month", "week"])
    assert amounts(split) == ["0", "0", "0"]
    assert len(split.rows) == 3


def test_a_level_is_held_and_not_divided() -> None:
    goal = SALES | {"target": "26%", "measure": "level"}
    split = plan_split(team(goal), "sales-2026Q3", ["month", "people"])
    assert set(amounts(split)) | set(amounts(split, 2)) == {"26%"}
    assert all(row.weight is None and row.basis == "level" for row in split.rows)


@pytest.mark.parametrize(
    ("target", "step", "parts"),
    [
        ("5000", None, ["1742", "1591", "1667"]),
        ("5000.00", None, ["1742.42", "1590.91", "1666.67"]),
        ("5000", "0.1", ["1742.4", "1590.9", "1666.7"]),
        ("5000", "100", ["1700", "1600", "1700"]),
        ("1.5万", None, ["0.5万", "0.5万", "0.5万"]),
        ("1.5万", "1", ["0.5227万", "0.4773万", "0.5万"]),
        ("30%", None, ["10%", "10%", "10%"]),
        ("-5000", None, ["-1742", "-1591", "-1667"]),
    ],
)
def test_parts_are_multiples_of_the_step_in_the_suffix_of_the_goal(
    target: str, step: str | None, parts: list[str]
) -> None:
    goal = SALES | {"target": target} | ({"step": step} if step else {})
    split = plan_split(team(goal), "sales-2026Q3", ["month"])
    assert amounts(split) == parts
    assert sum(row.target for row in split.rows) == split.total


def test_the_buffer_is_applied_at_its_level_only() -> None:
    goal = SALES | {"target": "208", "buffer": {"mode": "over", "percent": "10", "at": "people"}}
    split = plan_split(team(goal), "sales-2026Q3", ["month", "people"])
    months, people = split.divisions[0], split.divisions[1]
    assert sum(row.target for row in months.rows) == 208
    assert (str(people.target), people.amount) == ("73", 80)  # 73 × 1.1 = 80.3
    assert split.notices[0].say(Words("zh")) == "缓冲：在“人员”一级，各分解项合计比上级目标高 10%"


def test_a_reserve_holds_back() -> None:
    goal = SALES | {"buffer": {"mode": "reserve", "percent": "12%", "at": "month"}}
    split = plan_split(team(goal), "sales-2026Q3", ["month"])
    assert sum(row.target for row in split.rows) == 4400


def test_days_that_are_not_officially_known_are_noticed() -> None:
    split = plan_split(team(SALES, calendar=False), "sales-2026Q3", ["month"])
    assert split.notices[0].say(Words("zh")).startswith("日历中没有 2026 年的正式放假安排")
    assert plan_split(team(SALES, calendar=False), "sales-2026Q3", ["month"], by="equal").notices == ()


def test_new_parts_say_only_what_they_must_in_the_order_of_the_format() -> None:
    change, *others = of_parts(plan_split(team(SALES), "sales-2026Q3", ["month", "people"]))
    assert not others
    assert (change.at.file, change.at.route) == ("goals/0.yaml", ("goals", 0, "parts"))
    assert isinstance(change.value, list)
    assert change.value[0] == {
        "period": "2026-07",
        "target": "1742",
        "parts": [{"owner": "zhao", "target": "1161"}, {"owner": "qian", "target": "581"}],
    }
    assert list(change.value[0]) == ["period", "target", "parts"]


@pytest.mark.parametrize(
    "steps",
    [
        [["month"], ["month", "week"], ["month", "week", "people"]],
        [["month"], ["week"], ["people"]],
        [["month", "week"], ["people"]],
    ],
)
def test_splitting_step_by_step_ends_where_splitting_at_once_does(steps: list[list[Any]]) -> None:
    goal = SALES
    for levels in steps:
        goal = applied(goal, plan_split(team(goal), "sales-2026Q3", levels))
    at_once = plan_split(team(SALES), "sales-2026Q3", ["month", "week", "people"])
    assert goal == applied(SALES, at_once)
