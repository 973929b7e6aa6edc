"""T005 status-fresh."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import load_rules
from teamops.checking.example_team import CALENDAR, SETTINGS
from teamops.checking.finding import NotRun

RULE = load_rules()["T005"]


def task(keys: str, days: str = "start: 2026-08-24, end: 2026-10-30", owner: str = "owner: zhao, ") -> str:
    return f"tasks: [{{id: t, name: 回访, {owner}{days}, {keys}}}]"


def at(day_and_time: str) -> str:
    return f"{day_and_time}:00+08:00"


@pytest.mark.parametrize(
    ("now", "updated", "due"),
    [
        ("2026-09-03T17:00", "2026-09-02T00:00", None),  # Thursday's due time has come, and has not passed
        ("2026-09-03T17:01", "2026-09-02T23:59", "2026-09-03"),
        ("2026-09-03T17:01", "2026-09-03T00:00", None),
        ("2026-09-03T17:01", "2026-09-03T22:00", None),
        ("2026-09-04T12:00", "2026-09-03T23:00", None),
        ("2026-09-04T12:00", "2026-09-02T16:00", "2026-09-03"),
        ("2026-09-07T16:59", "2026-09-04T09:00", None),  # Monday; Friday's is still the last that was due
        ("2026-09-07T16:59", "2026-09-03T09:00", "2026-09-04"),
        ("2026-09-19T12:00", "2026-09-18T16:00", None),
        ("2026-09-21T09:00", "2026-09-18T16:00", "2026-09-20"),  # the Sunday before was worked
        ("2026-10-08T16:00", "2026-09-30T16:00", None),  # the first day after the holidays
        ("2026-10-08T18:00", "2026-09-30T16:00", "2026-10-08"),
        ("2026-09-04T12:00", "2026-07-06T16:00", "2026-08-24"),  # not before the task began
    ],
)
def test_a_task_in_progress_is_due_every_working_day(found, now: str, updated: str, due: str | None) -> None:
    findings = found("T005", task(f"status: in_progress, updated: {updated}"), at(now))
    assert [(f.message, f.facts["due"]) for f in findings] == ([] if due is None else [("daily", due)])


@pytest.mark.parametrize("status", ["not_started", "blocked"])
@pytest.mark.parametrize(
    ("now", "updated", "due"),
    [
        ("2026-09-04T12:00", "2026-09-01T09:00", None),  # Thursday's due time found it 2 working days old
        ("2026-09-04T17:00", "2026-09-01T09:00", None),
        ("2026-09-04T17:01", "2026-09-01T09:00", "2026-09-04"),
        ("2026-09-07T12:00", "2026-09-01T09:00", "2026-09-04"),
        ("2026-09-07T12:00", "2026-09-02T09:00", None),
    ],
)
def test_another_task_may_be_two_working_days_old(found, status, now: str, updated: str, due: str | None) -> None:
    findings = found("T005", task(f"status: {status}, updated: {updated}"), at(now))
    assert [(f.message, f.facts["due"]) for f in findings] == ([] if due is None else [("thrice", due)])


@pytest.mark.parametrize(
    ("start", "daily", "thrice"),
    [
        ("2026-09-05", 0, 0),
        ("2026-09-04", 0, 0),  # began today
        ("2026-09-03", 1, 0),
        ("2026-09-01", 1, 1),
    ],
)
def test_a_task_owes_what_was_due_since_it_began(said, start: str, daily: int, thrice: int) -> None:
    days = f"start: {start}, end: 2026-09-30"
    assert len(said("T005", task("status: in_progress, updated: 2026-08-03T09:00", days))) == daily
    assert len(said("T005", task("status: not_started, updated: 2026-08-03T09:00", days))) == thrice


@pytest.mark.parametrize("status", ["not_started", "blocked"])
def test_a_task_of_one_day_is_due_on_that_day(said, status: str) -> None:
    day_task = task(f"status: {status}, updated: 2026-09-02T09:00", "start: 2026-09-03, end: 2026-09-03")
    assert said("T005", day_task, at("2026-09-03T17:00")) == []
    assert said("T005", day_task, at("2026-09-03T17:01")) == ["daily"]


@pytest.mark.parametrize("status", ["in_progress", "not_started", "blocked", "done", "cancelled"])
def test_what_is_past_its_end_is_left_to_t006_and_what_is_closed_is_not_due(said, status: str) -> None:
    is_open = status not in ("done", "cancelled")
    for end, stale in (("2026-09-04", is_open), ("2026-09-03", False)):
        days = f"start: 2026-08-03, end: {end}"
        assert len(said("T005", task(f"status: {status}, updated: 2026-08-06T16:00", days))) == stale


CONFIRMED = "tasks: [{id: d, name: 周报, start: 2026-08-03, end: 2026-08-07, status: done, updated: 2026-08-07T16:00}]"


@pytest.mark.parametrize("status", ["not_started", "in_progress", "blocked"])
@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-09-04T12:00", {"daily": None, "thrice": None}),  # a Friday, the first day of the task
        ("2026-09-04T17:01", {"daily": "2026-09-04", "thrice": None}),
        ("2026-09-08T17:00", {"daily": "2026-09-04", "thrice": None}),
        ("2026-09-08T17:01", {"daily": "2026-09-04", "thrice": "2026-09-08"}),
    ],
)
def test_who_never_confirms_is_chased_like_who_once_did(
    found, status: str, now: str, days: dict[str, str | None]
) -> None:
    due = days["daily" if status == "in_progress" else "thrice"]
    never = task(f"status: {status}", "start: 2026-09-04, end: 2026-09-30")
    once = task(f"status: {status}, updated: 2026-09-01T16:00", "start: 2026-09-04, end: 2026-09-30")
    for text in (never, once):
        findings = found("T005", {"a.yaml": text, "b.yaml": CONFIRMED}, at(now))
        assert [f.facts["due"] for f in findings] == ([] if due is None else [due])


def test_who_never_confirms_is_not_chased_for_days_off(found) -> None:
    files = {"b.yaml": CONFIRMED, "a.yaml": task("status: in_progress", "start: 2026-09-02, end: 2026-09-30")}
    away = files | {"teamops.yaml": off("2026-09-02, 2026-09-03")}
    assert [f.facts["due"] for f in found("T005", files)] == ["2026-09-02"]
    assert found("T005", away) == []


def test_a_person_gets_one_finding_about_all_their_tasks(found) -> None:
    text = """\
tasks:
  - {id: a, name: 回访, owner: zhao, start: 2026-08-24, end: 2026-09-30, status: in_progress, updated: 2026-09-02T16:00}
  - {id: b, name: 拜访, owner: zhao, start: 2026-08-24, end: 2026-09-30, status: in_progress, updated: 2026-09-01T16:00}
  - {id: c, name: 培训, owner: qian, start: 2026-08-24, end: 2026-09-30, status: in_progress, updated: 2026-09-02T16:00}
  - {id: d, name: 周报, owner: [zhao, qian], start: 2026-08-24, end: 2026-09-30, status: in_progress,
     updated: 2026-09-02T16:00}
"""
    zhao, qian, both = found("T005", text)
    assert (zhao.message, zhao.record, zhao.facts["count"], zhao.facts["task"]) == ("several", "zhao", "2", "拜访")
    assert zhao.at.route == ("tasks", 1, "updated")
    assert [(one.at.route, one.facts["task"]) for one in zhao.related] == [(("tasks", 0, "updated"), "回访")]
    assert [(one.message, one.record) for one in (qian, both)] == [("daily", "qian"), ("daily", "d")]


def test_what_is_only_ticked_off_needs_no_status(said) -> None:
    keys = "status: in_progress, updated: 2026-09-01T16:00"
    assert said("T005", task(keys)) == ["daily"]
    assert said("T005", task(f"{keys}, routine: weekly")) == []


def test_a_status_from_the_future_is_fresh(said) -> None:
    for moment in ("2026-09-05T09:00", "9999-12-31T23:59:00-12:00"):
        assert said("T005", task(f"status: in_progress, updated: {moment}")) == []


def test_the_day_of_a_status_is_that_of_the_team(said) -> None:
    """17:30 in London is half past midnight of the next day in Shanghai."""
    assert said("T005", task("status: in_progress, updated: 2026-09-02T17:30:00+01:00")) == []
    assert said("T005", task("status: in_progress, updated: 2026-09-03T00:30:00+09:00")) == ["daily"]


def off(days: str) -> str:
    return SETTINGS.replace("赵四, department: sales", f"赵四, department: sales, days_off: [{days}]")


def test_days_off_put_off_the_due_day_of_their_owner_only(found) -> None:
    files = {
        "teamops.yaml": off("2026-09-02, 2026-09-03"),
        "a.yaml": task("status: in_progress, updated: 2026-09-01T16:00"),
    }
    assert found("T005", files) == []
    (late,) = found("T005", files, at("2026-09-04T18:00"))
    assert late.facts["due"] == "2026-09-04"
    others = task("status: in_progress, updated: 2026-09-01T16:00", owner="owner: qian, ")
    assert len(found("T005", files | {"a.yaml": others})) == 1


def test_a_make_up_day_may_be_a_day_off_too(said) -> None:
    files = {"teamops.yaml": off("2026-09-20"), "a.yaml": task("status: in_progress, updated: 2026-09-18T16:00")}
    assert said("T005", files, at("2026-09-21T09:00")) == []


@pytest.mark.parametrize(
    ("owner", "message"),
    [
        ("", "daily_unowned"),
        ("owner: nobody, ", "daily"),
        ("owner: [zhao, qian], ", "daily"),
        ("owner: sales, ", "daily"),
    ],
)
def test_a_task_without_one_known_owner_goes_by_the_calendar_of_the_team(found, owner: str, message: str) -> None:
    files = {
        "teamops.yaml": off("2026-09-02, 2026-09-03"),
        "a.yaml": task("status: in_progress, updated: 2026-09-02T16:00", owner=owner),
    }
    (finding,) = found("T005", files)
    assert finding.message == message


def test_the_team_sets_the_time_of_day(said) -> None:
    files = {
        "teamops.yaml": SETTINGS + "limits: {daily_by: '11:59'}\n",
        "a.yaml": task("status: in_progress, updated: 2026-09-03T16:00"),
    }
    assert said("T005", files) == ["daily"]
    assert said("T005", files, at("2026-09-04T11:59")) == []


def undecided(ws, now: str = "2026-09-04T12:00:00+08:00") -> list[NotRun]:
    return [said for said in RULE.run(ws, datetime.fromisoformat(now)) if isinstance(said, NotRun)]


def test_tasks_that_were_never_confirmed_are_counted_and_not_accused(loaded, said) -> None:
    rows = ("status: in_progress", "status: blocked", "status: not_started", "status: done")
    late = "".join(
        f"  - {{id: t{n}, name: 回访, start: 2026-08-24, end: 2026-09-30, {r}}}\n" for n, r in enumerate(rows)
    )
    today = "  - {id: t9, name: 回访, start: 2026-09-04, end: 2026-09-30, status: in_progress}\n"
    assert undecided(loaded("tasks:\n" + late + today)) == [NotRun("T005", "check.no_updated", {"count": "2"})]
    assert said("T005", "tasks:\n" + late + today) == []


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"calendar/2026.yaml": "calendar: [\n"}, "calendar/2026.yaml"),
        ({"calendar/2026.yaml": CALENDAR.replace("2026-09-20,", "2026-13-20,")}, "calendar/2026.yaml"),
        ({"teamops.yaml": "team: [\n"}, "teamops.yaml"),
        ({"teamops.yaml": "team: 华东\npeople: []\n"}, "teamops.yaml"),
        ({"goals/a.yaml": "goals: [\n"}, None),
    ],
)
def test_nobody_is_accused_while_days_off_may_be_unread(loaded, said, files: dict[str, str], named: str | None) -> None:
    stale = {"a.yaml": task("status: in_progress, updated: 2026-09-01T16:00")}
    expected = [] if named is None else [NotRun("T005", "check.unread", {"files": named})]
    assert undecided(loaded(stale | files)) == expected
    assert len(said("T005", stale | files)) == (named is None)


def test_nobody_is_accused_whose_own_record_was_refused(said) -> None:
    files = {"teamops.yaml": off("9月2日"), "a.yaml": task("status: in_progress, updated: 2026-08-28T16:00")}
    assert said("T005", files) == []


@pytest.mark.parametrize(
    ("calendar", "messages"),
    [("[]", []), ("[{year: 2026, status: provisional}]", ["daily"])],
    ids=["none", "provisional"],
)
def test_without_a_calendar_the_official_days_count(said, calendar: str, messages: list[str]) -> None:
    """1 to 7 October are holidays, unless the team's own record of the year does not know them yet."""
    files = {
        "calendar/2026.yaml": f"calendar: {calendar}\n",
        "a.yaml": task("status: in_progress, updated: 2026-09-30T16:00"),
    }
    assert said("T005", files, at("2026-10-08T09:00")) == messages


@pytest.mark.parametrize("now", ["0001-01-01T12:00:00+08:00", "9999-12-31T23:00:00+08:00"])
def test_the_first_and_the_last_of_all_days_are_no_matter(said, now: str) -> None:
    for keys in ("status: in_progress, updated: 0001-01-01T00:00+08:00", "updated: 0001-01-01T00:00:00+14:00"):
        said("T005", task(keys, "start: 0001-01-01, end: 9999-12-31"), now)
