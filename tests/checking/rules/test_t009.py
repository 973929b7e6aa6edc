"""T009 task-serves-goal."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("type: special", 1),
        ("status: blocked", 1),  # special is what a task is unless it says otherwise
        ("goal: sales-2026Q3", 0),
        ("project: launch", 0),
        ("meeting: m-1", 0),
        ("goal: not-there", 0),  # told by F007
        ("type: routine", 0),
        ("type: adhoc", 0),
        ("status: done", 0),
        ("status: cancelled", 0),
    ],
)
def test_an_open_special_task_is_tied_to_something(said, keys: str, count: int) -> None:
    task = f"tasks: [{{id: t, name: 回访, owner: zhao, start: 2026-09-05, end: 2026-09-15, {keys}}}]"
    assert said("T009", task) == ["untied"] * count
