"""Parts that stand are kept while they add up; what is missing is filled in, and only `replace` computes anew."""

from __future__ import annotations

from typing import Any

import pytest
from planning_team import SALES, amounts, applied, of_parts, team

from teamops.locale.words import Words
from teamops.planning.errors import SplitError
from teamops.planning.split.split import Split, plan_split

SIGNED = [{"by": "wang", "at": "2026-06-28T10:20:00+08:00", "digest": "9f2c51d0"}]


def months(*targets: str, **more: dict[str, Any]) -> dict[str, Any]:
    """The sales goal with parts from July on; `more` adds keys to a month (`m8=…`)."""
    parts = [{"period": f"2026-0{n}", "target": target} | more.get(f"m{n}", {}) for n, target in enumerate(targets, 7)]
    return SALES | {"parts": parts}


def split(goal: dict[str, Any], *levels: Any, **how: Any) -> Split:
    return plan_split(team(goal), "sales-2026Q3", levels or ["month"], **how)


def refusal(goal: dict[str, Any], *levels: Any, **how: Any) -> SplitError:
    with pytest.raises(SplitError) as refused:
        split(goal, *levels, **how)
    return refused.value


def test_adjusted_by_hand_stays_and_is_only_split_further_down() -> None:
    made = split(months("1600", "1700", "1,700"), "month", "people")
    assert amounts(made) == ["1600", "1700", "1700"]
    assert [row.kept for row in made.rows[:2]] == [True, False]
    assert [change.at.route for change in of_parts(made)] == [("goals", 0, "parts", n, "parts") for n in range(3)]
    assert split(months("1600", "1700", "1700")).changes == ()


def test_missing_months_share_the_rest_and_stand_in_their_place() -> None:
    goal = SALES | {"parts": [{"period": "2026-09", "target": "1,600", "note": "国庆前", "locked": "true"}]}
    made = split(goal)
    assert [(str(row.period), str(row.target), row.kept) for row in made.rows] == [
        ("2026-07", "1777", False),
        ("2026-08", "1623", False),
        ("2026-09", "1600", True),
    ]
    assert made.changes[0].value == [
        {"period": "2026-07", "target": "1777"},
        {"period": "2026-08", "target": "1623"},
        {"period": "2026-09", "target": "1,600", "locked": "true", "note": "国庆前"},
    ]


def test_what_is_added_at_the_end_leaves_the_rest_alone() -> None:
    made = split(months("1600", "1700"))
    assert [(change.at.route, change.value) for change in of_parts(made)] == [
        (("goals", 0, "parts", 2), {"period": "2026-09", "target": "1700"})
    ]


def test_confirmations_are_carried_over_exactly() -> None:
    goal = SALES | {"parts": [{"period": "2026-08", "target": "1700", "confirmed": SIGNED}]}
    value = split(goal).changes[0].value
    assert isinstance(value, list)
    assert value[1] == goal["parts"][0]


def test_people_who_add_up_are_complete_even_if_the_department_has_more() -> None:
    goal = SALES | {"parts": [{"owner": "zhao", "target": "5000"}]}
    assert split(goal, "people").changes == ()
    assert "nothing is left for qian" in str(refusal(goal, "people", people={"zhao": 1, "qian": 1}))


def test_missing_people_share_the_rest() -> None:
    goal = SALES | {"parts": [{"owner": "lijie", "target": "2000"}]}
    assert [(row.owner, str(row.target)) for row in split(goal, "people").rows] == [
        ("lijie", "2000"),
        ("zhao", "2000"),
        ("qian", "1000"),
    ]


def test_a_complete_set_that_does_not_add_up_is_refused_with_the_difference() -> None:
    said = refusal(months("1600", "1700", "1800")).say(Words("zh"))
    assert "合计 5100 万元，比 5000 万元 多 100 万元" in said
    assert "--replace" in said
    assert "100 万元 less than" in str(refusal(months("1600", "1700", "1600")))


def test_a_remainder_that_cannot_be_is_refused_with_the_parts() -> None:
    said = str(refusal(months("2600", "2700")))
    assert "2026-07 2600 万元, 2026-08 2700 万元" in said
    assert "300 万元 more than 5000 万元" in said


def test_replace_computes_anew_what_is_neither_locked_nor_confirmed() -> None:
    goal = months("1600", "1700", "1800", m7={"locked": "true"}, m8={"confirmed": SIGNED})
    made = split(goal, replace=True)
    assert [(str(row.target), row.kept) for row in made.rows] == [("1600", True), ("1700", True), ("1700", False)]
    assert [(change.at.route[-2:], change.value) for change in of_parts(made)] == [((2, "target"), "1700")]


def test_replace_says_so_when_all_parts_are_fixed() -> None:
    fixed = {"locked": "true"}
    said = str(refusal(months("1600", "1700", "1800", m7=fixed, m8=fixed, m9=fixed), replace=True))
    assert "100 万元 more" in said
    assert "locked, confirmed or ended" in said


def test_what_stands_below_a_recomputed_part_follows_in_proportion() -> None:
    people = {"parts": [{"owner": "zhao", "target": "400"}, {"owner": "qian", "target": "1200"}]}
    made = split(months("1600", "1700", "1700", m7=people), replace=True)
    july = {row.owner: str(row.target) for row in made.rows if row.path.startswith("sales-2026Q3/2026-07/")}
    assert july == {"zhao": "436", "qian": "1306"}  # 1742 as 1 to 3


def test_replace_drops_people_who_are_not_named_and_says_so() -> None:
    goal = SALES | {"parts": [{"owner": "zhao", "target": "3000"}, {"owner": "lijie", "target": "2000"}]}
    made = split(goal, "people", people={"zhao": 2, "qian": 1}, replace=True)
    assert [(row.owner, str(row.target)) for row in made.rows] == [("zhao", "3333"), ("qian", "1667")]
    assert made.notices[0].say(Words("en")) == "no longer part of the split: sales-2026Q3/lijie"


def test_replace_keeps_a_person_who_is_locked_though_not_named() -> None:
    goal = SALES | {"parts": [{"owner": "lijie", "target": "2000", "locked": "true"}]}
    made = split(goal, "people", people={"zhao": 2, "qian": 1}, replace=True)
    assert [(row.owner, str(row.target)) for row in made.rows] == [
        ("lijie", "2000"),
        ("zhao", "2000"),
        ("qian", "1000"),
    ]


def test_departments_are_gone_through_on_the_way_to_months() -> None:
    goal = SALES | {"parts": [{"department": "sales", "target": "3000"}, {"department": "brand", "target": "2000"}]}
    made = split(goal, "people")
    assert [(row.path, str(row.target)) for row in made.rows if row.depth == 2] == [
        ("sales-2026Q3/sales/zhao", "2000"),
        ("sales-2026Q3/sales/qian", "1000"),
        ("sales-2026Q3/brand/lijie", "2000"),
    ]
    short = SALES | {"parts": [{"department": "sales", "target": "3000"}]}
    assert "adjust them by hand" in str(refusal(short, "people", replace=True))


def test_weeks_named_otherwise_for_the_same_days_are_the_same_weeks() -> None:
    names = ["2026-07-W27", "2026-07-W28", "2026-W29", "2026-W30", "2026-07-W31"]
    goal = SALES | {"period": "2026-07", "parts": [{"period": name, "target": "1000"} for name in names]}
    assert split(goal, "week").changes == ()


def test_a_period_that_is_out_of_place_is_named() -> None:
    goal = SALES | {"parts": [{"period": "2026-10", "target": "100"}]}
    assert str(refusal(goal)).startswith("2026-10 in sales-2026Q3 do not match the periods")


def test_what_is_split_finer_is_not_torn_apart() -> None:
    goal = SALES | {"parts": [{"period": "2026-W28", "target": "5000", "locked": "true"}]}
    assert "already split into weeks" in str(refusal(goal))
    assert "already split into weeks" in str(refusal(goal, replace=True))
    free = SALES | {"parts": [{"period": "2026-W28", "target": "5000"}]}
    assert amounts(split(free, replace=True)) == ["1742", "1591", "1667"]


def test_levels_by_hand_stay_and_missing_ones_are_held() -> None:
    goal = months("25%", "24%") | {"target": "26%", "measure": "level"}
    assert amounts(split(goal)) == ["25%", "24%", "26%"]
    assert amounts(split(goal, replace=True)) == ["26%", "26%", "26%"]


def test_replacing_twice_changes_nothing_more() -> None:
    people = {"parts": [{"owner": "zhao", "target": "400"}, {"owner": "qian", "target": "1200"}]}
    goal = months("1600", "1700", "1800", m7=people, m9={"locked": "true"})
    goal = applied(goal, split(goal, replace=True))
    assert split(goal, replace=True).changes == ()
    assert split(goal).changes == ()


def test_a_level_that_was_not_asked_for_gets_no_parts_of_nothing() -> None:
    """The team left out the weeks in which it plans nothing; splitting among people does not put them back."""
    goal = SALES | {"period": "2026-07", "parts": [{"period": "2026-07-W28", "target": "5000"}]}
    assert [row.path.partition("/")[2] for row in split(goal, "people").rows] == [
        "2026-07-W28",
        "2026-07-W28/zhao",
        "2026-07-W28/qian",
    ]


def test_a_part_that_covers_more_than_its_whole_is_left_to_the_check() -> None:
    beyond = {"period": "2026-Q3", "owner": "zhao", "target": "1600"}
    made = split(months("1600", "1700", "1700", m7={"parts": [beyond]}), "month", "people")
    assert [row.path for row in made.rows if row.depth == 2][:2] == [
        "sales-2026Q3/2026-07/2026-Q3",
        "sales-2026Q3/2026-08/zhao",
    ]


def test_levels_that_stand_for_other_periods_are_left_as_they_are() -> None:
    goal = SALES | {"target": "26%", "measure": "level", "parts": [{"period": "2026-10", "target": "25%"}]}
    assert split(goal).changes == ()


def test_a_locked_period_that_is_out_of_place_is_named_when_replacing() -> None:
    goal = SALES | {"parts": [{"period": "2026-10", "target": "100", "locked": "true"}]}
    assert str(refusal(goal, replace=True)).startswith("2026-10 in sales-2026Q3 do not match the periods")


def test_a_part_too_short_for_the_level_is_named() -> None:
    goal = SALES | {"parts": [{"period": "2026-07-14", "target": "5000"}]}
    said = "sales-2026Q3/2026-07-14 covers 2026-07-14 and cannot be split into weeks; use a finer level"
    assert str(refusal(goal, "week")) == said
