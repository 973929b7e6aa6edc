"""R009 figures-agree."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import load_rules
from teamops.checking.finding import NotRun

QUARTER = """\
goals:
  - id: q
    name: 销售额
    period: 2026-Q3
    unit: 万元
    target: 5000
    parts:
      - {period: 2026-07, target: 1600, parts: [{owner: zhao, target: 1000}, {owner: qian, target: 600}]}
      - {period: 2026-08, target: 1.7亿}
      - {period: 2026-09-W36, target: 300}
"""


def review(period: str, *results: str, keys: str = "held: 2026-10-02") -> str:
    lines = ", ".join(f"{{goal: {result}}}" for result in results)
    return f"reviews: [{{id: r, period: {period}, {keys}, results: [{lines}]}}]\n"


def actuals(*lines: str) -> str:
    return "actuals: [" + ", ".join(f"{{goal: {line}}}" for line in lines) + "]\n"


@pytest.mark.parametrize(
    ("period", "result", "known"),
    [
        ("2026-07", "q, plan: 1600", None),
        ("2026-07", "q, plan: 1601", "1,600 万元"),
        ("2026-07", "q/2026-07, plan: 1600.0", None),
        ("2026-07", "q/2026-07/zhao, plan: 1000", None),
        ("2026-07", "q/2026-07/zhao, plan: 1600", "1,000 万元"),
        ("2026-08", "q, plan: 17000", None),
        ("2026-08", "q, plan: 1.7亿", None),
        ("2026-08", "q, plan: 1700", "17,000 万元"),
        ("2026-Q3", "q, plan: 5000", None),
        ("2026-Q3", "q, plan: 4999", "5,000 万元"),
        ("2026-Q3", "q/2026-07, plan: 5000", "1,600 万元"),
        ("2026", "q, plan: 4999", "5,000 万元"),
        ("2026-09", "q, plan: 1", None),
        ("2026-W31", "q, plan: 1", None),
        ("2026-08", "q/2026-07, plan: 1", None),
        ("2025-08", "q, plan: 1", None),
        ("2026-07", "unknown, plan: 1", None),
    ],
)
def test_the_plan_is_the_target_of_the_period(found, period: str, result: str, known: str | None) -> None:
    findings = found("R009", QUARTER + review(period, f"{result}, actual: 1"))
    assert [finding.facts["known"] for finding in findings] == ([] if known is None else [known])


def part(target: int, keys: str = "period: 2026-07") -> str:
    return f"{{{keys}, target: {target}}}"


SALES, BRAND = "period: 2026-07, department: sales", "period: 2026-07, department: brand"
MONTH = "department: {}, parts: [{{period: 2026-07, target: {}}}]"


@pytest.mark.parametrize(
    ("keys", "parts", "plan"),
    [
        ("measure: sum", [part(6, SALES), part(4, BRAND)], 10),
        ("measure: sum", [part(9, MONTH.format("sales", 3)), part(9, MONTH.format("brand", 4))], 7),
        ("measure: sum", [part(9, MONTH.format("sales", 3)), part(9, "department: brand")], None),
        ("buffer: {mode: over, percent: 10}", [part(6, SALES), part(5, BRAND)], None),
        ("buffer: {mode: over, percent: 10}", [part(6)], 6),
        ("measure: level", [part(6, SALES), part(6, BRAND)], 6),
        ("measure: level", [part(6, SALES), part(5, BRAND)], None),
        ("measure: sum", [], None),
    ],
)
def test_several_parts_for_the_period_are_added_up_where_that_is_clear(said, keys: str, parts: list[str], plan) -> None:
    goals = f"goals: [{{id: g, period: 2026-Q3, target: 18, {keys}, parts: [{', '.join(parts)}]}}]\n"
    assert said("R009", goals + review("2026-07", f"g, plan: {plan or 1}, actual: 1")) == []
    assert said("R009", goals + review("2026-07", "g, plan: 99, actual: 1")) == ([] if plan is None else ["plan"])


@pytest.mark.parametrize(
    ("actual", "known"),
    [
        ("1620", None),
        ("1,620", None),
        ("1620万", None),
        ("0.162亿", None),
        ("1620.5", "1,620 万元"),
        ("1.6亿", "1,620 万元"),
    ],
)
def test_the_actual_is_what_was_recorded_in_the_period(found, actual: str, known: str | None) -> None:
    recorded = actuals(
        "q, date: 2026-06-30, value: 7",
        "q, date: 2026-07-01, value: 620",
        "q, date: 2026-07-31, value: 0.1亿, owner: zhao",
        "q, date: 2026-07-31, value: 9, metric: 签约数",
        "q, date: 2026-08-01, value: 7",
    )
    findings = found("R009", QUARTER + recorded + review("2026-07", f"q, plan: 1600, actual: {actual}"))
    assert [finding.facts["known"] for finding in findings] == ([] if known is None else [known])


def test_a_persons_part_reached_what_that_person_did(said) -> None:
    recorded = actuals("q, date: 2026-07-01, value: 3, owner: zhao", "q, date: 2026-07-01, value: 4, owner: qian")
    assert said("R009", QUARTER + recorded + review("2026-07", "q/2026-07/zhao, plan: 1000, actual: 3")) == []
    assert said("R009", QUARTER + recorded + review("2026-07", "q/2026-07/zhao, plan: 1000, actual: 7")) == ["sum"]


def test_what_is_not_recorded_cannot_be_compared(said) -> None:
    recorded = actuals("q, date: 2026-08-01, value: 7")
    assert said("R009", QUARTER + recorded + review("2026-07", "q, plan: 1600, actual: 5")) == []
    assert said("R009", QUARTER + review("2026-07", "q, plan: 1600, actual: 5")) == []


LEVEL = "goals: [{id: g, name: 转化率, period: 2026-07, target: 3%, measure: level}]\n"


@pytest.mark.parametrize(
    ("lines", "actual", "messages"),
    [
        (["g, date: 2026-07-10, value: 2%", "g, date: 2026-07-31, value: 2.6%"], "0.026", []),
        (["g, date: 2026-07-31, value: 2.6%", "g, date: 2026-07-10, value: 2%"], "2.6%", []),
        (["g, date: 2026-07-10, value: 2%", "g, date: 2026-07-31, value: 2.6%"], "2%", ["level"]),
        (["g, date: 2026-07-10, value: 2%, owner: zhao", "g, date: 2026-07-31, value: 9%, owner: qian"], "5%", []),
        (["g, date: 2026-07-10, value: 2%, owner: zhao"], "5%", ["level"]),
        (["g, date: 2026-07-10, value: 5%", "g, date: 2026-07-31, value: 9%, owner: qian"], "5%", []),
    ],
)
def test_of_a_level_the_last_reading_counts_where_it_is_one(said, lines, actual: str, messages: list[str]) -> None:
    assert said("R009", LEVEL + actuals(*lines) + review("2026-07", f"g, plan: 3%, actual: {actual}")) == messages


@pytest.mark.parametrize(
    ("held", "actual", "messages"),
    [
        ("2026-07-30", "10", []),
        ("2026-07-30", "15", []),
        ("2026-07-30", "16", []),
        ("2026-07-30", "11", ["sum"]),
        ("2026-08-02", "15", ["sum"]),
        ("2026-08-02", "16", []),
    ],
)
def test_a_review_before_the_end_may_show_what_was_reached_by_then(said, held: str, actual: str, messages) -> None:
    recorded = actuals(
        "q, date: 2026-07-29, value: 10", "q, date: 2026-07-30, value: 5", "q, date: 2026-07-31, value: 1"
    )
    result = review("2026-07", f"q, plan: 1600, actual: {actual}", keys=f"held: {held}")
    assert said("R009", QUARTER + recorded + result) == messages


def test_projects_and_goals_without_a_period_or_with_one_id_are_not_compared(said) -> None:
    line = "g, plan: 9, actual: 9"
    one = "{id: g, period: 2026-07, target: 1}"
    recorded = actuals("g, date: 2026-07-29, value: 1")
    assert said("R009", f"goals: [{one}]\n" + recorded + review("2026-07", line)) == ["plan", "sum"]
    assert said("R009", f"goals: [{one}]\n" + recorded + review("2026-07", line, keys="project: launch")) == []
    assert said("R009", f"goals: [{one}, {one}]\n" + recorded + review("2026-07", line)) == []
    assert said("R009", "goals: [{id: g, target: 1}]\n" + recorded + review("2026-07", line)) == []
    assert said("R009", "goals: [{id: g, period: 2026-07}]\n" + review("2026-07", line)) == []


def test_sums_are_not_compared_while_an_actual_is_refused(loaded) -> None:
    recorded = actuals("q, date: 2026-07-29, value: 1", "q, date: 2026-07-30, value: many")
    ws = loaded(QUARTER + recorded + review("2026-07", "q, plan: 1, actual: 9"))
    undecided, finding = load_rules()["R009"].run(ws, datetime.fromisoformat("2026-10-04T12:00:00+08:00"))
    assert undecided == NotRun("R009", "check.unread", {"files": "example.yaml"})
    assert finding.message == "plan"  # type: ignore[union-attr]
    assert finding.related[0].at.route[-3:] == ("parts", 0, "target")  # type: ignore[union-attr]


def test_every_line_of_a_review_is_compared(found) -> None:
    findings = found("R009", QUARTER + review("2026-07", *["q, plan: 1, actual: 9"] * 2))
    assert [finding.at.route[-2:] for finding in findings] == [(0, "plan"), (1, "plan")]


TASKS = """\
tasks:
  - {id: a, name: a, start: 2026-07-01, end: 2026-07-10, status: done, updated: 2026-07-10T12:00}
  - {id: b, name: b, start: 2026-07-01, end: 2026-07-10, status: done, updated: 2026-07-20T12:00}
  - {id: c, name: c, start: 2026-07-01, end: 2026-08-07, first_due: 2026-07-31, status: done, updated: 2026-08-05T12:00}
  - {id: p, name: p, start: 2026-07-01, end: 2026-07-30, project: launch, status: done, updated: 2026-07-30T12:00}
monitors: [{id: launch, project: 上市}]
"""
LATER = "2026-08-20T12:00:00+08:00"


def counted(figures: str, keys: str = "held: 2026-08-02", period: str = "2026-07") -> str:
    return TASKS + f"reviews: [{{id: r, period: {period}, {keys}, tasks: {{{figures}}}}}]\n"


@pytest.mark.parametrize(
    ("figures", "keys", "known"),
    [
        ("due: 4, done: 3, late: 2", "held: 2026-08-02", None),
        ("due: 4, done: 4, late: 2", "held: 2026-08-02", ("4", "3", "2")),
        ("due: 3, done: 3, late: 1", "held: 2026-08-02", ("4", "3", "2")),
        ("due: 4, done: 3", "note: x", ("4", "3", "2")),
        ("due: 4, done: 3, late: 2", "note: x", None),
        ("due: 4, done: 1, late: 1", "held: 2026-07-19", None),  # as of that day
        ("due: 4, done: 2, late: 1", "held: 2026-07-20", None),  # before noon, or after it
        ("due: 4, done: 1, late: 1", "held: 2026-07-20", None),
        ("due: 4, done: 3, late: 2", "held: 2026-07-20", None),  # written down after the end
        ("due: 4, done: 0, late: 1", "held: 2026-07-20", ("4", "3", "2")),
        ("due: 1, done: 1", "held: 2026-08-02, project: launch", None),
        ("due: 4, done: 3, late: 2", "held: 2026-08-02, project: launch", ("1", "1", "0")),
    ],
)
def test_task_figures_are_those_of_the_records(found, figures: str, keys: str, known: tuple[str, ...] | None) -> None:
    findings = found("R009", counted(figures, keys).replace("note: x, ", ""), LATER)
    assert [tuple(one.facts[key] for key in ("due", "done", "late")) for one in findings] == ([known] if known else [])


def test_what_cannot_be_counted_is_not_compared(found) -> None:
    wrong = "due: 9, done: 9"
    assert found("R009", counted(wrong, period="2026-06"), LATER) == []  # no task is kept from then
    assert found("R009", counted(wrong, "attendees: []", "2026-08"), LATER) == []  # it runs, and nobody says as of when
    assert found("R009", counted(wrong, "held: 2026-09-02", "2026-08"), LATER) == []
    assert len(found("R009", counted(wrong, "held: 2026-08-19", "2026-08"), LATER)) == 1


def test_tasks_that_could_not_be_read_leave_their_figures_undecided(loaded) -> None:
    broken = counted("due: 9, done: 9").replace("end: 2026-07-10, status", "end: soon, status", 1)
    said = list(load_rules()["R009"].run(loaded(broken), datetime.fromisoformat(LATER)))
    assert [type(one) for one in said] == [NotRun]
