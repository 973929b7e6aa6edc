"""Where a goal stands on a day: each answer that docs/goals.md states."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model.test_attainment import MONDAY_TO_FRIDAY, team

from teamops.model.figures.attainment import Readings
from teamops.model.figures.pace import Pace, RequiredPace
from teamops.model.figures.pacer import Pacer
from teamops.model.records.calendar import CalendarYear
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period

AUGUST: dict[str, Any] = {"period": "2026-08", "target": 2100}  # 21 working days: 100 a day
FRIDAY = date(2026, 8, 14)  # the tenth of them
LEVEL = {"period": "2026-08", "target": "25%", "measure": "level"}


def pace(
    goal: dict[str, Any], today: date, *booked: tuple[str, object], path: str = "g", within: str | None = None
) -> Pace:
    ws = team(goal, *({"date": day, "value": value} for day, value in booked))
    found = Pacer(Readings.of(ws), MONDAY_TO_FRIDAY, today).of(ws.nodes[path], within and Period.parse(within))
    assert found is not None
    return found


def on_friday(*booked: tuple[str, object], **changed: Any) -> Pace:
    return pace({**AUGUST, **changed}, FRIDAY, *booked)


def test_plan_to_date_is_the_share_of_the_working_days_that_are_over() -> None:
    found = on_friday(("2026-08-14", 950))
    assert (found.due, found.gap, found.deviation) == (1000, -50, Decimal("-0.05"))
    assert (found.days, found.over, found.left) == (21, 10, 11)
    assert found.attainment == Decimal(950) / 2100


def test_today_counts_from_its_first_figure_on() -> None:
    assert on_friday(("2026-08-13", 900)).due == 900
    assert on_friday(("2026-08-13", 900)).left == 12
    assert on_friday(("2026-08-13", 900), ("2026-08-14", 0)).due == 1000
    assert on_friday().due == 900


def test_figures_collected_weekly_are_compared_with_the_plan_of_their_day() -> None:
    friday = ("2026-08-14", 1000)
    assert pace(AUGUST, date(2026, 8, 21), friday).due == 1000
    assert pace(AUGUST, date(2026, 8, 22), friday).due == 1500
    assert pace(AUGUST, date(2026, 8, 21), friday).left == 7


def test_the_plan_follows_the_parts_and_not_the_whole() -> None:
    parts = [{"period": "2026-08", "target": 100}, {"period": "2026-09", "target": 2000}]
    quarter = {"period": "2026-Q3", "target": 2100, "parts": [{"period": "2026-07", "target": 0}, *parts]}
    assert pace(quarter, date(2026, 9, 1), ("2026-08-31", 100)).due == 100
    assert pace(quarter, date(2026, 9, 1), ("2026-08-31", 100), within="2026-08").target == 100


def test_the_plan_of_parts_with_a_buffer_grows_evenly_to_the_target() -> None:
    months = [{"period": f"2026-{month}", "target": 880} for month in ("10", "11", "12")]
    quarter = {
        "period": "2026-Q4", "target": 3000, "parts": months,
        "buffer": {"mode": "reserve", "percent": 12, "at": "month"},
    }  # fmt: skip
    assert pace(quarter, date(2026, 11, 1), ("2026-10-31", 880)).due == 1000
    last_days = [pace(quarter, date(2026, 12, day), (f"2026-12-{day}", 2640)) for day in (30, 31)]
    assert [round(found.due or 0) for found in last_days] == [2957, 3000]
    assert [round(found.forecast or 0) for found in last_days] == [2679, 2640]  # all parts met: 88% of the target
    october = pace(quarter, date(2026, 10, 15), ("2026-10-15", 400), within="2026-10")
    assert (october.target, october.due) == (880, 440)


def test_thirds_that_add_up_are_whole() -> None:
    parts = [{"department": name, "target": 100, "parts": [{"period": "2026-08", "target": 100}]} for name in "abc"]
    goal = {"period": "2026-08", "target": 300, "parts": parts}
    assert pace(goal, date(2026, 8, 12), ("2026-08-11", 1)).due == 100


def test_a_period_that_has_not_begun_has_a_rate_to_come_and_nothing_else() -> None:
    found = pace(AUGUST, date(2026, 7, 31))
    assert (found.state, found.actual, found.due, found.deviation, found.forecast) == ("not_begun",) + (None,) * 4
    assert found.required_pace == RequiredPace("per_day", Decimal(100))


def test_on_the_first_morning_nothing_is_due() -> None:
    found = pace(AUGUST, date(2026, 8, 1))
    assert (found.state, found.due, found.deviation) == ("running", 0, None)


def test_a_finished_period_is_compared_with_its_whole_target() -> None:
    found = pace(AUGUST, date(2026, 9, 1), ("2026-08-27", 2000), ("2026-09-01", 50))
    assert (found.state, found.actual, found.due, found.left) == ("finished", 2000, 2100, 0)
    assert found.required_pace == RequiredPace("missing", Decimal(100))
    assert found.forecast == 2000


@pytest.mark.parametrize(
    ("value", "direction", "needed"),
    [
        (1000, "up", RequiredPace("per_day", Decimal(100))),
        (2100, "up", RequiredPace("reached")),
        (2500, "up", RequiredPace("reached")),
        (1000, "down", RequiredPace("per_day", Decimal(100))),
        (2100, "down", RequiredPace("per_day", Decimal(0))),
        (2101, "down", RequiredPace("exceeded", Decimal(1))),
    ],
)
def test_what_is_needed_a_day_depends_on_what_is_left_and_on_the_direction(
    value: int, direction: str, needed: RequiredPace
) -> None:
    assert on_friday(("2026-08-14", value), direction=direction).required_pace == needed


@pytest.mark.parametrize(
    ("value", "direction", "needed"),
    [
        (2000, "up", RequiredPace("missing", Decimal(100))),
        (2100, "up", RequiredPace("reached")),
        (2000, "down", RequiredPace("kept")),
        (2200, "down", RequiredPace("exceeded", Decimal(100))),
    ],
)
def test_without_a_working_day_left_there_is_no_rate(value: int, direction: str, needed: RequiredPace) -> None:
    goal = {**AUGUST, "direction": direction}
    assert pace(goal, date(2026, 8, 31), ("2026-08-31", value)).required_pace == needed


def test_nothing_recorded_is_not_zero_but_all_of_it_is_still_to_be_done() -> None:
    found = on_friday()
    assert (found.actual, found.attainment, found.gap, found.forecast) == (None,) * 4
    assert found.required_pace == RequiredPace("per_day", Decimal(2100) / 12)


def test_a_target_of_zero_has_no_rate_and_is_reached() -> None:
    found = on_friday(("2026-08-14", 0), target=0)
    assert (found.attainment, found.deviation, found.forecast, found.required_pace.kind) == (
        None,
        None,
        None,
        "reached",
    )
    assert not found.beyond(Decimal("0.1"))


def test_without_a_target_only_what_was_reached_is_known() -> None:
    found = on_friday(("2026-08-14", 5), target=None)
    assert (found.actual, found.due, found.required_pace.kind, found.forecast) == (5, None, "unknown", None)


@pytest.mark.parametrize(
    ("value", "beyond", "up_is_behind"),
    [(900, False, True), ("899.9", True, True), (1100, False, False), (1101, True, False)],
)
def test_exactly_the_limit_is_within_and_the_direction_says_what_is_bad(
    value: object, beyond: bool, up_is_behind: bool
) -> None:
    found = on_friday(("2026-08-14", value))
    assert (found.beyond(Decimal("0.1")), found.is_behind) == (beyond, up_is_behind)
    assert on_friday(("2026-08-14", value), direction="down").is_behind is not up_is_behind


def test_the_forecast_goes_on_as_it_went() -> None:
    assert on_friday(("2026-08-14", 900)).forecast == 1890
    assert on_friday(("2026-08-14", 900), direction="down").forecast == 1890


def test_there_is_no_forecast_in_the_first_five_days_or_the_first_tenth() -> None:
    assert pace(AUGUST, date(2026, 8, 6), ("2026-08-06", 400)).is_early
    assert pace(AUGUST, date(2026, 8, 7), ("2026-08-07", 500)).forecast == 2100
    year = {"period": "2026", "target": 26100}  # 261 days from Monday to Friday
    assert pace(year, date(2026, 2, 5), ("2026-02-05", 1)).over == 26
    assert pace(year, date(2026, 2, 5), ("2026-02-05", 1)).is_early
    assert not pace(year, date(2026, 2, 6), ("2026-02-06", 1)).is_early


def test_a_finished_short_period_is_not_early() -> None:
    assert pace({"period": "2026-08-W36", "target": 1}, date(2026, 9, 1), ("2026-08-31", 1)).forecast == 1


def test_a_level_is_due_at_once_held_to_the_end_and_expected_to_stay() -> None:
    found = pace(LEVEL, FRIDAY, ("2026-08-03", "20%"), ("2026-08-14", "24%"))
    assert (found.due, found.required_pace, found.forecast) == (
        Decimal("0.25"), RequiredPace("hold", Decimal("0.25")), Decimal("0.24"),
    )  # fmt: skip
    assert found.deviation == Decimal("-0.04")
    assert pace(LEVEL, date(2026, 8, 1)).due == Decimal("0.25")


@pytest.mark.parametrize(
    ("value", "direction", "kind"),
    [("24%", "up", "missing"), ("25%", "up", "reached"), ("24%", "down", "kept"), ("26%", "down", "exceeded")],
)
def test_of_a_finished_level_the_last_reading_decides(value: str, direction: str, kind: str) -> None:
    found = pace({**LEVEL, "direction": direction}, date(2026, 9, 1), ("2026-08-31", value))
    assert found.required_pace.kind == kind


def test_a_finished_level_without_reading_is_unknown() -> None:
    assert pace(LEVEL, date(2026, 9, 1)).required_pace.kind == "unknown"


def test_a_week_without_working_days_asks_for_nothing() -> None:
    weekend = {"period": "2026-08-W31", "target": 0}
    assert pace(weekend, date(2026, 8, 1)).required_pace == RequiredPace("reached")
    assert pace({**weekend, "target": 5}, date(2026, 8, 1)).required_pace == RequiredPace("missing", Decimal(5))


QUOTAS = {
    "period": "2026-08", "target": 200,
    "parts": [
        {"period": "2026-08-W32", "target": 100, "owner": "zhao", "parts": [
            {"owner": "zhao", "target": 60}, {"owner": "qian", "target": 50},
        ]},
        {"period": "2026-08-W33", "target": 100, "parts": [
            {"owner": "zhao", "target": 50}, {"owner": "qian", "target": 60},
        ]},
    ],
}  # fmt: skip


def of_person(person: str, period: str = "2026-08", measure: str = "sum") -> Pace | None:
    booked = [
        {"date": "2026-08-07", "value": 55, "owner": "zhao"},
        {"date": "2026-08-12", "value": 30, "owner": "qian"},
    ]
    ws = team({**QUOTAS, "measure": measure}, *booked)
    return Pacer(Readings.of(ws), MONDAY_TO_FRIDAY, date(2026, 8, 13)).compute_person_pace(
        ws.nodes["g"], person, Period.parse(period)
    )


def test_a_persons_quotas_are_added_up_and_compared_with_the_persons_own_figures() -> None:
    found = of_person("zhao")
    assert found is not None
    assert (found.target, found.actual, found.due) == (110, 55, 90)  # until Wednesday, the goal's newest figure
    week = of_person("qian", "2026-08-W33")
    assert week is not None
    assert (week.target, week.actual, week.due) == (60, 30, 36)


def test_who_merely_answers_for_others_has_no_quota() -> None:
    assert of_person("wang") is None
    assert of_person("zhao", "2026-09") is None


def test_of_a_persons_levels_the_last_one_stands() -> None:
    found = of_person("qian", measure="level")
    assert found is not None
    assert (found.target, found.actual, found.due) == (60, 30, 60)


def test_a_goal_without_period_has_no_pace() -> None:
    ws = team({"period": None, "target": 1})
    assert Pacer(Readings.of(ws), MONDAY_TO_FRIDAY, FRIDAY).of(ws.nodes["g"]) is None


days = st.integers(0, 91).map(lambda n: date(2026, 7, 1) + timedelta(days=n))
HOLIDAYS = WorkCalendar.of([CalendarYear(year=2026, holidays=tuple(date(2026, 9, d) for d in range(7, 12)))])


@pytest.mark.unmeasured
@given(days, days, st.integers(0, 5000), st.integers(0, 9999))
def test_what_is_needed_a_day_reaches_the_target_exactly_and_days_are_over_or_left(
    today: date, booked: date, target: int, value: int
) -> None:
    ws = team({"period": "2026-Q3", "target": target}, {"date": booked.isoformat(), "value": value})
    found = Pacer(Readings.of(ws), HOLIDAYS, today).of(ws.nodes["g"])
    assert found is not None
    assert 0 <= found.over <= found.days
    assert 0 <= found.left <= found.days - (found.over if found.until >= today - timedelta(days=1) else 0)
    if found.required_pace.kind == "per_day":
        assert found.required_pace.amount is not None
        total = (found.actual or 0) + found.required_pace.amount * found.left
        assert abs(total - target) < Decimal("1e-15")
    if found.due is not None:
        assert 0 <= found.due <= target
