"""Actuals roll up to goals and parts by date and owner; plans add up by date."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from teamops.model.figures.attainment import Readings, compute_plan, compute_rate
from teamops.model.place import At, Entry
from teamops.model.records.goals import Actual, Goal
from teamops.model.records.settings import Person, Settings
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace

Q3 = (date(2026, 7, 1), date(2026, 9, 30))
MONDAY_TO_FRIDAY = WorkCalendar.of(())


def team(goal: dict[str, Any], *actuals: dict[str, Any]) -> Workspace:
    context = {"zone": ZoneInfo("Asia/Shanghai")}
    goals = TypeAdapter(list[Goal]).validate_python([{"id": "g", "period": "2026-Q3", **goal}], context=context)
    booked = TypeAdapter(list[Actual]).validate_python([{"goal": "g", **actual} for actual in actuals], context=context)
    people = {"zhao": Person(name="赵四", department="sales"), "qian": Person(name="钱进", department="sales")}
    at = At("goals.yaml")
    return Workspace(
        Settings(team="x", people=people),
        goals=tuple(Entry(g, at) for g in goals),
        actuals=tuple(Entry(a, at) for a in booked),
    )


def reached(
    ws: Workspace, path: str, first: date = Q3[0], last: date = Q3[1], metric: str | None = None
) -> Decimal | None:
    return Readings.of(ws).reached(ws.nodes[path], first, last, metric)


SPLIT = {
    "target": 300,
    "parts": [
        {"period": "2026-07", "target": 100, "owner": "wang", "parts": [
            {"period": "2026-07-W27", "target": 40, "parts": [
                {"owner": "zhao", "target": 30}, {"owner": "qian", "target": 10},
            ]},
            {"period": "2026-07-W28", "target": 60},
        ]},
        {"period": "2026-08", "target": 200},
    ],
}  # fmt: skip


def test_increments_are_added_in_the_period_of_each_part() -> None:
    days = ("2026-07-01", "2026-07-06", "2026-08-01", "2026-10-01")
    ws = team(SPLIT, *({"date": day, "value": value} for day, value in zip(days, (1, 2, 4, 8), strict=True)))
    assert reached(ws, "g") == 7
    assert reached(ws, "g", last=date(2026, 12, 31)) == 7
    assert reached(ws, "g/2026-07") == 3
    assert reached(ws, "g/2026-07/2026-07-W28") == 2
    assert reached(ws, "g", date(2026, 7, 2), date(2026, 7, 31)) == 2


def test_a_quota_counts_its_owners_results_and_an_owner_who_answers_for_all_counts_everybodys() -> None:
    ws = team(
        SPLIT, {"date": "2026-07-01", "value": 5, "owner": "zhao"}, {"date": "2026-07-02", "value": 7, "owner": "qian"}
    )
    assert reached(ws, "g/2026-07/2026-07-W27/zhao") == 5
    assert reached(ws, "g/2026-07/2026-07-W27/qian") == 7
    assert reached(ws, "g/2026-07") == 12


def test_a_result_booked_on_a_quota_is_its_owners() -> None:
    ws = team(SPLIT, {"goal": "g/2026-07/2026-07-W27/zhao", "date": "2026-07-01", "value": 5})
    assert reached(ws, "g/2026-07/2026-07-W27/zhao") == 5
    assert reached(ws, "g/2026-07/2026-07-W27/qian") is None


def test_a_department_counts_what_its_people_reach() -> None:
    parts = [{"department": "sales", "target": 1}, {"department": "brand", "target": 1}]
    ws = team(
        {"target": 2, "parts": parts},
        {"date": "2026-07-01", "value": 3, "owner": "zhao"},
        {"date": "2026-07-01", "value": 4, "department": "brand"},
    )
    assert (reached(ws, "g/sales"), reached(ws, "g/brand"), reached(ws, "g")) == (3, 4, 7)


def test_nothing_recorded_is_not_zero() -> None:
    assert reached(team(SPLIT), "g") is None
    assert reached(team(SPLIT, {"date": "2026-07-01", "value": 0}), "g") == 0


def test_of_a_level_and_of_other_metrics_the_last_reading_stands() -> None:
    readings = ({"date": "2026-07-20", "value": "26%"}, {"date": "2026-07-10", "value": "24%"})
    assert reached(team({"target": "25%", "measure": "level"}, *readings), "g") == Decimal("0.26")
    assert reached(team(SPLIT, *({**r, "metric": "签约率"} for r in readings)), "g", metric="签约率") == Decimal("0.26")
    assert reached(team(SPLIT, *({**r, "metric": "签约率"} for r in readings)), "g") is None


def test_a_level_of_the_whole_goes_before_one_of_a_person() -> None:
    level = {"target": "25%", "measure": "level"}
    ws = team(level, {"date": "2026-07-10", "value": "24%"}, {"date": "2026-07-20", "value": "40%", "owner": "zhao"})
    assert reached(ws, "g") == Decimal("0.24")


def test_the_plan_of_days_is_that_of_the_parts_inside_them() -> None:
    node = team(SPLIT).nodes["g"]
    assert compute_plan(node, *Q3) == 300
    assert compute_plan(node, date(2026, 7, 1), date(2026, 7, 31)) == 100
    assert compute_plan(node, date(2026, 6, 29), date(2026, 7, 5)) == 40
    assert compute_plan(node, date(2026, 7, 6), date(2026, 8, 31)) == 260
    assert compute_plan(node, date(2026, 8, 3), date(2026, 8, 9)) is None
    assert compute_plan(node, date(2026, 8, 3), date(2026, 8, 9), MONDAY_TO_FRIDAY) == Decimal(200) * 5 / 21


def test_slack_between_people_does_not_raise_the_plan_to_date() -> None:
    over = {
        "target": 10,
        "period": "2026-07-W28",
        "parts": [{"owner": "zhao", "target": 6}, {"owner": "qian", "target": 6}],
    }
    assert compute_plan(team(over).nodes["g"], date(2026, 7, 6), date(2026, 7, 6), MONDAY_TO_FRIDAY) == 2


def test_a_level_is_due_on_every_day() -> None:
    parts = [{"period": "2026-07", "target": "20%"}, {"period": "2026-08", "target": "25%"}]
    node = team({"target": "30%", "measure": "level", "parts": parts}).nodes["g"]
    assert compute_plan(node, date(2026, 7, 6), date(2026, 7, 12)) == Decimal("0.2")
    assert compute_plan(node, date(2026, 7, 27), date(2026, 8, 2)) == Decimal("0.25")
    assert compute_plan(node, date(2026, 9, 7), date(2026, 9, 13)) == Decimal("0.3")


def test_a_part_without_working_days_goes_by_all_its_days() -> None:
    node = team({"target": 10, "period": "2026-08-W31"}).nodes["g"]  # 1 and 2 August 2026, a weekend
    assert compute_plan(node, date(2026, 8, 1), date(2026, 8, 1), MONDAY_TO_FRIDAY) == 5


def test_a_rate_needs_both_numbers_and_a_target() -> None:
    assert compute_rate(Decimal(3), Decimal(4)) == Decimal("0.75")
    assert (compute_rate(None, Decimal(4)), compute_rate(Decimal(3), None), compute_rate(Decimal(3), Decimal(0))) == (
        None,
        None,
        None,
    )


@pytest.mark.unmeasured
@given(st.lists(st.integers(0, 50), min_size=13, max_size=16), st.integers(0, 91), st.integers(0, 91))
def test_plans_of_adjoining_days_add_up(targets: list[int], one: int, two: int) -> None:
    """However a quarter is cut in two, both sides make up the whole."""
    weeks = Period.parse("2026-Q3").split("month")
    pieces = [piece for month in weeks for piece in month.split("week")]
    parts = [{"period": piece.text, "target": target} for piece, target in zip(pieces, targets, strict=False)]
    node = team({"target": sum(targets[: len(pieces)]), "parts": parts}).nodes["g"]
    first, cut = Q3[0] + timedelta(days=min(one, two)), Q3[0] + timedelta(days=max(one, two))
    left = compute_plan(node, first, cut, MONDAY_TO_FRIDAY)
    right = compute_plan(node, cut + timedelta(days=1), Q3[1], MONDAY_TO_FRIDAY)
    whole = compute_plan(node, first, Q3[1], MONDAY_TO_FRIDAY)
    assert left is not None
    assert right is not None
    assert whole is not None
    assert abs(left + right - whole) < Decimal("1e-15")
