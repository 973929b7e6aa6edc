"""M006 measure-in-time."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import load_rules

NOON = "2026-09-20T12:00:00+08:00"
RECORDED = "recorded: 2026-09-15T18:00:00+08:00"


def point(*measures: str, read: str = f"actual: 380, {RECORDED}") -> str:
    answers = ", ".join(f"{{action: 加投放, {measure}}}" for measure in measures)
    point = f"{{metric: 曝光量, date: 2026-09-15, plan: 500, {read}, cause: 推迟, measures: [{answers}]}}"
    phase = f"{{name: 预热期, start: 2026-09-01, end: 2026-09-20, checkpoints: [{point}]}}"
    return f"monitors: [{{id: m, project: 上市, phases: [{phase}]}}]"


@pytest.mark.parametrize(
    ("now", "messages"),
    [
        ("2026-09-15T18:00:00+08:00", []),
        ("2026-09-16T18:00:00+08:00", []),
        ("2026-09-16T18:00:01+08:00", ["undecided"]),
        ("2026-09-16T10:00:01+00:00", ["undecided"]),
        ("2027-01-02T10:00:00+08:00", ["undecided"]),
    ],
)
def test_exactly_24_hours_are_in_time(said, now: str, messages: list[str]) -> None:
    assert said("M006", point(), now) == messages


@pytest.mark.parametrize(
    ("measures", "messages"),
    [
        (["decided: 2026-09-18T10:00"], []),
        (["decided: 9999-12-31T23:59:59-12:00"], []),
        (["owner: zhang"], []),
        (["decided: 2026-09-16T10:00, status: done"], []),
        (["decided: 2026-09-16T10:00, status: cancelled"], ["undecided"]),
        (["decided: 2026-09-16T10:00, status: cancelled", "decided: 2026-09-18T10:00"], []),
    ],
)
def test_a_measure_that_stands_ends_it_even_if_it_came_late(said, measures: list[str], messages: list[str]) -> None:
    assert said("M006", point(*measures), NOON) == messages


@pytest.mark.parametrize(
    "read",
    [
        f"actual: 450, {RECORDED}",
        f"actual: 900, {RECORDED}",
        f"direction: down, actual: 380, {RECORDED}",
        RECORDED,
        "actual: 380",
    ],
)
def test_only_a_bad_deviation_with_a_time_waits_for_a_measure(loaded, read: str) -> None:
    ws = loaded(point(read=read))
    assert list(load_rules()["M006"].run(ws, datetime.fromisoformat(NOON))) == []


def test_the_team_sets_the_time(found) -> None:
    files = {"teamops.yaml": "team: a\nlimits: {measure_within: 2h}", "a.yaml": point()}
    (finding,) = found("M006", files, "2026-09-15T20:01:00+08:00")
    assert finding.at.route[-1] == "measures"
    said = load_rules()["M006"].say(finding, "zh")
    assert said == "“上市”预热期：曝光量（偏差 −24%）于 2026-09-15 18:00 录入，至今没有确定应对措施，时限为 2h"
