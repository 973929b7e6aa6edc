"""T001 blocked-states-reason."""

from __future__ import annotations


def task(keys: str) -> str:
    return f"tasks: [{{id: t, name: 回访, owner: zhao, start: 2026-09-05, end: 2026-09-15, {keys}}}]"


def test_both_lacks_are_told_at_once(said) -> None:
    assert said("T001", task("status: blocked, blocker: {from: finance}")) == ["no_reason", "no_needs"]


def test_a_blocker_on_a_task_in_progress_may_be_brief(said) -> None:
    assert said("T001", task("status: in_progress, blocker: {needs: 成本数据}")) == []
