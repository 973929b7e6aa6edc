"""T011 not-overloaded."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.checking.engine import load_rules
from teamops.checking.example_team import SETTINGS
from teamops.model.figures.workload import Workload, compute_loads, count_most_at_once
from teamops.model.place import At, Entry
from teamops.model.records.tasks import Task
from teamops.model.time.calendar import WorkCalendar

RULE = load_rules()["T011"]
WEEK = "start: 2026-09-07, end: 2026-09-11"


def tasks(*rows: tuple[int, str], owner: str = "zhao", keys: str = "") -> str:
    """So many tasks of each row's days."""
    every = [row for count, row in rows for _ in range(count)]
    return "tasks:\n" + "".join(
        f"  - {{id: t{n}, name: 任务{n}, owner: {owner}, {row}{keys}}}\n" for n, row in enumerate(every)
    )


def with_zhao(keys: str) -> str:
    return SETTINGS.replace("赵四, ", f"赵四, {keys}, ")


def test_eight_tasks_at_a_time_are_within_and_nine_are_not(found) -> None:
    assert found("T011", tasks((8, WEEK))) == []
    (finding,) = found("T011", tasks((9, WEEK)))
    assert finding.message == "overloaded"
    assert finding.record == "t8"
    assert (finding.facts["first"], finding.facts["last"]) == ("2026-09-07", "2026-09-13")
    assert (finding.facts["load"], finding.facts["limit"], finding.facts["capacity"]) == ("9", "8", "1")
    assert finding.facts["tasks"] == "“任务2” · “任务3” · “任务4” · “任务5” · “任务6” · “任务7” · …"
    assert [related.facts["task"] for related in finding.related] == [f"任务{n}" for n in range(2, 8)]


def test_a_task_of_one_day_weighs_a_fifth_of_a_week(found) -> None:
    day = "start: 2026-09-09, end: 2026-09-09"
    assert found("T011", tasks((7, WEEK), (5, day))) == []
    (finding,) = found("T011", tasks((7, WEEK), (6, day)))
    assert finding.facts["load"] == "8.2"


def test_a_load_just_above_the_limit_is_never_told_as_the_limit(found) -> None:
    team = {"teamops.yaml": with_zhao("capacity: 0.999")}
    (finding,) = found("T011", team | {"a.yaml": tasks((8, WEEK))})
    assert (finding.facts["load"], finding.facts["limit"]) == ("8", "7.992")


@pytest.mark.parametrize(
    ("capacity", "within"), [("0.5", 4), ("50%", 4), ("2", 16), ("0.01", 1), ("0", 40), ("-1", 40), ("0.3", 2)]
)
def test_capacity_sets_how_many_and_one_is_never_too_much(said, capacity: str, within: int) -> None:
    team = {"teamops.yaml": with_zhao(f"capacity: {capacity}")}
    assert said("T011", team | {"a.yaml": tasks((within, WEEK))}) == []
    assert len(said("T011", team | {"a.yaml": tasks((within + 1, WEEK))})) == (Decimal(capacity.strip("%")) > 0)


@pytest.mark.parametrize("keys", [", type: routine", ", status: done", ", status: cancelled"])
def test_routine_and_closed_tasks_are_no_load(said, keys: str) -> None:
    assert said("T011", tasks((20, WEEK), keys=keys)) == []


@pytest.mark.parametrize("owner", ["[zhao, qian]", "sales", "nobody", "[]"])
def test_only_tasks_of_one_known_person_are_counted(said, owner: str) -> None:
    assert said("T011", tasks((20, WEEK), owner=owner)) == []


def test_tasks_that_run_backwards_are_no_load(said) -> None:
    assert said("T011", tasks((20, "start: 2026-09-11, end: 2026-09-07"))) == []


@pytest.mark.parametrize(("now", "count"), [("2026-09-07", 1), ("2026-09-13", 1), ("2026-09-14", 0)])
def test_weeks_that_are_over_are_no_matter(said, now: str, count: int) -> None:
    assert len(said("T011", tasks((9, WEEK)), f"{now}T12:00:00+08:00")) == count


def test_weeks_in_a_row_are_one_finding_and_weeks_apart_are_two(found) -> None:
    long = "start: 2026-09-07, end: 2026-11-29"
    last = "start: 2026-11-16, end: 2026-11-20"
    (finding,) = found("T011", tasks((9, long)))
    assert (finding.message, finding.facts["first"], finding.facts["last"]) == (
        "overloaded_weeks",
        "2026-09-07",
        "2026-11-29",
    )
    findings = found("T011", tasks((8, long), (1, WEEK), (2, last)))
    assert [(f.facts["first"], f.facts["load"], f.record) for f in findings] == [
        ("2026-09-07", "9", "t8"),
        ("2026-11-16", "10", "t10"),
    ]


def test_a_week_of_holidays_neither_loads_nor_divides(found) -> None:
    """1 to 7 October are holidays, and so is a person's own week off."""
    holiday = "start: 2026-10-01, end: 2026-10-04"
    assert found("T011", tasks((20, holiday))) == []
    own = {
        "teamops.yaml": with_zhao("days_off: [2026-09-14, 2026-09-15, 2026-09-16, 2026-09-17, 2026-09-18, 2026-09-20]")
    }
    weeks = tasks((9, WEEK), (9, "start: 2026-09-14, end: 2026-09-18"), (9, "start: 2026-09-21, end: 2026-09-24"))
    (finding,) = found("T011", own | {"a.yaml": weeks})
    assert (finding.facts["first"], finding.facts["last"]) == ("2026-09-07", "2026-09-27")
    assert found("T011", own | {"a.yaml": tasks((20, "start: 2026-09-14, end: 2026-09-18"))}) == []


def test_days_off_are_no_room_for_work_and_no_load(found) -> None:
    own = {"teamops.yaml": with_zhao("days_off: [2026-09-07, 2026-09-08, 2026-09-09, 2026-09-10]")}
    assert found("T011", own | {"a.yaml": tasks((20, "start: 2026-09-07, end: 2026-09-10"))}) == []
    (finding,) = found("T011", own | {"a.yaml": tasks((9, "start: 2026-09-11, end: 2026-09-11"))})
    assert finding.facts["load"] == "9"


def test_the_first_and_last_of_all_days_are_no_matter(found) -> None:
    (finding,) = found("T011", tasks((9, "start: 0001-01-01, end: 9999-12-31")))
    assert (finding.facts["first"], finding.facts["last"]) == ("2026-08-31", "9999-12-31")
    assert len(found("T011", tasks((41, "start: 9999-12-31, end: 9999-12-31")))) == 1
    assert len(found("T011", tasks((41, "start: 0001-01-01, end: 0001-01-01")), "0001-01-01T12:00:00+08:00")) == 1


MONDAY = date(2026, 9, 7)
spans = st.tuples(st.integers(-10, 60), st.integers(0, 30)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(spans, max_size=8), st.frozensets(st.integers(0, 90), max_size=60))
def test_loads_are_what_lies_on_the_working_days_of_each_week(days: list[tuple[int, int]], off: frozenset[int]) -> None:
    entries = sorted((_task(n, *span) for n, span in enumerate(days)), key=lambda entry: entry.record.start)
    workdays = WorkCalendar(frozenset(map(_day, off)), frozenset(), frozenset())
    told = {}
    for load in compute_loads(entries, workdays, MONDAY):
        told |= {week: load for week in range(14) if load.first <= _day(7 * week) <= load.last}
    for week in range(14):
        working = [d for d in range(7 * week, 7 * week + 5) if d not in off]
        lying = sum(start <= d <= end for d in working for start, end in days)
        if working:
            assert (told[week].average if week in told else 0) == Decimal(lying) / len(working)
            if week in told:
                assert _names_the_latest(told[week], days, week)


def _names_the_latest(load: Workload, days: list[tuple[int, int]], week: int) -> bool:
    there = [start for start, end in days if start < 7 * week + 7 and end >= 7 * week]
    return [_day(start) for start in sorted(there)[-7:]] == [entry.record.start for entry in load.tasks]


def _task(n: int, start: int, end: int) -> Entry[Task]:
    return Entry(Task(id=f"t{n}", name="任务", start=_day(start), end=_day(end)), At("a.yaml", ("tasks", n)))


def _day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def test_many_long_tasks_take_no_time(loaded) -> None:
    ws = loaded(tasks(*[(1, f"start: 2026-09-{d:02}, end: 9{d:03}-01-01") for d in range(1, 29)]))
    (finding,) = RULE.run(ws, datetime.fromisoformat("2026-09-04T12:00:00+08:00"))
    assert finding.facts["load"] == "28"


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15)), max_size=12))
def test_most_at_a_time_is_what_a_look_at_every_day_finds(spans: list[tuple[int, int]]) -> None:
    first = date(2026, 9, 1)
    days = sorted((first + timedelta(start), first + timedelta(start + length)) for start, length in spans)
    held = [
        Entry(Task(id=f"t{n}", name="x", start=start, end=end), At("a.yaml")) for n, (start, end) in enumerate(days)
    ]
    by_day = [sum(start <= first + timedelta(n) <= end for start, end in days) for n in range(60)]
    assert count_most_at_once(held) == max(by_day, default=0)
