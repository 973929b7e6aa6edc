"""M005 measure-owned."""

from __future__ import annotations

import pytest

from teamops.checking.engine import load_rules

NOON = "2026-09-10T12:00:00+08:00"


def measure(keys: str, point: str = "plan: 500, actual: 480") -> str:
    point = f"{{metric: 曝光量, date: 2026-09-08, {point}, measures: [{{action: 加投放{keys}}}]}}"
    phase = f"{{name: 预热期, start: 2026-09-01, end: 2026-09-20, checkpoints: [{point}]}}"
    return f"monitors: [{{id: m, project: 上市, phases: [{phase}]}}]"


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ("", ["`owner` · `due`"]),
        (", owner: zhang", ["`due`"]),
        (", due: 2026-09-20", ["`owner`"]),
        (", owner: zhang, due: 2026-09-20", []),
        (", owner: nobody-known, due: 2026-09-20", []),
        (", status: done", []),
        (", status: cancelled", []),
    ],
)
def test_an_open_measure_has_an_owner_and_a_day(found, keys: str, missing: list[str]) -> None:
    findings = found("M005", measure(keys), NOON)
    assert [finding.facts["missing"] for finding in findings] == missing
    assert {finding.severity for finding in findings} <= {"error"}


@pytest.mark.parametrize(
    ("now", "days"),
    [("2026-09-09T23:59:59+08:00", None), ("2026-09-10T00:00:00+08:00", "1"), ("2026-10-09T09:00:00+08:00", "30")],
)
def test_a_measure_has_the_whole_day_of_its_due(found, now: str, days: str | None) -> None:
    findings = found("M005", measure(", owner: zhang, due: 2026-09-09"), now)
    told = [("warning", "overdue", days)] if days else []
    assert [(f.severity, f.message, f.facts["days"]) for f in findings] == told


@pytest.mark.parametrize(("status", "late"), [("open", ["overdue"]), ("done", []), ("cancelled", [])])
def test_done_and_cancelled_measures_are_not_late(said, status: str, late: list[str]) -> None:
    assert said("M005", measure(f", owner: zhang, due: 2026-09-01, status: {status}"), NOON) == late


def test_a_measure_that_is_late_and_nobodys_is_told_of_both(said) -> None:
    assert said("M005", measure(", due: 2026-09-01"), NOON) == ["incomplete", "overdue_unowned"]


@pytest.mark.parametrize("point", ["plan: 500", "plan: 500, actual: 300", "plan: 500, actual: 900"])
def test_every_measure_is_asked_whatever_its_checkpoint_says(said, point: str) -> None:
    assert said("M005", measure("", point), NOON) == ["incomplete"]


@pytest.mark.parametrize(("day", "late"), [("0001-01-01", ["overdue"]), ("9999-12-31", [])])
def test_the_first_and_the_last_of_all_days_are_days(said, day: str, late: list[str]) -> None:
    assert said("M005", measure(f", owner: zhang, due: {day}"), NOON) == late


def test_the_sentence_names_the_measure_and_who_answers_for_it(found) -> None:
    (finding,) = found("M005", measure(", owner: zhang, due: 2026-09-08"), NOON)
    said = load_rules()["M005"].say(finding, "zh")
    assert said == "“上市”预热期：应对措施“加投放”（小张）应于 2026-09-08 完成，已逾期 2 天"
