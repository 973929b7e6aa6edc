"""M009 checkpoint-read."""

from __future__ import annotations

import pytest


def point(keys: str, owner: str = "owner: zhang") -> str:
    phase = f"{{name: 预热期, start: 2026-09-01, end: 2026-09-20, checkpoints: [{{metric: 曝光量, {keys}}}]}}"
    return f"monitors: [{{id: m, project: 上市, {owner}, phases: [{phase}]}}]"


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-09-14T12:00:00+08:00", None),
        ("2026-09-15T23:59:59+08:00", None),
        ("2026-09-16T00:00:00+08:00", "1"),
        ("2026-12-24T00:00:00+08:00", "100"),
    ],
)
def test_a_checkpoint_has_the_whole_of_its_day(found, now: str, days: str | None) -> None:
    findings = found("M009", point("date: 2026-09-15, plan: 500"), now)
    assert [finding.facts["days"] for finding in findings] == ([] if days is None else [days])


@pytest.mark.parametrize(
    ("keys", "messages"),
    [
        ("date: 2026-09-15, plan: 500, actual: 0", []),
        ("date: 2026-09-15, plan: 500, actual: 380", []),
        ("date: 2026-09-15", ["unread"]),
        ("date: 0001-01-01, plan: 5", ["unread"]),
        ("date: 9999-12-31, plan: 5", []),
    ],
)
def test_a_number_is_a_number_and_no_number_is_none(said, keys: str, messages: list[str]) -> None:
    assert said("M009", point(keys), "2026-09-16T12:00:00+08:00") == messages


@pytest.mark.parametrize(
    ("keys", "owner", "name"),
    [
        (", owner: lijie", "owner: zhang", "李姐"),
        ("", "owner: zhang", "小张"),
        ("", "risk: low", None),
        (", owner: nobody-known", "owner: zhang", "nobody-known"),
    ],
)
def test_who_answers_for_the_checkpoint_else_for_the_project_is_named(found, keys, owner, name) -> None:
    (finding,) = found("M009", point(f"date: 2026-09-15, plan: 5{keys}", owner), "2026-09-16T12:00:00+08:00")
    assert finding.facts.get("owner") == name
    assert finding.message == ("unread" if name else "unread_unowned")
