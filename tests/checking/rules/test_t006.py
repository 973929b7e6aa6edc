"""T006 task-overdue."""

from __future__ import annotations

import pytest


def task(status: str) -> str:
    return f"tasks: [{{id: t, name: 回访, owner: zhao, start: 2026-09-01, end: 2026-09-07, status: {status}}}]"


@pytest.mark.parametrize(
    ("now", "days"),
    [("2026-09-07T23:59:00+08:00", None), ("2026-09-08T00:00:00+08:00", "1"), ("2026-10-07T09:00:00+08:00", "30")],
)
def test_a_task_has_the_whole_day_of_its_end(found, now: str, days: str | None) -> None:
    assert [f.facts["days"] for f in found("T006", task("in_progress"), now)] == ([] if days is None else [days])


@pytest.mark.parametrize(
    ("status", "late"), [("done", 0), ("cancelled", 0), ("blocked", 1), ("not_started", 1), ("in_progress", 1)]
)
def test_done_and_cancelled_tasks_are_not_late(said, status: str, late: int) -> None:
    assert len(said("T006", task(status), "2026-09-20T09:00:00+08:00")) == late
