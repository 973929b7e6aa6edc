"""F007 known-reference."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from teamops.checking.engine import check, load_rules

NOW = datetime.fromisoformat("2026-09-04T12:00:00+08:00")

EVERYWHERE = """\
goals:
  - id: g
    owner: x1
    department: x2
    confirmed: [{by: x3, at: 2026-09-01T09:00}]
    parts: [{owner: x4, department: x5, target: 1, confirmed: [{by: x6, at: 2026-09-01T09:00}]}]
actuals: [{goal: x7, date: 2026-09-01, value: 1, owner: x8, department: x9}]
tasks:
  - {id: t, name: 回访, start: 2026-09-05, end: 2026-09-15, goal: x10, project: x11, meeting: x12, owner: [x13],
     collaborators: [design, x14], blocker: {from: x15}}
monitors:
  - id: m
    project: 上市
    owner: x16
    goal: x17
    escalated: {to: x18, at: 2026-09-01T09:00}
    phases:
      - name: 预热期
        start: 2026-09-01
        end: 2026-09-20
        checkpoints: [{metric: 曝光量, date: 2026-09-15, owner: x19, measures: [{action: 加投放, owner: x20}]}]
reviews:
  - {id: r, period: 2026-08, project: x21, attendees: [x22], results: [{goal: x23, plan: 1, actual: 1}],
     improvements: [{id: i, item: 提速, owner: x24}]}
requests:
  - {id: q, need: 海报, from: x25, to: x26, owner: x27, accepted: {by: x28, at: 2026-09-01T09:00},
     confirmed: [{by: x29, at: 2026-09-01T09:00}]}
meetings:
  - {id: w, type: weekly, held: 2026-09-07T16:00, attendees: [x30], decisions: [{decision: 加人, owner: x31}]}
dailies: [{person: x32, date: 2026-09-03}]
"""


def test_every_reference_of_every_record_is_looked_up(found) -> None:
    names = [finding.facts["name"] for finding in found("F007", EVERYWHERE)]
    assert sorted(names, key=lambda name: int(name[1:])) == [f"x{n}" for n in range(1, 33)]


def test_the_settings_name_people_and_departments_too(found) -> None:
    settings = (
        "team: 华东营销部\ndirector: nobody\ndepartments: {sales: {name: 销售部, head: noone}}\n"
        "people: {zhao: {name: 赵四, department: sails}}\n"
    )
    findings = found("F007", {"teamops.yaml": settings})
    assert [(finding.at.route, finding.facts["near"]) for finding in findings] == [
        (("director",), ""),
        (("departments", "sales", "head"), ""),
        (("people", "zhao", "department"), "sales"),
    ]


def test_a_department_may_collaborate_and_hold_things_up(said) -> None:
    task = "{id: t, name: 回访, start: 2026-09-05, end: 2026-09-15, owner: zhao, collaborators: [design, liu]"
    assert said("F007", f"tasks: [{task}, blocker: {{from: finance}}}}]") == []


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("sales-2026Q3/2026-07", None),
        ("sales-2026Q3/2026-7", "sales-2026Q3/2026-07"),
        ("sales-2026q3", "sales-2026Q3"),
        ("sale-2026Q3/2026-07", "sales-2026Q3"),
    ],
)
def test_the_path_of_a_part_is_known_or_the_nearest_is_offered(found, path: str, near: str | None) -> None:
    goals = "goals: [{id: sales-2026Q3, parts: [{period: 2026-07, target: 1}, {period: 2026-08, target: 1}]}]\n"
    findings = found("F007", f"{goals}actuals: [{{goal: {path}, date: 2026-07-03, value: 1}}]")
    assert [finding.facts["near"] for finding in findings] == ([] if near is None else [near])


def test_a_record_that_was_refused_is_there_nevertheless(said) -> None:
    broken = "goals: [{id: g, target: many}]\nmonitors: [{id: m}]\n"
    task = "tasks: [{id: t, name: 回访, start: 2026-09-05, end: 2026-09-15, owner: zhao, goal: g/2026-09, project: m}]"
    assert said("F007", broken + task) == []


def test_people_that_cannot_be_read_at_all_accuse_nobody(said) -> None:
    settings = "team: 华东营销部\npeople: [zhao, qian]\n"
    task = "tasks: [{id: t, name: 回访, start: 2026-09-05, end: 2026-09-15, owner: zhao}]"
    assert said("F007", {"teamops.yaml": settings, "a.yaml": task}) == []


def test_it_is_not_decided_while_a_file_is_unread(loaded) -> None:
    ws = loaded({"a.yaml": load_rules()["F007"].bad, "b.yaml": "tasks: [\n"})
    checked = check(ws, NOW)
    assert "F007" not in {finding.code for finding in checked.findings}
    assert [(skipped.code, skipped.facts["files"]) for skipped in checked.not_run if skipped.code == "F007"] == [
        ("F007", "b.yaml")
    ]


def test_thousands_of_unknown_names_do_not_take_long(loaded) -> None:
    ws = loaded("tasks: [{id: t, name: 回访, start: 2026-09-05, end: 2026-09-15, owner: [zhao]}]")
    task = ws.tasks[0]
    many = tuple(task._replace(record=replace(task.record, owner=(f"unknown{n}",))) for n in range(20_000))
    assert sum(1 for _ in load_rules()["F007"].run(replace(ws, tasks=many), NOW)) == 20_000


def test_a_name_that_is_wrong_twice_is_told_twice(found) -> None:
    task = "{id: t, name: 回访, start: 2026-09-05, end: 2026-09-15, owner: 赵四, collaborators: [赵四]}"
    assert [finding.facts["near"] for finding in found("F007", f"tasks: [{task}]")] == ["zhao", "zhao"]
