"""`teamops log` tells who changed what, and when, in words, for programs and for spreadsheets."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from teamops.store.demo.history import load_demo_commits
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.demo.repository import commit_all
from tests.cli.conftest import Ran
from tests.conftest import Golden

MEASURE = "launch/预热期/曝光量@2026-09-15/增加KOL合作，投放信息流广告"

Teamops = Callable[..., Ran]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its real history; the tests of this module only read it."""
    folder = tmp_path_factory.mktemp("log") / "quarter"
    folder.mkdir()
    commit_all(folder, load_demo_commits(find_shipped_folder("examples") / "quarter"))
    return folder


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small workspace in a repository of its own, to be written to."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "teamops.yaml").write_text(
        "team: 华东\nlocale: zh-CN\npeople: {wang: {name: 王经理, email: wang@example.com}}\n", encoding="utf-8"
    )
    git(folder, "init", "--quiet")
    return folder


def git(folder: Path, *arguments: str, name: str = "w", email: str = "wang@example.com") -> None:
    who = ("-c", f"user.name={name}", "-c", f"user.email={email}")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, text: str, message: str = "m", **who: str) -> None:
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", message, **who)


def events(ran: Ran) -> list[dict[str, Any]]:
    assert ran.code == 0, ran.err
    document = json.loads(ran.out)
    assert document["version"] == 1
    found: list[dict[str, Any]] = document["events"]
    return found


def test_the_log_of_the_example(teamops: Teamops, made: Path, golden: Golden) -> None:
    ran = teamops("-C", made, "log")
    assert (ran.code, ran.err) == (0, "")
    golden("log.quarter.zh.txt", ran.out)


def test_the_log_of_a_project_in_english_on_a_narrow_screen(
    teamops: Teamops, made: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    golden("log.launch.80.en.txt", teamops("-C", made, "--lang", "en", "log", "launch", "competitor-report").out)


def test_json_says_just_what_is_promised_newest_first(teamops: Teamops, made: Path) -> None:
    (last, *_, first) = events(teamops("-C", made, "log", "competitor-report", "--format", "json"))
    assert list(last) == ["record", "kind", "field", "before", "after", "author", "email", "at", "commit"]
    assert (first["field"], first["before"], first["after"]) == (None, None, "tasks/2026-09.yaml")
    assert (last["record"], last["kind"], last["email"]) == ("competitor-report", "task", "xiaowang@example.com")
    assert last["at"] == "2026-09-14T16:25:00+08:00"
    assert len(last["commit"]) == 40


@pytest.mark.parametrize(
    ("arguments", "records"),
    [
        (["imp-2026-08-2"], {"review-2026-08/imp-2026-08-2"}),
        (["sales-2026Q3/2026-09"], {"sales-2026Q3/2026-09"}),
        (
            ["--kind", "measure", "--since", "2026-07-01"],
            {"launch/预热期/曝光量@2026-09-15/增加KOL合作，投放信息流广告"},
        ),
        (["--person", "小王", "--field", "target"], {"customers-2026Q3"}),
        (["--person", "xiaowang", "--field", "target"], {"customers-2026Q3"}),
        (["--person", "XIAOWANG@example.com", "--field", "target"], {"customers-2026Q3"}),
        (["--since", "2026-09-28", "--kind", "meeting"], {"m-2026-W40"}),
        (["--until", "2026-06-22", "--kind", "monitor"], {"promo-618"}),
    ],
)
def test_the_log_may_be_limited(teamops: Teamops, made: Path, arguments: list[str], records: set[str]) -> None:
    found = {event["record"] for event in events(teamops("-C", made, "log", *arguments, "--format", "json"))}
    assert {record for record in found if "2023" not in record} == records


def test_days_are_those_of_the_team_and_both_are_included(teamops: Teamops, made: Path) -> None:
    day = events(teamops("-C", made, "log", "--since", "2026-09-24", "--until", "2026-09-24", "--format", "json"))
    assert day
    assert {event["at"][:10] for event in day} == {"2026-09-24"}


def test_a_limit_takes_the_newest(teamops: Teamops, made: Path) -> None:
    every = events(teamops("-C", made, "log", "--format", "json"))
    assert events(teamops("-C", made, "log", "--limit", "7", "--format", "json")) == every[:7]


def test_nothing_found_is_said_and_is_no_error(teamops: Teamops, made: Path) -> None:
    ran = teamops("-C", made, "log", "launch", "--since", "2027-01-01")
    assert (ran.code, ran.out, ran.err) == (0, "没有符合条件的变更。\n", "")
    assert events(teamops("-C", made, "log", "launch", "--since", "2027-01-01", "--format", "json")) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lanch"], "从未有过编号为“lanch”的记录；请用 `teamops log` 查看编号；是不是 `launch`？"),
        (["--kind", "tsk"], "task"),
        (["--person", "小汪"], "小王"),
        (["--since", "soon"], "--since"),
        (["--limit", "0"], "--limit"),
    ],
)
def test_what_nobody_knows_is_refused_with_what_was_meant(
    teamops: Teamops, made: Path, arguments: list[str], said: str
) -> None:
    ran = teamops("-C", made, "log", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_a_spreadsheet_gets_no_formula(teamops: Teamops, team: Path) -> None:
    evil = ["=1+1", "+1", "-1", "@sum", "\t=1", "plain"]
    commit(team, "tasks:\n" + "".join(f"  - id: t{n}\n    name: '{text}'\n" for n, text in enumerate(evil)), "=cmd()")
    commit(team, "tasks:\n" + "".join(f"  - id: t{n}\n    name: x\n" for n in range(len(evil))), "@x")
    out = teamops("-C", team, "log", "--kind", "task", "--format", "csv").out
    assert out.startswith("\ufeff")
    rows = list(csv.reader(StringIO(out.removeprefix("\ufeff"))))
    assert len(rows) == 1 + 2 * len(evil)
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t" and cell]
    assert {"'=1+1", "'+1", "'-1", "'@sum", "plain"} < {row[5] for row in rows}
    assert {row[8] for row in rows} == {"提交说明", "'=cmd()", "'@x"}


@pytest.mark.parametrize("form", ["markdown", "html", "csv", "json", "terminal"])
def test_the_log_may_be_written_to_a_file(teamops: Teamops, made: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / "log.out"
    ran = teamops("-C", made, "log", "launch", "--format", form, "-o", file)
    assert (ran.code, ran.out) == (0, "")
    text = file.read_text(encoding="utf-8")
    assert "318" in text
    assert "launch/爆发期/曝光量@2026-09-24" in text


def test_nothing_in_a_history_acts_on_the_terminal(teamops: Teamops, team: Path) -> None:
    escape = "\x1b]0;x\x07\x1b[31m\u202e"
    commit(team, 'tasks:\n  - id: t\n    name: "\\e[31m红"\n', f"{escape}说明", name=f"{escape}王", email="x@y")
    commit(team, 'tasks:\n  - id: t\n    name: "[bold]\\e[2J"\n', "<script>alert(1)</script>|`x`")
    for form in ("terminal", "markdown", "html", "csv"):
        out = teamops("-C", team, "log", "t", "--format", form).out
        assert "红" in out
        if form != "csv":
            assert not {"\x1b", "\x07", "\u202e"} & set(out)
            assert "<script>alert" not in out or form == "terminal"


def test_what_is_not_committed_stands_at_the_top_when_asked_for(teamops: Teamops, team: Path) -> None:
    commit(team, "tasks:\n  - id: t\n    name: 月报\n    status: not_started\n")
    (team / "a.yaml").write_text("tasks:\n  - id: t\n    name: 月报\n    status: done\n", encoding="utf-8")
    out = teamops("-C", team, "log", "t", "--uncommitted").out
    assert out.startswith("尚未提交\n    月报 t · 状态：未开始 → 已完成\n\n")
    assert "尚未提交" not in teamops("-C", team, "log", "t").out
    (first, *_) = events(teamops("-C", team, "log", "t", "--uncommitted", "--format", "json"))
    assert (first["after"], first["commit"], first["at"], first["author"]) == ("done", None, None, None)


def test_of_a_record_that_was_never_committed_this_is_said(teamops: Teamops, team: Path) -> None:
    commit(team, "tasks:\n  - {id: old, name: x}\n")
    row = "owner: wang, start: 2026-09-01, end: 2026-09-02, priority: P1, status: not_started"
    (team / "a.yaml").write_text(f"tasks:\n  - {{id: t, name: x, {row}}}\n", encoding="utf-8")
    ran = teamops("-C", team, "log", "t")
    assert (ran.code, ran.out) == (0, "没有符合条件的变更。\n")
    assert "--uncommitted" in ran.err
    assert "新增任务：x t" in teamops("-C", team, "log", "t", "--uncommitted").out


def test_a_version_that_cannot_be_read_is_said(teamops: Teamops, team: Path) -> None:
    commit(team, "tasks:\n  - id: t\n    name: x\n")
    commit(team, "tasks: [")
    commit(team, "tasks:\n  - id: t\n    name: y\n")
    ran = teamops("-C", team, "log", "t")
    assert "x → y" in ran.out
    assert "a.yaml 在提交" in ran.err
    assert "无法读取" in ran.err
    document = json.loads(teamops("-C", team, "log", "t", "--format", "json").out)
    assert [(notice["code"], notice["file"]) for notice in document["notices"]] == [("unreadable", "a.yaml")]


def test_without_history_it_is_said(teamops: Teamops, team: Path, quarter: Path) -> None:
    ran = teamops("-C", team, "log")
    assert (ran.code, ran.out) == (0, "没有符合条件的变更。\n")
    assert "还没有任何提交" in ran.err
    ran = teamops("-C", quarter, "log")
    assert ran.code == 2
    assert "git init" in ran.err


def test_a_record_that_moved_to_another_file_is_an_event_of_the_field_file(teamops, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        name = ("-c", "user.name=w", "-c", "user.email=w@example.com")
        subprocess.run(["git", *name, *arguments], cwd=tmp_path, check=True, capture_output=True)

    (tmp_path / "teamops.yaml").write_text("team: 华东\n", "utf-8")
    (tmp_path / "a.yaml").write_text("tasks: [{id: t, name: 甲, start: 2026-09-01, end: 2026-09-02}]\n", "utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "一")
    git("mv", "a.yaml", "b.yaml")
    git("commit", "-qm", "二")
    events = json.loads(teamops("-C", tmp_path, "log", "t", "--format", "json").out)["events"]
    told = [(one["kind"], one["field"], one["before"], one["after"]) for one in events]
    assert told == [("task", "file", "a.yaml", "b.yaml"), ("task", None, None, "a.yaml")]
    chosen = json.loads(teamops("-C", tmp_path, "log", "--field", "file", "--format", "json").out)["events"]
    assert [one["after"] for one in chosen] == ["b.yaml"]


@pytest.mark.parametrize("command", [("log", "--format", "html"), ("log", "--format", "markdown"), ("blame", "launch"),
                                     ("diff", "HEAD")])  # fmt: skip
def test_the_head_names_the_day_that_counts_as_today(teamops, quarter: Path, monkeypatch, command) -> None:
    name = ("-c", "user.name=w", "-c", "user.email=w@example.com")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "一")):
        subprocess.run(["git", *name, *arguments], cwd=quarter, check=True, capture_output=True)
    assert "2030年2月3日" in teamops("-C", quarter, *command, "--today", "2030-02-03").out
    monkeypatch.setenv("TEAMOPS_TODAY", "2031-04-05")
    assert "2031年4月5日" in teamops("-C", quarter, *command).out


def test_the_beginning_of_an_id_is_enough(teamops, quarter: Path) -> None:
    name = ("-c", "user.name=w", "-c", "user.email=w@example.com")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "一")):
        subprocess.run(["git", *name, *arguments], cwd=quarter, check=True, capture_output=True)
    for command in (("log", "competitor-r"), ("blame", "competitor-r")):
        ran = teamops("-C", quarter, *command)
        assert (ran.code, "competitor-report" in ran.out) == (0, True), ran.err
        assert teamops("-C", quarter, command[0], "renewals").code == 2
