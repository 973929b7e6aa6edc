"""Split again on a later day with nothing changed, a goal stays as it is; whatever is changed is gone by."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning_team import SALES, applied, team

from teamops.planning.split.split import Split, plan_split

ALL: list[Any] = ["month", "week", "people"]
NAMES = ("chen", "wang", "li")
STAFF: dict[str, Any] = {name: {"name": name.title(), "department": "sales"} for name in NAMES}
BUFFER = {"mode": "reserve", "percent": "10%", "at": "people"}
GOAL = SALES | {"period": "2026-Q4", "unit": "人天", "target": "150", "step": "0.5", "buffer": BUFFER}
SPLIT_ON = date(2026, 9, 24)


def plan(goal: dict[str, Any], day: date, staff: Any = STAFF, **how: Any) -> Split:
    return plan_split(team(goal, people=staff), goal["id"], today=day, **how)


def once(goal: dict[str, Any] = GOAL, **how: Any) -> dict[str, Any]:
    return applied(goal, plan(goal, SPLIT_ON, levels=ALL, **how))


@pytest.mark.parametrize("day", [date(2026, 10, 12), date(2026, 11, 16), date(2026, 12, 2), date(2026, 12, 31)])
def test_on_a_later_day_nothing_moves_and_all_rows_are_kept(day: date) -> None:
    made = plan(once(), day, replace=True)
    assert made.changes == ()
    assert all(row.kept for row in made.rows)


def test_a_signature_since_then_moves_nothing_either() -> None:
    goal = once()
    goal["parts"][2]["parts"][0]["parts"][0]["confirmed"] = [{"by": "chen", "at": "2026-09-28T10:00:00+08:00"}]
    goal["parts"][2]["parts"][3]["parts"][1]["locked"] = "true"
    assert plan(goal, date(2026, 11, 16), replace=True).changes == ()


def test_what_was_split_anew_in_the_middle_stays_too() -> None:
    goal = once() | {"target": "190"}
    goal = applied(goal, plan(goal, date(2026, 11, 4), replace=True))
    assert plan(goal, date(2026, 11, 23), replace=True).changes == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"how": {"people": {"chen": 2, "wang": 1, "li": 1}}},
        {"how": {"by": "equal"}},
        {"goal": {"target": "160"}},
        {"goal": {"buffer": BUFFER | {"percent": "14%"}}, "day": date(2026, 9, 28)},
        {"staff": {"li": {"name": "Li", "department": "sales", "capacity": "0.5"}}},
    ],
)
def test_whatever_is_changed_is_gone_by(changed: dict[str, Any]) -> None:
    goal, staff = once() | changed.get("goal", {}), STAFF | changed.get("staff", {})
    made = plan(goal, changed.get("day", date(2026, 11, 16)), staff, replace=True, **changed.get("how", {}))
    assert any(not row.kept and row.target != made.before[row.path] for row in made.rows)


@st.composite
def goals(draw: st.DrawFn) -> tuple[dict[str, Any], list[Any], dict[str, Any]]:
    goal = SALES | {
        "period": draw(st.sampled_from(["2026-Q4", "2026-Q3"])),
        "target": str(draw(st.integers(1, 4000))),
        "step": draw(st.sampled_from(["1", "0.5", "0.1"])),
    }
    levels: list[Any] = draw(
        st.sampled_from([["month"], ["month", "people"], ["week", "people"], ALL, ["people"], ["month", "week"]])
    )
    if draw(st.booleans()):
        mode = draw(st.sampled_from(["over", "reserve"]))
        goal |= {"buffer": {"mode": mode, "percent": "10%", "at": draw(st.sampled_from(levels))}}
    weights = draw(st.none() | st.fixed_dictionaries({name: st.integers(1, 5) for name in NAMES}))
    return goal, levels, {"people": weights, "by": draw(st.sampled_from([None, "equal"]))}


@pytest.mark.unmeasured
@given(goals(), st.integers(-10, 90), st.integers(0, 60), st.sampled_from([Decimal(1), Decimal("1.2"), Decimal("1.5")]))
@settings(max_examples=40, deadline=None)
def test_any_split_stays_on_any_later_day(
    case: tuple[dict[str, Any], list[Any], dict[str, Any]], first: int, later: int, raised: Decimal
) -> None:
    """Made before the period, raised on a day in it, and split once more with nothing changed."""
    goal, levels, how = case
    start = date(2026, 10, 1) if goal["period"] == "2026-Q4" else date(2026, 7, 1)
    goal = applied(goal, plan(goal, start - timedelta(7), levels=levels, **how))
    goal |= {"target": str(int(int(goal["target"]) * raised))}
    day = start + timedelta(min(first, 85))
    goal = applied(goal, plan(goal, day, replace=True))
    end = start + timedelta(91)
    assert plan(goal, min(day + timedelta(later), end), replace=True).changes == ()
