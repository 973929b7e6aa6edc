"""F012 known-calendar."""

from __future__ import annotations


def task(start: str, end: str) -> str:
    return f"tasks: [{{id: t, name: 回访, owner: zhao, start: {start}, end: {end}}}]\n"


def test_a_year_is_told_once_however_often_it_is_used(found) -> None:
    goals = "goals: [{id: a, period: 2027}, {id: b, period: 2027-Q1}]\n"
    (finding,) = found("F012", goals + task("2027-03-01", "2027-03-31"))
    assert (finding.at.file, finding.facts) == ("teamops.yaml", {"year": "2027"})


def test_years_in_a_row_are_one_finding(found) -> None:
    assert [f.facts["year"] for f in found("F012", task("2003-12-01", "2062-01-01"))] == ["2003", "2027–2062"]


def test_a_provisional_year_is_told_at_its_calendar(found) -> None:
    (finding,) = found("F012", "calendar: [{year: 2027, status: provisional}]\n" + task("2027-03-01", "2027-03-31"))
    assert (finding.message, finding.at.route) == ("provisional", ("calendar", 0, "status"))


def test_a_year_that_nobody_plans_for_may_be_unknown(said) -> None:
    assert said("F012", "calendar: [{year: 2027, status: provisional}]\n" + task("2026-03-01", "2026-03-31")) == []
