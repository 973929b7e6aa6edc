"""T006 task-overdue."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import check


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


def occurrence(name: str, owner: str, end: str, keys: str = "routine: weekly") -> str:
    return f"  - {{id: {name}, name: {name}, owner: {owner}, start: {end}, end: {end}, {keys}}}\n"


def test_a_person_gets_one_finding_for_all_that_was_not_ticked_off(found) -> None:
    rows = [("b", "zhao", "2026-09-03"), ("a", "zhao", "2026-09-01"), ("c", "qian", "2026-09-02")]
    own = occurrence("d", "zhao", "2026-09-01", "type: adhoc")
    text = "tasks:\n" + "".join(occurrence(*row) for row in rows) + own
    several, single, ordinary = found("T006", text, "2026-09-04T12:00:00+08:00")
    assert (several.message, several.record, several.at.route) == ("several", "zhao", ("tasks", 1, "end"))
    assert several.facts == {"owner": "赵四", "count": "2", "task": "a", "end": "2026-09-01", "days": "3"}
    assert [(one.at.route, one.facts) for one in several.related] == [
        (("tasks", 0, "end"), {"task": "b", "end": "2026-09-03"})
    ]
    assert (single.message, single.record) == ("unticked", "qian")
    assert (ordinary.message, ordinary.record) == ("overdue", "d")


@pytest.mark.parametrize("owner", ["nobody", "[zhao, qian]", "sales"])
def test_only_one_known_person_can_be_asked_to_tick_off(found, owner: str) -> None:
    text = "tasks:\n" + occurrence("a", owner, "2026-09-01") + occurrence("b", owner, "2026-09-02")
    findings = found("T006", text, "2026-09-04T12:00:00+08:00")
    assert [(one.message, one.record) for one in findings] == [("overdue", "a"), ("overdue", "b")]


def test_a_suppression_takes_one_task_out_of_the_finding(checked) -> None:
    ignored = "  # teamops: ignore[T006] until 2026-12-31 by chen: 设备停用\n"
    rows = [occurrence(name, "zhao", f"2026-09-0{day}") for day, name in enumerate("abc", 1)]
    now = "2026-09-04T12:00:00+08:00"
    everything = checked("tasks:\n" + "".join(rows), now)
    first, last = (
        checked("tasks:\n" + text, now) for text in (ignored + "".join(rows), "".join([*rows[:2], ignored, rows[2]]))
    )
    counts = [
        (one.facts["count"], one.facts["task"], len(one.related))
        for result in (everything, first, last)
        for one in result.findings
        if one.code == "T006"
    ]
    assert counts == [("3", "a", 2), ("2", "b", 1), ("2", "a", 1)]
    assert [result.silenced for result in (everything, first, last)] == [0, 1, 1]
    assert not [one for result in (first, last) for one in result.findings if one.code == "F010"]


def test_lists_get_a_finding_for_each_task(loaded) -> None:
    text = "tasks:\n" + occurrence("a", "zhao", "2026-09-01") + occurrence("b", "zhao", "2026-09-02")
    now = datetime.fromisoformat("2026-09-04T12:00:00+08:00")
    assert [one.message for one in check(loaded(text), now, codes=frozenset({"T006"}), merged=False).findings] == [
        "unticked"
    ] * 2


def test_what_was_carried_over_counts_from_its_first_due_day(found) -> None:
    carried = occurrence("a", "zhao", "2026-09-03", "routine: weekly, first_due: 2026-08-27")
    text = "tasks:\n" + occurrence("b", "zhao", "2026-09-01") + carried
    (finding,) = found("T006", text, "2026-09-04T12:00:00+08:00")
    assert (finding.facts["task"], finding.facts["end"], finding.facts["days"]) == ("a", "2026-08-27", "8")
