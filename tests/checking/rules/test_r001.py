"""R001 review-in-time."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import load_rules
from teamops.checking.finding import NotRun


def goals(*periods: str) -> str:
    return (
        "goals: [" + ", ".join(f"{{id: g{n}, period: {period}, target: 1}}" for n, period in enumerate(periods)) + "]\n"
    )


def reviews(*lines: str) -> str:
    return "reviews: [" + ", ".join(f"{{id: r{n}, period: {line}}}" for n, line in enumerate(lines)) + "]\n"


def on(day: str, time: str = "12:00:00") -> str:
    return f"{day}T{time}+08:00"


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (on("2026-08-31"), None),
        (on("2026-09-03", "23:59:59"), None),
        (on("2026-09-04", "00:00:00"), "1"),
        (on("2026-10-03"), "30"),
        (on("2026-10-04"), None),
    ],
)
def test_the_last_month_with_goals_is_due_on_the_third(found, now: str, days: str | None) -> None:
    findings = found("R001", goals("2026-08"), now)
    assert [finding.facts["days"] for finding in findings] == ([] if days is None else [days])


@pytest.mark.parametrize(
    ("period", "asked"),
    [
        ("2026-08", ["2026-08"]),
        ("2026-W34", ["2026-08"]),
        ("2026-08-W36", ["2026-08"]),
        ("2026-08-14", ["2026-08"]),
        ("2026-W36", []),
        ("2026-Q3", []),
        ("2026", []),
        ("2026-07", []),
        ("2026-09", []),
    ],
)
def test_a_month_has_the_goals_that_lie_in_it(found, period: str, asked: list[str]) -> None:
    assert [finding.facts["period"] for finding in found("R001", goals(period), on("2026-09-04"))] == asked


def test_a_month_has_the_parts_that_lie_in_it_and_the_finding_stands_at_the_first(found) -> None:
    parts = (
        "parts: [{period: 2026-07, target: 1}, {period: 2026-08, target: 1, parts: [{period: 2026-W34, target: 1}]}]"
    )
    example = f"goals: [{{id: g, period: 2026-Q3, target: 2, {parts}}}]"
    (finding,) = found("R001", example, on("2026-09-04"))
    assert (finding.at.route, finding.record) == (("goals", 0, "parts", 1, "period"), "g")


@pytest.mark.parametrize(
    ("review", "messages"),
    [
        ("2026-08, held: 2026-09-03", []),
        ("2026-08, held: 2026-08-28", []),
        ("2026-08, held: 2026-09-04", []),
        ("2026-08", ["missing"]),
        ("2026-08, held: 2026-09-11", ["missing"]),
        ("2026-08, held: 2026-09-03, project: launch", ["missing"]),
        ("2026-07, held: 2026-09-03", ["missing"]),
        ("2026-W35, held: 2026-09-03", ["missing"]),
        ("2026-Q3, held: 2026-09-03", []),
        ("2026, held: 2026-09-10", []),
    ],
)
def test_a_review_counts_when_it_was_held_on_the_month(said, review: str, messages: list[str]) -> None:
    assert said("R001", goals("2026-08") + reviews(review), on("2026-09-10")) == messages


MONTHS = ("2025-09", "2026-05", "2026-06", "2026-07", "2026-08")


@pytest.mark.parametrize(
    ("held", "missing"),
    [
        ([], ["2026-08"]),
        (["2026-06, held: 2026-07-02"], ["2026-07", "2026-08"]),
        (["2026-06, held: 2026-07-02", "2026-08, held: 2026-09-02"], ["2026-07"]),
        (["2026-05, held: 2026-06-02", "2026-Q3, held: 2026-09-02"], ["2026-06"]),
        (["2026-Q2, held: 2026-07-02"], ["2026-08"]),
        (["2024-05, held: 2024-06-02"], ["2026-08"]),
        (["2025-09, held: 2025-10-02"], ["2026-05", "2026-06", "2026-07", "2026-08"]),
        (["2025-08, held: 2025-09-02"], ["2026-08"]),
    ],
)
def test_months_left_out_since_the_first_review_are_missed_and_older_ones_are_not(
    found, held: list[str], missing: list[str]
) -> None:
    findings = found("R001", goals(*MONTHS) + reviews(*held), on("2026-09-04"))
    assert [finding.facts["period"] for finding in findings] == missing


@pytest.mark.parametrize(
    ("by_day", "due"),
    [("5", "2026-03-05"), ("31", "2026-03-31"), ("99", "2026-03-31"), ("0", "2026-02-28"), ("-99999999", "0001-01-01")],
)
def test_the_team_sets_the_day(found, by_day: str, due: str) -> None:
    files = {"teamops.yaml": f"team: a\nlimits: {{review_by_day: {by_day}}}", "a.yaml": goals("2026-02")}
    assert [finding.facts["due"] for finding in found("R001", files, on("2026-03-01"))] == (
        [due] if due < "2026-03" else []
    )
    assert [finding.facts["due"] for finding in found("R001", files, on("2026-04-01"))] == (
        [due] if due > "2026-03" else []
    )


def test_a_review_that_was_refused_may_be_the_missing_one(loaded) -> None:
    ws = loaded(goals("2026-08") + "reviews: [{id: r, period: 2026-08, held: yesterday}]")
    said = list(load_rules()["R001"].run(ws, datetime.fromisoformat(on("2026-09-04"))))
    assert said == [NotRun("R001", "check.unread", {"files": "example.yaml"})]


@pytest.mark.parametrize("now", ["0001-01-01T12:00:00+08:00", "0001-03-05T12:00:00+08:00", "9999-12-31T12:00:00+08:00"])
def test_the_calendar_may_begin_or_end(said, now: str) -> None:
    assert said("R001", goals("2026-08") + reviews("2026-08, held: 0001-01-01"), now) == []
