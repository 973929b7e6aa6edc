"""A task counts where it was first due: done by the close of the period, late if not done on that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from teamops.model.figures.completion import Completion, compute_completion, list_team_tasks
from teamops.model.place import At, Entry
from teamops.model.records.settings import Settings
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace

ZONE = ZoneInfo("Asia/Shanghai")
OCTOBER, QUARTER = Period.parse("2026-10"), Period.parse("2026-Q4")
LONG_AFTER = date(2027, 3, 1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def task(end: str = "2026-10-30", first_due: str | None = None, updated: str | None = None, **keys: Any) -> Task:
    return Task(
        id="t", name="t", start=day("2026-10-01"), end=day(end), first_due=day(first_due) if first_due else None,
        updated=datetime.fromisoformat(updated).replace(tzinfo=ZONE) if updated else None, **keys,
    )  # fmt: skip


def figures(period: Period, today: date, *tasks: Task) -> tuple[int, int, int]:
    found = counted(period, today, *tasks)
    return len(found.due), len(found.done), len(found.late)


def counted(period: Period, today: date, *tasks: Task) -> Completion:
    ws = Workspace(
        settings=Settings(team="队", timezone=ZONE),
        tasks=tuple(Entry(one, At("t.yaml", ("tasks", n))) for n, one in enumerate(tasks)),
    )
    return compute_completion(ws, period, today, list_team_tasks(ws))


CARRIED = {"end": "2026-11-06", "first_due": "2026-10-30"}


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (task(status="done", updated="2026-10-30T23:59"), (1, 1, 0)),
        (task(status="done", updated="2026-10-31T00:01"), (1, 1, 1)),
        (task(status="done", updated="2026-10-20T12:00"), (1, 1, 0)),
        (task(status="done", updated="2026-11-01T00:00"), (1, 0, 1)),
        (task(status="done"), (1, 1, 0)),
        (task(), (1, 0, 1)),
        (task(end="2026-10-31", status="done", updated="2026-10-31T20:00"), (1, 1, 0)),
        (task(end="2026-10-31"), (1, 0, 1)),
        (task(end="2026-11-01"), (0, 0, 0)),
        (task(**CARRIED), (1, 0, 1)),
        (task(**CARRIED, status="done", updated="2026-11-05T12:00"), (1, 0, 1)),
        (task(**CARRIED, status="done", updated="2026-10-29T12:00"), (1, 1, 0)),
        (task(**CARRIED, status="done"), (1, 0, 1)),  # nobody wrote when: by its end, not before it
        (task(end="2026-10-20", first_due="2026-11-10"), (1, 0, 1)),  # pulled forward
        (task(end="2026-11-10", first_due="2026-11-20"), (0, 0, 0)),
        (task(end="2026-11-10", first_due="2026-09-30"), (0, 0, 0)),  # September's
        (task(status="cancelled"), (0, 0, 0)),
        (task(status="cancelled", updated="2026-10-30T12:00"), (0, 0, 0)),
        (task(status="cancelled", updated="2026-10-31T12:00"), (1, 0, 1)),  # missed, and cancelled the day after
        (task(status="cancelled", updated="2026-11-01T12:00"), (1, 0, 1)),
        (task(**CARRIED, status="cancelled", updated="2026-11-04T12:00"), (1, 0, 1)),
        (task(repeat="daily"), (0, 0, 0)),
    ],
)
def test_a_month_that_is_over_counts_what_was_done_in_it(one: Task, expected: tuple[int, int, int]) -> None:
    assert figures(OCTOBER, LONG_AFTER, one) == expected
    assert figures(OCTOBER, day("2026-11-01"), one) == expected


@pytest.mark.parametrize(
    ("today", "one", "expected"),
    [
        ("2026-10-29", task(), (1, 0, 0)),
        ("2026-10-30", task(), (1, 0, 0)),  # its last day is not over
        ("2026-10-31", task(), (1, 0, 1)),
        ("2026-10-15", task(status="done", updated="2026-10-15T10:00"), (1, 1, 0)),
        ("2026-10-15", task(status="done"), (1, 1, 0)),
        ("2026-10-15", task(status="done", updated="2026-10-16T10:00"), (1, 0, 0)),  # read as of a day before
        ("2026-10-15", task(status="cancelled", updated="2026-10-16T10:00"), (1, 0, 0)),
        ("2026-10-16", task(status="cancelled", updated="2026-10-16T10:00"), (0, 0, 0)),
        ("2026-10-15", task(end="2026-10-20", first_due="2026-10-10"), (1, 0, 1)),
        ("2026-09-15", task(), (1, 0, 0)),
    ],
)
def test_a_running_month_counts_what_is_done_by_now(today: str, one: Task, expected: tuple[int, int, int]) -> None:
    assert figures(OCTOBER, day(today), one) == expected


def test_the_figures_of_a_month_stay_whatever_becomes_of_the_work_carried_on() -> None:
    before = [task(), task(status="done", updated="2026-10-30T12:00")]
    later: list[dict[str, Any]] = [
        {}, {"status": "done", "updated": "2026-11-05T12:00"}, {"status": "cancelled", "updated": "2026-11-03T09:00"},
        {"status": "in_progress", "updated": "2026-12-01T12:00"},
    ]  # fmt: skip
    for keys in later:
        after = [task(**CARRIED, **keys), before[1]]
        for today in ("2026-11-02", "2026-11-13", "2026-12-31"):
            assert figures(OCTOBER, day(today), *after) == figures(OCTOBER, day("2026-11-02"), *before) == (2, 1, 1)


def test_a_quarter_is_the_sum_of_its_months() -> None:
    november = task(end="2026-11-20", status="done", updated="2026-12-02T12:00")
    tasks = [task(**CARRIED, status="done", updated="2026-11-05T12:00"), november, task(end="2026-12-04")]
    months = [figures(month, LONG_AFTER, *tasks) for month in QUARTER.split("month")]
    assert months == [(1, 0, 1), (1, 0, 1), (1, 0, 1)]
    assert figures(QUARTER, LONG_AFTER, *tasks) == (3, 0, 3)
    assert figures(Period.parse("2026"), LONG_AFTER, *tasks) == (3, 0, 3)


def test_a_week_across_the_edge_of_a_month_closes_on_its_own_last_day() -> None:
    done_on_sunday = task(status="done", updated="2026-11-01T12:00")
    assert figures(Period.parse("2026-W44"), LONG_AFTER, done_on_sunday) == (1, 1, 1)
    assert figures(OCTOBER, LONG_AFTER, done_on_sunday) == (1, 0, 1)


def test_the_day_of_an_update_is_one_of_the_team() -> None:
    late = replace(
        task(status="done"), updated=datetime.fromisoformat("2026-10-30T16:10+00:00")
    )  # Shanghai: 00:10 of the next day
    assert figures(OCTOBER, LONG_AFTER, late) == (1, 1, 1)


def test_what_is_left_and_what_is_late_and_open_are_told_apart() -> None:
    done_late = task(status="done", updated="2026-10-31T12:00")
    open_late, in_time = task(), task(status="done", updated="2026-10-12T12:00")
    found = counted(OCTOBER, LONG_AFTER, done_late, open_late, in_time)
    assert (found.left, found.open_late, found.late) == ((open_late,), (open_late,), (done_late, open_late))
    some = found.among([done_late, in_time])
    assert (len(some.due), some.rate, some.left) == (2, 1, ())
    assert counted(Period.parse("2026-08"), LONG_AFTER).rate is None
