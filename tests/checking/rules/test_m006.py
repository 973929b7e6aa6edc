"""M006 measure-in-time."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import load_rules
from teamops.checking.finding import NotRun

NOON = "2026-09-20T12:00:00+08:00"
RECORDED = "recorded: 2026-09-15T18:00:00+08:00"


def point(*measures: str, read: str = f"actual: 380, {RECORDED}") -> str:
    answers = ", ".join(f"{{action: 加投放, {measure}}}" for measure in measures)
    point = f"{{metric: 曝光量, date: 2026-09-15, plan: 500, {read}, cause: 推迟, measures: [{answers}]}}"
    phase = f"{{name: 预热期, start: 2026-09-01, end: 2026-09-20, checkpoints: [{point}]}}"
    return f"monitors: [{{id: m, project: 上市, phases: [{phase}]}}]"


@pytest.mark.parametrize(
    ("decided", "late"),
    [
        ("2026-09-16T18:00:00+08:00", []),
        ("2026-09-16T18:00:01+08:00", ["late"]),
        ("2026-09-16T10:00:00Z", []),
        ("2026-09-16T10:00:01Z", ["late"]),
        ("2026-09-16T19:00:00+09:00", []),
        ("2026-09-16 18:00", []),
        ("2026-09-16 18:01", ["late"]),
        ("2026-09-15T09:00:00+08:00", []),
        ("9999-12-31T23:59:59-12:00", ["late"]),
        ("0001-01-01T00:00:00+14:00", []),
    ],
)
def test_exactly_24_hours_are_in_time_in_any_zone(said, decided: str, late: list[str]) -> None:
    assert said("M006", point(f"decided: {decided}"), NOON) == late


@pytest.mark.parametrize(
    ("measures", "late"),
    [
        (["decided: 2026-09-18T10:00", "decided: 2026-09-16T10:00"], []),
        (["decided: 2026-09-18T10:00", "decided: 2026-09-17T10:00"], ["late"]),
        (["decided: 2026-09-16T10:00, status: cancelled", "decided: 2026-09-18T10:00"], ["late"]),
        (["decided: 2026-09-16T10:00, status: cancelled"], []),
        (["decided: 2026-09-16T10:00, status: done", "decided: 2026-09-18T10:00"], []),
    ],
)
def test_the_first_measure_that_was_not_given_up_counts(said, measures: list[str], late: list[str]) -> None:
    assert said("M006", point(*measures), NOON) == late


def test_the_finding_stands_at_the_earliest_decision(found) -> None:
    (finding,) = found("M006", point("decided: 2026-09-18T10:00", "decided: 2026-09-17T10:00"), NOON)
    assert finding.at.route[-3:] == ("measures", 1, "decided")


@pytest.mark.parametrize(
    "read",
    [
        f"actual: 450, {RECORDED}",
        f"actual: 900, {RECORDED}",
        f"direction: down, actual: 380, {RECORDED}",
        RECORDED,
    ],
)
def test_only_a_bad_deviation_beyond_the_band_waits_for_a_measure(loaded, read: str) -> None:
    ws = loaded(point("decided: 2026-09-30T10:00", "owner: zhang", read=read))
    assert list(load_rules()["M006"].run(ws, datetime.fromisoformat(NOON))) == []


@pytest.mark.parametrize(
    ("read", "measures"),
    [
        ("actual: 380", ["decided: 2026-09-30T10:00"]),
        (f"actual: 380, {RECORDED}", ["owner: zhang"]),
        (f"actual: 380, {RECORDED}", ["decided: 2026-09-18T10:00", "owner: zhang"]),
    ],
)
def test_without_the_times_the_rule_says_that_it_cannot_tell(loaded, read: str, measures: list[str]) -> None:
    ws = loaded(point(*measures, read=read))
    said = list(load_rules()["M006"].run(ws, datetime.fromisoformat(NOON)))
    assert said == [NotRun("M006", "check.no_times", {"count": "1"})]


def test_a_decision_in_time_is_in_time_whatever_else_has_no_time(loaded) -> None:
    ws = loaded(point("decided: 2026-09-16T10:00", "owner: zhang"))
    assert list(load_rules()["M006"].run(ws, datetime.fromisoformat(NOON))) == []


def test_a_deviation_without_measures_is_left_to_m004(loaded) -> None:
    ws = loaded(point())
    assert list(load_rules()["M006"].run(ws, datetime.fromisoformat("2026-12-31T12:00:00+08:00"))) == []


@pytest.mark.parametrize(
    ("status", "now", "late"),
    [
        ("open", "2027-12-01T12:00:00+08:00", ["late"]),
        ("done", "2026-10-31T23:59:00+08:00", ["late"]),
        ("done", "2026-11-01T00:00:00+08:00", []),
    ],
)
def test_a_late_decision_is_told_while_it_can_still_be_talked_over(
    said, status: str, now: str, late: list[str]
) -> None:
    assert said("M006", point(f"decided: 2026-09-18T10:00, status: {status}"), now) == late


def test_old_loops_that_are_closed_are_not_missed_for_their_times(loaded) -> None:
    ws = loaded(point("status: done"))
    assert list(load_rules()["M006"].run(ws, datetime.fromisoformat("2026-11-01T12:00:00+08:00"))) == []


def test_the_team_sets_the_time(found) -> None:
    example = point("decided: 2026-09-15T20:01")
    (finding,) = found("M006", {"teamops.yaml": "team: a\nlimits: {measure_within: 2h}", "a.yaml": example}, NOON)
    said = load_rules()["M006"].say(finding, "zh")
    assert said == (
        "“上市”预热期：曝光量（偏差 −24%）于 2026-09-15 18:00 录入，2026-09-15 20:01 才确定应对措施，时限为 2h"
    )
