"""A new project: phases follow one another, and each metric is read on the last working day of each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teamops.model.place import At, Entry
from teamops.model.records.calendar import CalendarYear
from teamops.model.records.settings import Settings
from teamops.model.workspace import Workspace
from teamops.planning.errors import MonitoringError
from teamops.planning.projects.amounts import Amount
from teamops.planning.projects.phases import Metric, Project, build_monitor

HOLIDAYS = CalendarYear(year=2026, holidays=tuple(date(2026, 10, day) for day in range(1, 8)))
WS = Workspace(settings=Settings(team="队"), calendar=(Entry(HOLIDAYS, At("c.yaml")),))


def data(ws: Workspace = WS, **keys: Any) -> dict[str, Any]:
    asked = {"id": "m", "name": "上市", "owner": "zhang", "start": date(2026, 9, 1), **keys}
    return build_monitor(ws, Project(**asked))


def days(made: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(phase["name"], phase["start"], phase["end"]) for phase in made["phases"]]


def test_the_template_has_three_phases_of_two_weeks_in_the_language_of_the_team() -> None:
    assert days(data()) == [
        ("预热期", "2026-09-01", "2026-09-14"),
        ("爆发期", "2026-09-15", "2026-09-28"),
        ("持续期", "2026-09-29", "2026-10-12"),
    ]
    english = Workspace(settings=Settings(team="t", locale="en"))
    assert [name for name, *_ in days(data(english))] == ["warm-up", "burst", "sustain"]


def test_phases_and_their_days_can_be_named() -> None:
    assert days(data(names=("甲", "乙"), days=(20, 1))) == [
        ("甲", "2026-09-01", "2026-09-20"),
        ("乙", "2026-09-21", "2026-09-21"),
    ]
    assert [name for name, *_ in days(data(days=(7,)))] == ["预热期"]


def test_a_metric_is_read_on_the_last_working_day_of_each_phase_that_plans_it() -> None:
    plans = (Amount("220", "万"), None, Amount("4", "%"))
    made = data(days=(20, 12, 5), metrics=(Metric("曝光量", plans, "down"),))
    points = [phase.get("checkpoints") for phase in made["phases"]]
    first = {
        "metric": "曝光量",
        "unit": "万",
        "date": "2026-09-18",
        "plan": "220",
        "direction": "down",
        "owner": "zhang",
    }
    assert points[0] == [first]  # the 20th is a Sunday
    assert points[1] is None
    assert [(p["date"], p["plan"], p.get("unit")) for p in points[2]] == [("2026-10-07", "4%", None)]  # all holidays


def test_only_what_is_said_is_written() -> None:
    assert list(data()) == ["id", "project", "owner", "risk", "phases"]
    assert data(budget=Amount("80", "万元"), goal="g")["budget"] == {"planned": "80", "unit": "万元"}
    assert data(budget=Amount("80"))["budget"] == {"planned": "80"}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"days": (1, 2, 3, 4)}, "4 numbers for 3 phases (预热期, 爆发期, 持续期)"),
        ({"names": ("甲",), "days": (1, 2)}, "2 numbers for 1 phase (甲)"),
        ({"metrics": (Metric("x", (Amount("1"),)),)}, "--metric x: 1 plan for 3 phases"),
        ({"metrics": (Metric("x", (Amount("1"), None, None)),) * 2}, "x is given twice"),
    ],
)
def test_what_does_not_match_is_refused(keys: dict[str, Any], said: str) -> None:
    with pytest.raises(MonitoringError) as refused:
        data(**keys)
    assert said in str(refused.value)


def test_phases_end_where_the_calendar_does() -> None:
    assert days(data(start=date(9999, 12, 20)))[-1][2] == "9999-12-31"
