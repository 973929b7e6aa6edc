"""C008 daily-submitted: which days are asked for, and when a report is late."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import check
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


@pytest.mark.parametrize(
    ("submitted", "late"),
    [
        ("2026-09-24T17:00:00+08:00", False),
        ("2026-09-24T09:00:00+00:00", False),
        ("2026-09-24T17:01:00+08:00", True),
        ("2026-09-24T09:01:00+00:00", True),
        ("2026-09-25T09:00:00+08:00", True),
        ("9999-12-31T23:59:59-08:00", True),
        ("0001-01-01T00:00:00+08:00", False),
    ],
)
def test_exactly_the_time_is_not_late(found, submitted: str, late: bool) -> None:
    findings = found("C008", dailies(f"zhang 2026-09-24 {submitted}"), MONDAY.format("12:00:00"))
    assert [(f.message, f.facts["late"], f.facts["by"]) for f in findings] == [("late", "2026-09-24", "17:00")] * late
    assert all(f.at.route == ("dailies", 0, "submitted") for f in findings)


def test_a_report_that_does_not_say_when_it_came_and_the_first_of_two_are_in_time(said) -> None:
    late = "zhang 2026-09-24 2026-09-24T20:00"
    assert said("C008", dailies(late, "zhang 2026-09-24 2026-09-24T16:00"), MONDAY.format("12:00:00")) == []
    assert said("C008", dailies(late, "zhang 2026-09-24"), MONDAY.format("12:00:00")) == []


def test_a_late_report_of_a_day_off_or_long_ago_is_no_matter(said) -> None:
    text = dailies(
        "zhang 2026-09-01 2026-09-01T20:00", "zhang 2026-09-25 2026-09-25T20:00",
        *(f"zhang 2026-09-{day}" for day in (21, 22, 23, 24)),
    )  # fmt: skip
    assert said("C008", text, MONDAY.format("12:00:00")) == []


def test_a_person_gets_one_finding_at_the_last_report(found) -> None:
    text = dailies("zhang 2026-09-22", "zhang 2026-09-24 2026-09-24T18:00")
    (finding,) = found("C008", text, MONDAY.format("12:00:00"))
    assert (finding.message, finding.record, finding.at.route) == ("both", "zhang", ("dailies", 1, "date"))


def test_somebody_unknown_is_another_rules_matter(said) -> None:
    text = dailies("nobody 2026-09-22", "nobody 2026-09-24")
    assert said("C008", text, MONDAY.format("12:00:00")) == []


def test_a_refused_report_is_not_called_missing(loaded) -> None:
    text = dailies("zhang 2026-09-22", "zhang 2026-09-23 5pm", "zhang 2026-09-24 2026-09-24T18:00")
    undecided, finding = RULE.run(loaded(text), datetime.fromisoformat(MONDAY.format("12:00:00")))
    assert undecided == NotRun("C008", "check.dailies_refused", {"count": "1"})
    assert finding.message == "late"


def test_nothing_is_decided_while_a_file_cannot_be_read(loaded) -> None:
    ws = loaded({"d.yaml": dailies("zhang 2026-09-22", "zhang 2026-09-24"), "e.yaml": "dailies: [\n"})
    checked = check(ws, datetime.fromisoformat(MONDAY.format("12:00:00")))
    assert "C008" in {undecided.code for undecided in checked.not_run}


@pytest.mark.parametrize("now", ["0001-01-01T12:00:00+08:00", "9999-12-31T18:00:00+08:00"])
def test_the_ends_of_the_calendar_are_days_like_others(found, now: str) -> None:
    assert len(found("C008", dailies("zhang 0001-01-01 2026-01-01T00:00", "zhang 9999-12-30"), now)) <= 1
