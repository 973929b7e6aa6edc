"""`teamops away`: leave is added to the bytes of one line, and never twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TODAY = ("--today", "2026-11-16")
TEAM = """\
team: 华东营销部
people:
  zhao: {name: 赵四, days_off: [2026-11-06, 2026-11-23..2026-11-25]}  # 原样保留
  qian:
    name: 钱五
  sun: {name: 孙立, until: 2026-11-10, days_off: [2026-11-20]}
"""
WORK = """\
tasks:
  - {id: t-1, name: 回访, owner: qian, start: 2026-11-01, end: 2026-11-18}
  - {id: t-2, name: 培训, owner: qian, start: 2026-11-01, end: 2026-11-30}
meetings: [{id: m-1, type: weekly, held: 2026-11-16T16:00, attendees: [qian]}]
"""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    (tmp_path / "teamops.yaml").write_text(TEAM, encoding="utf-8")
    (tmp_path / "work.yaml").write_text(WORK, encoding="utf-8")
    return tmp_path


def settings(root: Path) -> str:
    return (root / "teamops.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (("2026-12-01",), "2026-12-01"),
        (("12月1日至4日",), "2026-12-01..2026-12-04"),
        (("2026/12/1..12月4日",), "2026-12-01..2026-12-04"),
        (("12月1日-4日",), "2026-12-01..2026-12-04"),
        (("后天至大后天",), "2026-11-18..2026-11-19"),
        (("下下周一至下下周五",), "2026-11-30..2026-12-04"),
        (("下下周一-周五",), "2026-11-30..2026-12-04"),
        (("12月3日..月底",), "2026-12-03..2026-12-31"),
        (("明年1月4日至明年1月8日",), "2027-01-04..2027-01-08"),
        (("+10d..+12d",), "2026-11-26..2026-11-28"),
        (("2026-12-01 上午",), "2026-12-01 am"),
        (("2026-12-01", "--half", "下午"), "2026-12-01 pm"),
    ],
)
def test_leave_is_appended_and_nothing_else_changes(
    teamops, team: Path, arguments: tuple[str, ...], written: str
) -> None:
    ran = teamops("-C", team, "away", "赵四", *arguments, *TODAY)
    assert ran.code == 0, ran.err
    assert settings(team) == TEAM.replace("2026-11-25]", f"2026-11-25, {written}]")
    assert teamops("-C", team, "away", "赵四", *arguments, "--remove", *TODAY).code == 0
    assert settings(team) == TEAM


def test_the_first_leave_adds_the_key_and_the_last_takes_it_away(teamops, team: Path) -> None:
    teamops("-C", team, "away", "qian", "2026-11-16..2026-11-20", *TODAY)
    assert settings(team) == TEAM.replace("name: 钱五\n", "name: 钱五\n    days_off: [2026-11-16..2026-11-20]\n") or (
        "    days_off:\n      - 2026-11-16..2026-11-20\n" in settings(team)
    )
    teamops("-C", team, "away", "qian", "2026-11-16..2026-11-20", "--remove", *TODAY)
    assert settings(team) == TEAM


def test_what_falls_into_the_leave_is_named(teamops, team: Path) -> None:
    out = teamops("-C", team, "away", "qian", "2026-11-16..2026-11-20", "--dry-run", *TODAY).out
    assert ("回访" in out, "m-1" in out, "培训" in out) == (True, True, False)
    assert settings(team) == TEAM


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("zhao", "2026-11-24"), "2026-11-23..2026-11-25"),
        (("zhao", "2026-11-06"), "已登记"),
        (("zhao", "2026-11-20..2026-11-16"), "结束早于开始"),
        (("zhao", "0001-01-01..9999-12-31"), "366"),
        (("zhao", "soon"), "soon"),
        (("zhao", "下周五至明天"), "结束早于开始"),
        (("zhao", "2026-12-01..2026-12-02", "--half", "am"), "--half"),
        (("zhao", "2026-12-01", "--half", "noon"), "noon"),
        (("zhao", "2026-11-24", "--remove"), "2026-11-23..2026-11-25"),
        (("zhao", "2026-12-24", "--remove"), "没有登记"),
        (("zhao",), "2026-11-16..2026-11-20"),
        (("zhao", "2026-12-24", "--list"), "--list"),
        (("zhao", "--list", "--remove"), "--list"),
        (("--remove",), "--remove"),
        (("--half", "am"), "--list"),
        (("nobody", "2026-12-01"), "nobody"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, team: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = teamops("-C", team, "away", *arguments, *TODAY)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert settings(team) == TEAM


def test_the_list_has_the_next_30_days_of_who_is_still_there(teamops, team: Path) -> None:
    ran = teamops("-C", team, "away", "--format", "json", *TODAY)
    assert json.loads(ran.out)["away"] == [
        {"person": "zhao", "from": "2026-11-23", "to": "2026-11-25", "half": None, "workdays": 3}
    ]
    assert "赵四" in teamops("-C", team, "away", *TODAY).out
    assert "赵四" not in teamops("-C", team, "away", "--list", "qian", *TODAY).out
