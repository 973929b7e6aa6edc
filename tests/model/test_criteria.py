"""Criteria of Table 1, evaluated in every period that they are asked of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.model.test_attainment import MONDAY_TO_FRIDAY, team

from teamops.model.figures.attainment import Readings
from teamops.model.figures.criteria import CriterionResult, judge_criteria
from teamops.model.figures.pacer import Pacer

PARTS = [{"period": f"2026-0{month}", "target": 100} for month in (7, 8, 9)]


def verdicts(
    criterion: dict[str, Any], *booked: dict[str, Any], today: date = date(2026, 9, 7)
) -> list[CriterionResult]:
    ws = team({"target": 300, "parts": PARTS, "criteria": [{"metric": "口碑"}, criterion]}, *booked)
    return list(judge_criteria(Pacer(Readings.of(ws), MONDAY_TO_FRIDAY, today), ws.nodes["g"], "clip"))


EACH = {"metric": "attainment", "each": "month", "at_least": "95%"}


def test_each_month_has_its_own_verdict() -> None:
    booked = (
        {"date": "2026-07-31", "value": 95},
        {"date": "2026-08-31", "value": 94},
        {"date": "2026-09-01", "value": 99},
    )
    found = verdicts(EACH, *booked)
    assert [(j.period.text, j.verdict, j.holds) for j in found] == [
        ("2026-07", "met", True), ("2026-08", "missed", False), ("2026-09", "so_far", True),
    ]  # fmt: skip
    assert {j.number for j in found} == {1}


def test_what_has_not_begun_and_what_was_never_read_say_so() -> None:
    assert [j.verdict for j in verdicts(EACH, today=date(2026, 8, 31))] == ["unread", "so_far", "not_begun"]


@pytest.mark.parametrize(("value", "holds"), [(285, True), (284, False), (315, True), (316, False)])
def test_within_is_a_share_of_the_target_to_both_sides(value: int, holds: bool) -> None:
    (found,) = verdicts({"metric": "attainment", "within": "5%"}, {"date": "2026-08-01", "value": value})
    assert found.holds is holds


def test_another_metric_is_a_reading_and_cannot_be_within_a_target() -> None:
    reading = {"date": "2026-08-01", "value": "26%", "metric": "签约率"}
    assert verdicts({"metric": "签约率", "at_least": "25%"}, reading)[0].holds is True
    assert verdicts({"metric": "签约率", "at_most": "25%"}, reading)[0].holds is False
    assert verdicts({"metric": "签约率", "within": "5%"}, reading)[0].holds is None


def test_periods_no_shorter_than_the_goal_are_the_goal() -> None:
    for each in ("quarter", "year"):
        assert [j.period.text for j in verdicts({**EACH, "each": each})] == ["2026-Q3"]
    assert len(verdicts({**EACH, "each": "week"})) == 14


def test_a_goal_without_period_or_target_is_not_judged() -> None:
    ws = team({"period": None, "criteria": [EACH]}, {"date": "2026-07-01", "value": 1})
    pacer = Pacer(Readings.of(ws), MONDAY_TO_FRIDAY, date(2026, 9, 7))
    assert list(judge_criteria(pacer, ws.nodes["g"], "clip")) == []
    ws = team({"criteria": [{"metric": "attainment", "at_least": "95%"}]}, {"date": "2026-07-01", "value": 1})
    (found,) = judge_criteria(Pacer(Readings.of(ws), MONDAY_TO_FRIDAY, date(2026, 9, 7)), ws.nodes["g"], "clip")
    assert (found.value, found.verdict) == (None, "so_far")
