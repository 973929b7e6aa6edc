"""T010 blocked-too-long."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import load_rules
from teamops.checking.finding import NotRun

RULE = load_rules()["T010"]


def task(blocker: str, status: str = "blocked") -> str:
    days = "start: 2026-08-24, end: 2026-10-30"
    return f"tasks: [{{id: t, name: 回访, owner: zhao, {days}, status: {status}{blocker}}}]"


def since(day: str) -> str:
    return f", blocker: {{from: finance, since: {day}}}"


@pytest.mark.parametrize(
    ("day", "now", "days"),
    [
        ("2026-09-02", "2026-09-04T23:59", None),  # exactly 2
        ("2026-09-01", "2026-09-04T00:00", "3"),
        ("2026-09-03", "2026-09-07T12:00", None),  # Thursday to Monday
        ("2026-09-03", "2026-09-08T12:00", "3"),
        ("2026-09-17", "2026-09-20T12:00", None),
        ("2026-09-17", "2026-09-21T12:00", "3"),  # Sunday 20 September was worked
        ("2026-09-24", "2026-09-29T12:00", None),  # 25 September was a holiday
        ("2026-09-30", "2026-10-09T12:00", None),
        ("2026-09-30", "2026-10-10T12:00", "3"),
        ("2026-09-10", "2026-09-04T12:00", None),
        ("2025-09-03", "2026-09-04T12:00", "249"),
        ("2025-09-02", "2026-09-04T12:00", "249+"),  # no more than a year is counted
    ],
)
def test_two_working_days_are_within(found, day: str, now: str, days: str | None) -> None:
    findings = found("T010", task(since(day)), f"{now}:00+08:00")
    assert [(f.facts["since"], f.facts["days"]) for f in findings] == ([] if days is None else [(day, days)])


@pytest.mark.parametrize("status", ["in_progress", "not_started", "done", "cancelled"])
def test_only_what_is_blocked_waits(said, status: str) -> None:
    assert said("T010", task(since("2026-08-24"), status)) == []


@pytest.mark.parametrize(("who", "name"), [("finance", "财务部"), ("wang", "王经理"), ("nobody", "nobody")])
def test_it_is_told_who_is_waited_for(found, who: str, name: str) -> None:
    (finding,) = found("T010", task(f", blocker: {{from: {who}, since: 2026-09-01}}"))
    assert finding.facts["whom"] == name


def test_a_slip_in_the_year_takes_no_time_and_is_told_as_more(found) -> None:
    (finding,) = found("T010", task(since("0001-01-01")))
    assert finding.facts["days"].endswith("+")
    assert found("T010", task(since("9999-12-31"))) == []
    assert found("T010", task(since("0001-01-01")), "0001-01-02T12:00:00+08:00") == []


def undecided(ws) -> list[NotRun]:
    now = datetime.fromisoformat("2026-09-04T12:00:00+08:00")
    return [said for said in RULE.run(ws, now) if isinstance(said, NotRun)]


def test_blocked_tasks_that_do_not_say_since_when_are_counted(loaded, said) -> None:
    rows = ("status: blocked", "status: blocked, blocker: {needs: 数据}", "status: in_progress")
    text = "tasks:\n" + "".join(
        f"  - {{id: t{n}, name: 回访, start: 2026-08-24, end: 2026-09-15, {row}}}\n" for n, row in enumerate(rows)
    )
    assert undecided(loaded(text)) == [NotRun("T010", "check.no_since", {"count": "2"})]
    assert said("T010", text) == []


def test_nobody_is_accused_while_holidays_may_be_unread(loaded, said) -> None:
    files = {"calendar/2026.yaml": "calendar: [\n", "a.yaml": task(since("2026-08-24"))}
    assert undecided(loaded(files)) == [NotRun("T010", "check.unread", {"files": "calendar/2026.yaml"})]
    assert said("T010", files) == []
    assert undecided(loaded(files | {"a.yaml": task(since("2026-08-24"), "in_progress")})) == []
