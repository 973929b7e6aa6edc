"""R008 everyone-there."""

from __future__ import annotations

import pytest

GOALS = """\
goals:
  - {id: sales, period: 2026-08, target: 1, department: sales, owner: wang}
  - {id: owned, period: 2026-08, target: 1, owner: lijie}
  - {id: nobodys, period: 2026-08, target: 1}
  - {id: split, period: 2026-08, target: 1, department: sales, parts: [{department: brand, target: 1}]}
"""


def review(attendees: str, *goals: str, more: str = "", keys: str = "held: 2026-09-02") -> str:
    results = ", ".join(f"{{goal: {goal}, plan: 1, actual: 1}}" for goal in goals)
    held = f"{{id: r, period: 2026-08, {keys}, attendees: [{attendees}], results: [{results}]}}"
    return f"{GOALS}{more}reviews: [{held}]\n"


@pytest.mark.parametrize(
    ("attendees", "goals", "missing"),
    [
        ("sales", ["sales"], []),
        ("wang", ["sales"], []),
        ("zhao", ["sales"], []),
        ("chen", ["sales"], ["销售部"]),
        ("marketing", ["sales"], ["销售部"]),
        ("sales", ["owned"], ["品牌部"]),
        ("sales, lijie", ["owned"], []),
        ("sales", ["nobodys"], []),
        ("sales", ["split"], []),
        ("sales", ["split/brand"], ["品牌部"]),
        ("sales", ["unknown"], []),
        ("chen", ["owned", "sales"], ["销售部 · 品牌部"]),
        ("chen, 市场部", ["sales"], []),
    ],
)
def test_the_departments_whose_goals_are_reviewed_attend(found, attendees: str, goals: list[str], missing) -> None:
    findings = found("R008", review(attendees, *goals))
    assert [(f.message, f.facts["departments"]) for f in findings] == [("team", name) for name in missing]


def test_the_head_of_a_department_stands_for_it(said) -> None:
    settings = """\
team: a
departments: {sales: {name: 销售部}, field: {name: 销售团队, head: wang}}
people: {wang: {name: 王经理, department: sales}, chen: {name: 陈总}}
"""
    goals = "goals: [{id: g, period: 2026-08, target: 1, department: field}]\n"
    results = "results: [{goal: g, plan: 1, actual: 1}]"

    def attended(by: str) -> list[str]:
        held = f"{{id: r, period: 2026-08, held: 2026-09-02, attendees: [{by}], {results}}}"
        return said("R008", {"teamops.yaml": settings, "a.yaml": f"{goals}reviews: [{held}]"})

    assert [attended(by) for by in ("wang", "sales", "field", "chen")] == [[], [], [], ["team"]]


@pytest.mark.parametrize(
    ("request_", "messages"),
    [
        ("from: marketing, to: design, due: 2026-08-31", ["partners"]),
        ("from: marketing, to: sales, due: 2026-08-01", []),
        ("from: design, to: sales, due: 2026-08-01", ["partners"]),
        ("from: marketing, to: design, due: 2026-07-31", []),
        ("from: marketing, to: design, due: 2026-09-01", []),
        ("from: marketing, to: design", []),
        ("from: design, due: 2026-08-31", []),
        ("from: marketing, to: unknown, due: 2026-08-31", []),
        ("from: marketing, to: design, due: 2026-08-31, status: cancelled", []),
    ],
)
def test_departments_with_a_request_due_in_the_period_attend(said, request_: str, messages: list[str]) -> None:
    requests = f"requests: [{{id: q, need: 海报, {request_}}}]\n"
    assert said("R008", review("sales, marketing", "sales", more=requests)) == messages


@pytest.mark.parametrize(
    ("task", "messages"),
    [
        ("start: 2026-07-01, end: 2026-08-20, collaborators: [design, lijie]", ["partners"]),
        ("start: 2026-08-01, end: 2026-08-20, collaborators: [lijie]", []),
        ("start: 2026-08-01, end: 2026-09-20, collaborators: design", []),
        ("start: 2026-08-01, end: 2026-08-20, collaborators: design, status: cancelled", []),
        ("start: 0001-01-01, end: 9999-12-31, collaborators: design", []),
    ],
)
def test_departments_that_worked_on_tasks_of_the_period_attend(said, task: str, messages: list[str]) -> None:
    tasks = f"tasks: [{{id: t, name: 活动, owner: zhao, {task}}}]\n"
    assert said("R008", review("sales", "sales", more=tasks)) == messages


def test_a_review_that_lists_nobody_is_told_once_and_one_not_held_is_not(said) -> None:
    assert said("R008", review("", "sales", "owned")) == ["nobody"]
    assert said("R008", review("", "sales", keys="held: null")) == []
    assert said("R008", review("chen", "sales", keys="project: launch")) == []


def test_the_review_of_a_project_needs_its_owner_and_no_partners(said) -> None:
    more = """\
monitors: [{id: launch, project: 上市, owner: lijie}]
requests: [{id: q, need: 海报, from: marketing, to: design, due: 2026-08-31}]
"""
    keys = "held: 2026-09-02, project: launch"
    assert said("R008", review("sales", "sales", more=more, keys=keys)) == ["team"]
    assert said("R008", review("sales, brand", "sales", more=more, keys=keys)) == []
