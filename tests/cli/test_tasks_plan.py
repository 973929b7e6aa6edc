"""`teamops tasks plan`: a week's task list comes of goals, routines and what is left over, and of nothing twice."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from teamops.model.records.tasks import Task
from teamops.store.reading.loader import load

ROUTINES = """\
tasks:
  - id: sales-daily
    name: 销售日报汇总
    type: routine
    repeat: daily
    owner: zhou
    start: 2026-09-01
    end: 2026-09-30
    priority: P3
  - {id: leads-weekly, name: 线索周报, repeat: "weekly Mon,Thu", owner: he, start: 2026-09-01, end: 2026-12-31}
"""
MONDAY = ("--today", "2026-09-14")


@pytest.fixture
def team(quarter: Path) -> Path:
    (quarter / "tasks/routines.yaml").write_text(ROUTINES, encoding="utf-8")
    return quarter


def tasks(root: Path) -> dict[str, Task]:
    return {entry.record.id: entry.record for entry in load(root).tasks}


@pytest.mark.parametrize(("lang", "columns"), [("zh", "120"), ("en", "80")])
def test_the_plan_reads_as_it_was_accepted(
    teamops, golden, team: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = teamops("-C", team, "--lang", lang, "tasks", "plan", "2026-W38", "--dry-run", "--today", "2026-09-14")
    assert ran.code == 0, ran.err
    golden(f"plan.{columns}.{lang}.txt", ran.out)


def test_routines_become_tasks_of_the_week_and_quotas_do_not(teamops, team: Path) -> None:
    before = tasks(team).keys()
    assert teamops("-C", team, "tasks", "plan", "--yes", *MONDAY).code == 0
    made = {key: task for key, task in tasks(team).items() if key not in before}
    assert set(made) == {"sales-daily-2026-W38", "leads-weekly-2026-09-14", "leads-weekly-2026-09-17"}
    daily = made["sales-daily-2026-W38"]
    assert (daily.routine, daily.type, daily.priority, daily.is_open) == ("sales-daily", "routine", "P3", True)
    assert not tasks(team)["sales-daily"].is_open
    assert "错误" not in teamops("-C", team, "check", *MONDAY).out.replace("0 个错误", "")


def test_a_week_that_is_planned_again_gets_nothing_twice(teamops, team: Path) -> None:
    for _ in range(2):
        ran = teamops("-C", team, "tasks", "plan", "this", "--yes", *MONDAY)
        assert ran.code == 0
    assert "没有需要写入的内容" in ran.err
    assert teamops("-C", team, "check", "--select", "F", *MONDAY).code == 0


def test_a_person_or_a_department_is_planned_alone(teamops, team: Path) -> None:
    ran = teamops("-C", team, "tasks", "plan", "next", "--person", "周敏", "--format", "json", *MONDAY)
    said = json.loads(ran.out)
    assert (said["week"], [one["task"]["id"] for one in said["new"]]) == ("2026-W39", ["sales-daily-2026-W39"])
    assert said["running"] == ["channel-contract-09", "sales-daily-09"]
    ran = teamops("-C", team, "tasks", "plan", "下周", "--department", "市场部", "--format", "json", *MONDAY)
    said = json.loads(ran.out)
    assert {one["task"]["owner"] for one in said["new"]} == {"he"}
    assert {one["person"] for one in said["quotas"]} == {"xiaowang", "zhang", "he"}


def test_what_is_left_over_is_listed_and_carried_only_on_request(teamops, team: Path) -> None:
    october = ("tasks", "plan", "2026-10-12", "--today", "2026-10-12")
    assert "此前未完成（12 项）" in teamops("-C", team, *october, "--dry-run").out
    assert str(tasks(team)["path-data-09"].end) == "2026-10-10"
    ran = teamops("-C", team, *october, "--carry", "--yes")
    assert ran.code == 0
    carried = tasks(team)["path-data-09"]
    assert (str(carried.end), carried.note) == ("2026-10-16", "结转至2026年第42周")
    assert "key-accounts-09 季末重点客户签约冲刺 未结转" in ran.err  # it serves September
    assert str(tasks(team)["key-accounts-09"].end) == "2026-09-30"


def test_a_plan_is_committed_with_how_much_it_brought(teamops, team: Path) -> None:
    run = ["git", "-C", str(team)]
    for arguments in (["init", "-q"], ["config", "user.name", "王"], ["config", "user.email", "w@example.com"]):
        subprocess.run([*run, *arguments], check=True)
    assert teamops("-C", team, "tasks", "plan", "--yes", "--commit", *MONDAY).code == 0
    shown = subprocess.run([*run, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert shown == "2026年第38周任务清单：新增 3 项\n"


@pytest.mark.parametrize(("week", "said"), [("soon", "2026-W37"), ("2026-W99", "2026-W99")])
def test_a_week_that_is_none_is_refused(teamops, team: Path, week: str, said: str) -> None:
    ran = teamops("-C", team, "tasks", "plan", week, *MONDAY)
    assert (ran.code, said in ran.err) == (2, True)


def test_a_routine_has_no_status_to_update(teamops, team: Path) -> None:
    ran = teamops("-C", team, "done", "sales-daily", *MONDAY)
    assert (ran.code, "tasks plan" in ran.err) == (2, True)


def test_routines_are_no_tasks_of_anybodys_day(teamops, team: Path) -> None:
    for command in (("today",), ("standup",), ("tasks", "list"), ("report", "tasks")):
        assert "线索周报" not in teamops("-C", team, *command, "--today", "2026-09-28").out


def test_a_routine_shows_the_tasks_that_were_made_of_it(teamops, team: Path) -> None:
    assert teamops("-C", team, "tasks", "plan", "--yes", *MONDAY).code == 0
    assert "sales-daily-2026-W38" in teamops("-C", team, "show", "sales-daily", *MONDAY).out
    shown = json.loads(teamops("-C", team, "show", "leads-weekly-2026-09-14", "--format", "json", *MONDAY).out)
    assert {"kind": "task", "id": "leads-weekly"} in shown["records"][0]["linked"]
