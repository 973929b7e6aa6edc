"""A quota is a line of its goal that actuals close; a task that was made of it is compared with what was booked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teamops.store.reading.loader import load

SETTINGS = """\
team: 增长团队
director: wang
departments: {sales: {name: 销售部}}
people:
  wang: {name: 王伟, department: sales}
  luo: {name: 罗锐, department: sales}
"""
GOAL = """\
goals:
  - id: arr
    name: 新签合同额
    period: 2026-10-W42
    unit: 万元
    target: 33.5
    step: 0.5
    owner: wang
    department: sales
    parts: [{owner: luo, target: 17.5}, {owner: wang, target: 16}]
"""
TASK = """\
  - id: arr-2026-10-W42-{owner}
    name: 新签合同额 {target}万元
    type: special
    goal: arr/{owner}
    owner: {owner}
    start: 2026-10-12
    end: 2026-10-16
    priority: P1
    deliverable: 新签合同额 {target}万元
    status: not_started
"""
"""What `tasks plan` made of a quota in earlier versions."""

MONDAY, FRIDAY = ("--today", "2026-10-12T09:00"), ("--today", "2026-10-16T17:00")
QUOTA = "arr-2026-10-W42-luo"


@pytest.fixture
def team(teamops, tmp_path: Path) -> Path:
    """A goal of a week, and its quotas as tasks."""
    (tmp_path / "teamops.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "goals.yaml").write_text(GOAL, encoding="utf-8")
    (tmp_path / "tasks").mkdir()
    tasks = TASK.format(owner="luo", target="17.5") + TASK.format(owner="wang", target="16")
    (tmp_path / "tasks/2026-W42.yaml").write_text(f"tasks:\n{tasks}", encoding="utf-8")
    return tmp_path


def booked(teamops, team: Path, value: str, *who: str) -> None:
    ran = teamops("-C", team, "actual", "add", "arr", value, *who, "--date", "2026-10-15", *FRIDAY)
    assert ran.code == 0, ran.err


def found(teamops, team: Path) -> str:
    return teamops("-C", team, "check", "--format", "concise", "--select", "T015", *FRIDAY).out


def status(team: Path, task: str = QUOTA) -> str:
    return next(entry.record.status for entry in load(team).tasks if entry.record.id == task)


def quotas(teamops, team: Path, *command: str) -> dict[str, tuple[object, str]]:
    """What each person reached, and the state, as a command says it to programs."""
    said = json.loads(teamops("-C", team, *command, "--format", "json").out)
    return {one["person"]: (one["reached"], one["state"]) for one in said["quotas"]}


def test_a_quota_is_closed_by_what_is_booked(teamops, team: Path) -> None:
    assert quotas(teamops, team, "today", *FRIDAY) == {"wang": (None, "open"), "luo": (None, "open")}
    booked(teamops, team, "12", "--owner", "luo")
    booked(teamops, team, "16", "--owner", "wang")
    assert quotas(teamops, team, "today", *FRIDAY) == {"wang": (16, "reached"), "luo": (12, "open")}
    for command in (("tasks", "list"), ("tasks", "plan", "2026-W42", "--dry-run")):
        assert quotas(teamops, team, *command, *FRIDAY) == quotas(teamops, team, "today", *FRIDAY)
    assert quotas(teamops, team, "today", "--person", "luo", *FRIDAY) == {"luo": (12, "open")}


def test_a_missed_quota_is_said_once_on_the_next_monday(teamops, team: Path) -> None:
    booked(teamops, team, "16", "--owner", "wang")
    assert quotas(teamops, team, "today", "--today", "2026-10-19") == {"luo": (None, "missed")}
    assert quotas(teamops, team, "today", "--today", "2026-10-20") == {}


def test_a_cap_is_exceeded_at_once_and_kept_at_the_end(teamops, team: Path) -> None:
    file = team / "goals.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("    step", "    direction: down\n    step"), encoding="utf-8"
    )
    booked(teamops, team, "18", "--owner", "luo")
    assert quotas(teamops, team, "today", *FRIDAY) == {"wang": (None, "open"), "luo": (18, "missed")}
    week = ("tasks", "plan", "2026-W42", "--dry-run", "--today", "2026-10-19")
    assert quotas(teamops, team, *week) == {"wang": (None, "reached"), "luo": (18, "missed")}


def test_values_that_say_of_nobody_leave_the_quotas_undecided(teamops, team: Path) -> None:
    booked(teamops, team, "12")
    assert {state for _, state in quotas(teamops, team, "today", *FRIDAY).values()} == {"unknown"}


@pytest.mark.parametrize("filters", [("--overdue",), ("--status", "done"), ("--text", "新签")])
def test_a_list_of_some_tasks_by_what_only_tasks_have_has_no_quotas(teamops, team: Path, filters: tuple[str]) -> None:
    assert quotas(teamops, team, "tasks", "list", *filters, *FRIDAY) == {}
    assert quotas(teamops, team, "tasks", "list", "--owner", "luo", "--goal", "arr", *FRIDAY) == {"luo": (None, "open")}


@pytest.mark.parametrize(
    "command", [("today",), ("tasks", "list"), ("report", "person", "--person", "luo"), ("report", "tasks")]
)
def test_every_page_shows_the_same_figures_of_a_quota(teamops, team: Path, command: tuple[str, ...]) -> None:
    booked(teamops, team, "12.5", "--owner", "luo")
    lines = teamops("-C", team, *command, *FRIDAY).out.splitlines()
    assert any("新签合同额" in one and "17.5万元" in one and "12.5万元" in one and "进行中" in one for one in lines)


@pytest.mark.parametrize("command", [("done",), ("update", "--status", "done")])
def test_done_says_that_less_was_booked_and_is_done_all_the_same(teamops, team: Path, command: tuple[str, ...]) -> None:
    booked(teamops, team, "12", "--owner", "luo")
    ran = teamops("-C", team, command[0], QUOTA, *command[1:], *FRIDAY)
    assert (ran.code, status(team)) == (0, "done")
    assert "T015 “新签合同额 17.5万元”已完成，但“新签合同额 luo”只录入 12 万元，计划 17.5 万元" in ran.out
    assert "T015" in found(teamops, team)


def test_what_is_booked_later_ends_the_warning(teamops, team: Path) -> None:
    booked(teamops, team, "12", "--owner", "luo")
    teamops("-C", team, "done", QUOTA, *FRIDAY)
    booked(teamops, team, "5.5", "--owner", "罗锐")
    assert found(teamops, team) == ""


def test_with_nothing_booked_it_says_so(teamops, team: Path) -> None:
    assert "没有录入实际值，计划 17.5 万元" in teamops("-C", team, "done", QUOTA, *FRIDAY).out


def test_enough_is_no_concern_and_neither_is_somebody_elses_shortfall(teamops, team: Path) -> None:
    booked(teamops, team, "17.5", "--owner", "luo")
    booked(teamops, team, "1", "--owner", "wang")
    assert "T015" not in teamops("-C", team, "done", QUOTA, *FRIDAY).out
    assert found(teamops, team) == ""


def test_where_no_figure_says_whose_it_is_nothing_can_be_compared(teamops, team: Path) -> None:
    booked(teamops, team, "12")
    assert "T015" not in teamops("-C", team, "done", QUOTA, *FRIDAY).out


def test_a_quota_that_was_renamed_is_known_and_other_work_for_it_is_not_one(teamops, team: Path) -> None:
    file = next(path for path in (team / "tasks").rglob("*.yaml") if QUOTA in path.read_text(encoding="utf-8"))
    text = file.read_text(encoding="utf-8").replace("新签合同额 17.5万元", "签下老客户")
    visit = (
        "  - {id: t-visit, name: 拜访 20 家客户, goal: arr/luo, owner: luo, start: 2026-10-12, end: 2026-10-16, "
        "status: done}\n"
    )
    file.write_text(text + visit, encoding="utf-8")
    assert "T015 “签下老客户”" in teamops("-C", team, "done", QUOTA, *FRIDAY).out
    assert found(teamops, team).count("T015") == 1


def test_the_review_of_that_time_ends_the_warning(teamops, team: Path) -> None:
    teamops("-C", team, "done", QUOTA, *FRIDAY)
    (team / "reviews.yaml").write_text(
        "reviews: [{id: r, period: 2026-10, held: 2026-11-02, results: [{goal: arr, plan: 33.5, actual: 12}]}]\n",
        encoding="utf-8",
    )
    assert found(teamops, team) == ""
