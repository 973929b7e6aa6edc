"""Splitting again: closed periods stay or become what was reached, and the rest absorbs the difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning_team import CONTEXT, SALES, amounts, applied, team
from pydantic import TypeAdapter

from teamops.locale.words import Words
from teamops.model.place import At, Entry
from teamops.model.records.goals import Actual
from teamops.model.signing.agreement import collect_terms, compute_digest
from teamops.model.workspace import Workspace
from teamops.planning.errors import SplitError
from teamops.planning.split.split import Split, plan_split

_ACTUAL: TypeAdapter[Actual] = TypeAdapter(Actual)
AUGUST = date(2026, 8, 10)
MONTHS = [{"period": f"2026-0{n}", "target": target} for n, target in ((7, "1600"), (8, "1700"), (9, "1700"))]


def with_actuals(ws: Workspace, *booked: tuple[str, str] | tuple[str, str, str], goal: str = SALES["id"]) -> Workspace:
    records = [
        {"goal": goal, "date": day, "value": value} | ({"owner": owner[0]} if owner else {})
        for day, value, *owner in booked
    ]
    return replace(
        ws,
        actuals=tuple(
            Entry(_ACTUAL.validate_python(one, context=CONTEXT), At("actuals/a.yaml", ("actuals", n)))
            for n, one in enumerate(records)
        ),
    )


def split(ws: Workspace, *levels: Any, **how: Any) -> Split:
    return plan_split(ws, SALES["id"], levels or ("month",), today=AUGUST, **how)


def said(made: Split) -> list[str]:
    return [notice.say(Words("en")) for notice in made.notices]


def test_a_closed_period_stays_when_the_target_is_raised() -> None:
    raised = team(SALES | {"target": "5600", "parts": MONTHS})
    with pytest.raises(SplitError, match=r"add up to 5000 万元, 600 万元 less than 5600 万元; .* `--replace`"):
        split(raised)
    made = split(raised, replace=True)
    assert amounts(made) == ["1600", "1919", "2081"]
    assert [row.reason for row in made.rows] == ["closed", None, None]
    assert [str(made.before[row.path]) for row in made.rows] == ["1600", "1700", "1700"]


def test_of_a_period_under_way_the_days_gone_by_stand_and_the_rest_goes_by_the_days_left() -> None:
    """1700 × 5 ÷ 21 = 404.76 stand; of the 3595.24 left August gets 16 of 38 days: 404.76 + 1513.79 = 1918.55."""
    made = split(team(SALES | {"target": "5600", "parts": MONTHS}), replace=True)
    under = made.rows[1].running
    assert under is not None
    assert (under.days, under.of, under.weight, under.weights) == (16, 21, 16, 38)
    assert made.rows[1].quota == Fraction(1700 * 5, 21) + (4000 - Fraction(1700 * 5, 21)) * 16 / 38
    assert said(made)[0] == (
        "2026-08 is in progress on 2026-08-10, with 16 of 21 working days left: the past days keep 404.76 万元, "
        "and the other 3,595.24 万元 is shared by the days left, 16 of 38"
    )
    again = split(team(applied(SALES | {"target": "5600", "parts": MONTHS}, made)), replace=True)
    assert again.changes == ()


def test_closed_weeks_of_a_month_under_way_stand_and_every_day_left_is_worth_the_same() -> None:
    """On Monday 16 November 11 of 21 days are left, and 23 of December."""
    goal = SALES | {"period": "2026-Q4", "target": "6200", "step": "0.1"}
    once = applied(goal, plan_split(team(goal), goal["id"], ["month", "week"]))
    how = {"replace": True, "today": date(2026, 11, 16)}
    made = plan_split(team(once | {"target": "7600"}), goal["id"], ["month", "week"], **how)
    by_path = {row.path.partition("/")[2]: row for row in made.rows}
    november, december = by_path["2026-11"], by_path["2026-12"]
    assert november.running is not None
    assert (november.running.weight, november.running.weights) == (11, 34)
    stands = sum(
        row.target for row in made.rows if row.reason == "closed" and row.path.startswith("sales-2026Q3/2026-11/")
    )
    per_day = [(november.target - stands) / 11, december.target / 23, by_path["2026-11/2026-11-W47"].target / 5]
    assert max(per_day) - min(per_day) < Decimal("0.05")
    assert (
        plan_split(team(applied(once | {"target": "7600"}, made)), goal["id"], ["month", "week"], **how).changes == ()
    )


@pytest.mark.unmeasured
@given(
    st.integers(1, 31),
    st.integers(0, 60000),
    st.sampled_from(["0.1", "0.5", "1"]),
    st.sampled_from(
        [("month",), ("month", "week"), ("month", "week", "people"), ("week", "people"), ("month", "people")]
    ),
    st.sampled_from(["workdays", "equal"]),
    st.booleans(),
)
@settings(max_examples=80, deadline=None)
def test_on_any_day_a_raise_adds_up_leaves_what_is_closed_and_lowers_no_period(
    day: int, more: int, step: str, levels: tuple[Any, ...], by: Any, buffered: bool
) -> None:
    goal = SALES | {"period": "2026-Q4", "target": "3600", "step": step}
    if buffered:
        goal |= {"buffer": {"mode": "over", "percent": "10", "at": levels[-1]}}
    once = applied(goal, plan_split(team(goal), goal["id"], levels, by=by))
    raised = once | {"target": str(3600 + more * Decimal(step))}
    how = {"by": by, "replace": True, "today": date(2026, 10, day) + timedelta(20)}
    made = plan_split(team(raised), goal["id"], levels, **how)
    direct = [row for row in made.rows if row.depth == 1]
    if not (buffered and len(levels) == 1):
        assert sum(row.target for row in direct) == Decimal(raised["target"])
    for row in direct:
        if row.target < made.before[row.path] - (by == "workdays") * Decimal(step):
            assert any("but these parts fall" in one and row.path in one for one in said(made))
        assert row.reason != "closed" or row.target == made.before[row.path]
    assert plan_split(team(applied(raised, made)), goal["id"], levels, **how).changes == ()


def test_the_rest_can_be_weighed_from_a_later_day() -> None:
    """Planned in August for September: August stays as it is."""
    made = split(team(SALES | {"target": "5600", "parts": MONTHS}), replace=True, since=date(2026, 9, 1))
    assert amounts(made) == ["1600", "1700", "2300"]
    assert [row.reason for row in made.rows] == ["closed", "before", None]
    with pytest.raises(SplitError, match=r"2026-08-01 is before today \(2026-08-10\)"):
        split(team(SALES | {"parts": MONTHS}), replace=True, since=date(2026, 8, 1))


def test_where_no_working_day_is_left_the_days_gone_by_stand() -> None:
    """Saturday 31 October: 0 of 18 days are left, so November and December share the rest as 21 to 23."""
    months = [month | {"period": f"2026-{n}"} for n, month in enumerate(MONTHS, 10)]
    raised = team(SALES | {"period": "2026-Q4", "target": "5600", "parts": months})
    made = plan_split(raised, SALES["id"], ["month"], replace=True, today=date(2026, 10, 31))
    assert amounts(made) == ["1600", "1909", "2091"]


def test_below_a_quarter_that_is_split_anew_months_follow_by_what_is_left_of_them() -> None:
    year = SALES | {"period": "2026", "target": "24800"}
    once = applied(year, plan_split(team(year), year["id"], ["quarter", "month"]))
    how = {"replace": True, "today": date(2026, 11, 16)}
    made = plan_split(team(once | {"target": "26200"}), year["id"], ["quarter"], **how)
    rows = {row.path.partition("/")[2]: row for row in made.rows if row.path.startswith("sales-2026Q3/2026-Q4/")}
    rise = [rows[f"2026-Q4/2026-{n}"].target - made.before[rows[f"2026-Q4/2026-{n}"].path] for n in (11, 12)]
    assert sum(rise) == 1400
    assert abs(rise[0] * 23 - rise[1] * 11) <= 34


def test_a_closed_period_becomes_what_was_reached_and_the_rest_absorbs_the_difference() -> None:
    ws = with_actuals(team(SALES | {"parts": MONTHS}), ("2026-07-10", "700"), ("2026-07-31", "750.4"))
    made = split(ws, from_actuals=True)
    assert amounts(made) == ["1450", "1729", "1821"]
    assert made.rows[0].kept
    assert split(ws, replace=True).changes != made.changes


def test_below_a_closed_period_parts_become_what_each_reached() -> None:
    people = [{"owner": "zhao", "target": "1000"}, {"owner": "qian", "target": "600"}]
    goal = SALES | {"parts": [MONTHS[0] | {"parts": people}, *MONTHS[1:]]}
    ws = with_actuals(team(goal), ("2026-07-10", "300", "zhao"), ("2026-07-11", "900", "qian"))
    assert split(ws, from_actuals=True).parts[0].parts[1].target == 900
    after = applied(goal, split(ws, from_actuals=True))
    assert [part["target"] for part in after["parts"][0]["parts"]] == ["300", "900"]


def test_who_reached_little_in_a_closed_period_is_not_said_to_fall_by_rounding() -> None:
    goal, people = SALES | {"parts": MONTHS}, {"zhao": 1, "qian": 1}
    once = applied(goal, split(team(goal), "month", "people", people=people))
    ws = with_actuals(team(once | {"target": "5300"}), ("2026-07-11", "1520", "qian"))
    made = split(ws, "month", "people", people=people, from_actuals=True)
    assert not [one for one in said(made) if "these parts fall" in one]


def test_closed_weeks_of_an_open_month_stay_when_it_is_computed_anew() -> None:
    goal = SALES | {"period": "2026-08", "target": "2100"}
    once = applied(goal, plan_split(team(goal), goal["id"], ["week", "people"]))
    made = split(team(once | {"target": "2200"}), "week", "people", replace=True)
    assert [row.reason for row in made.rows if row.depth == 1] == ["closed", "closed", None, None, None, None]
    assert amounts(made)[:2] == ["0", "500"]
    assert sum(row.target for row in made.rows if row.depth == 1) == 2200


def test_what_was_not_recorded_stays_and_is_said() -> None:
    made = split(team(SALES | {"parts": MONTHS}), from_actuals=True)
    assert amounts(made)[0] == "1600"
    assert said(made)[0].startswith("no actuals for sales-2026Q3/2026-07")


def test_more_reached_than_the_whole_is_an_error_that_names_the_parts() -> None:
    ws = with_actuals(team(SALES | {"parts": MONTHS}), ("2026-07-10", "6000"))
    with pytest.raises(SplitError, match=r"\(2026-07 6000 万元\) add up to 6000 万元, 1000 万元 more than 5000 万元"):
        split(ws, from_actuals=True)


def test_locked_and_confirmed_parts_stay_whatever_was_reached() -> None:
    ws = with_actuals(team(SALES | {"parts": [MONTHS[0] | {"locked": "true"}, *MONTHS[1:]]}), ("2026-07-10", "900"))
    made = split(ws, from_actuals=True)
    assert (amounts(made)[0], made.rows[0].reason) == ("1600", "locked")


def test_a_confirmation_of_the_whole_lapses_when_its_parts_change() -> None:
    goal = SALES | {"owner": "zhao", "parts": MONTHS}
    [node] = team(goal).list_goal_trees()
    signed = {"by": "zhao", "at": "2026-06-28T10:20:00+08:00", "digest": compute_digest(collect_terms(node, "zhao"))}
    made = plan_split(team(goal | {"confirmed": [signed]}), SALES["id"], ["month"], replace=True)
    assert made.lapsed == ("sales-2026Q3",)
    assert said(made)[-1] == "these confirmations lapse and must be given again: sales-2026Q3 (zhao)"
    assert split(team(goal | {"confirmed": [signed]}), "month", "week").lapsed == ()


def test_a_part_that_falls_although_the_whole_rises_is_said() -> None:
    """The Alabama paradox: from 25 to 26 the fourth and fifth go from 3 to 2."""
    staff = {f"p{n}": {"name": f"员工{n}"} for n in range(6)}
    weights = dict(zip(staff, (1500, 1500, 900, 500, 500, 200), strict=True))
    goal = SALES | {"target": "25"}
    once = applied(goal, plan_split(team(goal, people=staff), goal["id"], ["people"], people=weights))
    made = split(team(once | {"target": "26"}, people=staff), "people", people=weights, replace=True)
    [notice] = said(made)
    assert notice.startswith("the total rises by 1 万元, but these parts fall")
    assert notice.endswith("sales-2026Q3/p3 3 万元 → 2 万元, sales-2026Q3/p4 3 万元 → 2 万元")
    lowered = applied(once | {"target": "26"}, made) | {"target": "25"}
    [back] = said(split(team(lowered, people=staff), "people", people=weights, replace=True))
    assert back.startswith("the total falls by 1 万元, but these parts rise")
