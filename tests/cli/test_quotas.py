"""A quota of the week that is done is compared with what was booked for it."""

from __future__ import annotations

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
MONDAY, FRIDAY = ("--today", "2026-10-12T09:00"), ("--today", "2026-10-16T17:00")
QUOTA = "arr-2026-10-W42-luo"


@pytest.fixture
def team(teamops, tmp_path: Path) -> Path:
    """A goal of a week, and its quotas as tasks."""
    (tmp_path / "teamops.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "goals.yaml").write_text(GOAL, encoding="utf-8")
    assert teamops("-C", tmp_path, "tasks", "plan", "2026-W42", "--yes", *MONDAY).code == 0
    return tmp_path


def booked(teamops, team: Path, value: str, *who: str) -> None:
    ran = teamops("-C", team, "actual", "add", "arr", value, *who, "--date", "2026-10-15", *FRIDAY)
    assert ran.code == 0, ran.err


def found(teamops, team: Path) -> str:
    return teamops("-C", team, "check", "--format", "concise", "--select", "T015", *FRIDAY).out


def status(team: Path, task: str = QUOTA) -> str:
    return next(entry.record.status for entry in load(team).tasks if entry.record.id == task)


def test_the_name_of_a_quota_has_the_figure_as_the_goal_shows_it(team: Path) -> None:
    assert {entry.record.name for entry in load(team).tasks} == {"新签合同额 17.5万元", "新签合同额 16万元"}


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
