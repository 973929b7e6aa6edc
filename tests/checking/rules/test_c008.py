"""C008 daily-submitted: who is asked for which days."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import check
from teamops.checking.example_team import SETTINGS
from teamops.checking.finding import NotRun
from teamops.checking.rules.c008_daily_submitted import RULE

MONDAY = "2026-09-28T{}+08:00"  # after 25 Sep, a holiday, and 20 Sep, a Sunday that is worked


def dailies(*rows: str) -> str:
    """Rows of `person date [submitted]`."""
    return "dailies:\n" + "".join(f"  - {{{_keys(*row.split())}}}\n" for row in rows)


def _keys(person: str, day: str, submitted: str | None = None) -> str:
    return f"person: {person}, date: {day}" + (f", submitted: {submitted}" if submitted else "")


def missing(found, text: str, now: str) -> list[tuple[str, str]]:
    return [(f.facts["person"], f.facts["days"]) for f in found("C008", text, now)]


def test_working_days_are_asked_for_and_holidays_are_not(found) -> None:
    text = dailies("zhang 2026-09-22", "zhang 2026-09-24")
    assert missing(found, text, MONDAY.format("12:00:00")) == [("小张", "2026-09-23")]


@pytest.mark.parametrize(("time", "told"), [("17:00:00", []), ("17:00:01", [("小张", "2026-09-28")])])
def test_today_counts_once_the_time_has_passed(found, time: str, told: list[tuple[str, str]]) -> None:
    text = dailies("zhang 2026-09-23", "zhang 2026-09-24")
    assert missing(found, text, MONDAY.format(time)) == told


def test_this_week_and_the_last_are_looked_at_and_a_make_up_day_is_worked(found) -> None:
    text = dailies("zhang 2026-09-01", "zhang 2026-09-21", "zhang 2026-09-22", "zhang 2026-09-23", "zhang 2026-09-24")
    days = "2026-09-14 · 2026-09-15 · 2026-09-16 · 2026-09-17 · 2026-09-18 · 2026-09-20"
    assert missing(found, text, "2026-09-25T12:00:00+08:00") == [("小张", days)]
    assert missing(found, text, MONDAY.format("12:00:00")) == []


def test_nobody_owes_reports_from_before_the_first_one_or_without_any(found) -> None:
    text = dailies("zhang 2026-09-24", "xiaowang 2026-09-23", "xiaowang 2026-09-24", "lijie 2026-10-30")
    assert missing(found, text, MONDAY.format("12:00:00")) == []


def test_who_stopped_is_told_as_long_as_others_go_on(found) -> None:
    text = dailies("zhang 2026-09-02", "xiaowang 2026-09-24")
    days = "2026-09-21 · 2026-09-22 · 2026-09-23 · 2026-09-24"
    assert missing(found, text, MONDAY.format("12:00:00")) == [("小张", days)]
    assert missing(found, dailies("zhang 2026-09-02"), MONDAY.format("12:00:00")) == []


def test_days_off_are_excused(found) -> None:
    settings = "team: 华东营销部\npeople: {zhang: {name: 小张, days_off: [2026-09-23]}}\n"
    files = {"teamops.yaml": settings, "d.yaml": dailies("zhang 2026-09-22", "zhang 2026-09-24")}
    assert missing(found, files, MONDAY.format("12:00:00")) == []


@pytest.mark.parametrize("submitted", ["2026-09-24T17:00:00+08:00", "2026-09-25T09:00:00+08:00", ""])
def test_a_report_that_was_written_is_quiet_even_if_it_came_late(said, submitted: str) -> None:
    assert said("C008", dailies(f"zhang 2026-09-24 {submitted}"), MONDAY.format("12:00:00")) == []


def test_a_person_gets_one_finding_at_the_last_report(found) -> None:
    text = dailies("zhang 2026-09-21", "zhang 2026-09-24 2026-09-24T18:00")
    (finding,) = found("C008", text, MONDAY.format("12:00:00"))
    assert (finding.message, finding.record, finding.at.route) == ("missing", "zhang", ("dailies", 1, "date"))
    assert finding.facts["days"] == "2026-09-22 · 2026-09-23"


def tasks(*rows: str) -> str:
    """Rows of `person first last status`."""
    keys = "{{id: t{}, name: 回访, owner: {}, start: {}, end: {}, status: {}}}"
    return "tasks:\n" + "".join(f"  - {keys.format(n, *row.split())}\n" for n, row in enumerate(rows))


@pytest.mark.parametrize(
    ("task", "days"),
    [
        ("xiaowang 2026-09-01 2026-09-30 in_progress", "2026-09-23 · 2026-09-24"),  # from the team's first report on
        ("xiaowang 2026-09-24 2026-09-30 not_started", "2026-09-24"),
        ("xiaowang 2026-09-01 2026-09-23 done", "2026-09-23"),
        ("xiaowang 2026-09-01 2026-09-23 in_progress", "2026-09-23 · 2026-09-24"),
        ("xiaowang 2026-09-01 2026-09-30 cancelled", None),
        ("xiaowang 2026-09-28 2026-09-30 not_started", None),
        ("liu 2026-09-01 2026-09-30 in_progress", "2026-09-23 · 2026-09-24"),  # of another department
    ],
)
def test_who_has_a_task_and_never_reports_is_chased_like_who_once_did(found, task: str, days: str | None) -> None:
    files = {"d.yaml": dailies("zhang 2026-09-23", "zhang 2026-09-24"), "t.yaml": tasks(task)}
    findings = found("C008", files, MONDAY.format("12:00:00"))
    person = task.partition(" ")[0]
    assert [(f.record, f.facts["days"], f.at.route) for f in findings] == (
        [] if days is None else [(person, days, ("people", person))]
    )


def test_nobody_is_chased_in_a_team_that_writes_none(said) -> None:
    text = tasks("xiaowang 2026-09-01 2026-09-30 in_progress")
    assert said("C008", text, MONDAY.format("12:00:00")) == []
    assert said("C008", text + dailies("zhang 2026-09-02"), MONDAY.format("12:00:00")) == []


def test_a_team_may_name_the_departments_and_people_that_write_them(found) -> None:
    files = {
        "teamops.yaml": SETTINGS + "limits: {daily_from: [marketing]}\n",
        "d.yaml": dailies("zhang 2026-09-23"),
        "t.yaml": tasks("xiaowang 2026-09-24 2026-09-30 in_progress", "liu 2026-09-01 2026-09-30 in_progress"),
    }
    assert [f.record for f in found("C008", files, MONDAY.format("12:00:00"))] == ["xiaowang", "zhang"]
    person = files | {"teamops.yaml": SETTINGS + "limits: {daily_from: [liu]}\n"}
    assert [f.record for f in found("C008", person, MONDAY.format("12:00:00"))] == ["zhang", "liu"]
    unknown = files | {"teamops.yaml": SETTINGS + "limits: {daily_from: [market]}\n"}
    (finding,) = found("F007", unknown)
    assert finding.at.route == ("limits", "daily_from", 0)


def test_who_never_reports_is_not_chased_for_days_off(found) -> None:
    files = {
        "teamops.yaml": SETTINGS.replace(
            "小王, department: marketing", "小王, department: marketing, days_off: [2026-09-24]"
        ),
        "d.yaml": dailies("zhang 2026-09-23", "zhang 2026-09-24"),
        "t.yaml": tasks("xiaowang 2026-09-24 2026-09-30 in_progress"),
    }
    assert found("C008", files, MONDAY.format("12:00:00")) == []


def test_somebody_unknown_is_another_rules_matter(said) -> None:
    text = dailies("nobody 2026-09-22", "nobody 2026-09-24")
    assert said("C008", text, MONDAY.format("12:00:00")) == []


def test_a_refused_report_is_not_called_missing(loaded) -> None:
    text = dailies("zhang 2026-09-22", "zhang 2026-09-23 5pm", "zhang 2026-09-24 2026-09-24T18:00")
    said = list(RULE.run(loaded(text), datetime.fromisoformat(MONDAY.format("12:00:00"))))
    assert said == [NotRun("C008", "check.dailies_refused", {"count": "1"})]


def test_nothing_is_decided_while_a_file_cannot_be_read(loaded) -> None:
    ws = loaded({"d.yaml": dailies("zhang 2026-09-22", "zhang 2026-09-24"), "e.yaml": "dailies: [\n"})
    checked = check(ws, datetime.fromisoformat(MONDAY.format("12:00:00")))
    assert "C008" in {undecided.code for undecided in checked.not_run}


@pytest.mark.parametrize("now", ["0001-01-01T12:00:00+08:00", "9999-12-31T18:00:00+08:00"])
def test_the_ends_of_the_calendar_are_days_like_others(found, now: str) -> None:
    assert len(found("C008", dailies("zhang 0001-01-01 2026-01-01T00:00", "zhang 9999-12-30"), now)) <= 1
