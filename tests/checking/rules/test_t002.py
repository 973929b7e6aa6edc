"""T002 p0-cap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.checking.engine import load_rules
from teamops.model.place import At, Entry
from teamops.model.records.settings import Limits, Person, Settings
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace

RULE = load_rules()["T002"]
FIRST = date(2026, 9, 1)


def tasks(*days: tuple[str, str], keys: str = "priority: P0, owner: zhao") -> str:
    return "tasks:\n" + "".join(
        f"  - {{id: t{n}, name: 任务{n}, start: {start}, end: {end}, {keys}}}\n" for n, (start, end) in enumerate(days)
    )


THREE = (("2026-09-01", "2026-09-03"), ("2026-09-02", "2026-09-05"), ("2026-09-03", "2026-09-04"))


def test_one_day_in_common_is_the_same_time(found) -> None:
    (finding,) = found("T002", tasks(*THREE))
    assert (finding.facts["first"], finding.facts["last"], finding.facts["count"]) == ("2026-09-03", "2026-09-03", "3")
    assert finding.facts["tasks"] == "“任务0” · “任务1” · “任务2”"
    assert finding.record == "t2"
    assert [related.facts["task"] for related in finding.related] == ["任务0", "任务1"]


def test_tasks_that_follow_each_other_are_not_at_the_same_time(said) -> None:
    days = [("2026-09-01", "2026-09-02"), ("2026-09-01", "2026-09-02"), ("2026-09-03", "2026-09-04")]
    assert said("T002", tasks(*days)) == []


@pytest.mark.parametrize(
    "keys",
    [
        "priority: P1, owner: zhao",
        "priority: P0, owner: zhao, status: done",
        "priority: P0, owner: zhao, status: cancelled",
        "priority: P0, owner: sales",
        "priority: P0",
    ],
)
def test_only_open_p0_tasks_of_a_person_count(said, keys: str) -> None:
    assert said("T002", tasks(*THREE, keys=keys)) == []


def test_the_team_sets_the_limit(loaded) -> None:
    ws = loaded(tasks(*THREE))
    settings = replace(ws.settings, limits=Limits(p0_per_person=3))
    assert list(RULE.run(replace(ws, settings=settings), None)) == []


def test_runs_apart_are_findings_apart_and_those_between_join_them(found) -> None:
    long = ("2026-09-01", "2026-09-30")
    short = [("2026-09-02", "2026-09-03"), ("2026-09-04", "2026-09-05"), ("2026-09-10", "2026-09-10")]
    findings = found("T002", tasks(long, long, *short))
    assert [(f.facts["first"], f.facts["last"]) for f in findings] == [
        ("2026-09-02", "2026-09-05"),
        ("2026-09-10", "2026-09-10"),
    ]
    assert [len(f.related) + 1 for f in findings] == [4, 3]


def test_the_last_of_all_days_has_no_next_one_and_is_no_matter(found) -> None:
    (finding,) = found("T002", tasks(*[("2026-09-01", "9999-12-31")] * 3))
    assert finding.facts["last"] == "9999-12-31"


spans = st.tuples(st.integers(0, 20), st.integers(0, 8)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(spans, max_size=12), st.integers(0, 3))
def test_the_days_told_are_those_on_which_too_many_are_held(days: list[tuple[int, int]], limit: int) -> None:
    entries = tuple(
        Entry(
            Task(id=f"t{n}", name="任务", owner=("zhao",), priority="P0", start=_day(start), end=_day(end)),
            At("a.yaml", ("tasks", n)),
        )
        for n, (start, end) in enumerate(days)
    )
    people = {"zhao": Person(name="赵四")}
    ws = Workspace(Settings(team="华东营销部", people=people, limits=Limits(p0_per_person=limit)), tasks=entries)
    findings = list(RULE.run(ws, None))
    told = [d for f in findings for d in range(30) if f.facts["first"] <= _day(d).isoformat() <= f.facts["last"]]
    held = {d: [n for n, (start, end) in enumerate(days) if start <= d <= end] for d in range(30)}
    assert told == [d for d in range(30) if len(held[d]) > limit]
    for finding in findings:
        run = [d for d in range(30) if finding.facts["first"] <= _day(d).isoformat() <= finding.facts["last"]]
        assert finding.facts["count"] == str(max(len(held[d]) for d in run))
        assert len(finding.related) + 1 == len({n for d in run for n in held[d]})


def _day(n: int) -> date:
    return FIRST + timedelta(days=n)
