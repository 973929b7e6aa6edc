"""`--at`: lists, reports and the check as of an earlier commit, day or time."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from teamops.store.demo.history import load_demo_commits
from teamops.store.demo.repository import commit_all
from tests.cli.conftest import EXAMPLES


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its history, for looking only."""
    folder = tmp_path_factory.mktemp("demo")
    commit_all(folder, load_demo_commits(EXAMPLES / "quarter"))
    return folder


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True, text=True).stdout.strip()


LISTS = (
    ["goals", "list"], ["tasks", "list"], ["monitors", "list"], ["requests", "list"], ["reviews", "list"],
    ["meetings", "list"], ["show", "sales-2026Q3"], ["today"], ["standup"], ["load"], ["improvement", "list"],
    ["report", "weekly"], ["report", "tasks"], ["check", "--format", "concise"],
)  # fmt: skip


@pytest.mark.unmeasured
@pytest.mark.parametrize("command", LISTS, ids=" ".join)
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_every_list_is_that_of_a_checkout_of_then(
    teamops, demo: Path, tmp_path: Path, command: list[str], form: str
) -> None:
    commit, seconds = git(demo, "rev-list", "-1", "--format=%h %cI", "HEAD~20").splitlines()[1].split()
    other = tmp_path / "other"
    git(demo, "worktree", "add", "-q", "--detach", str(other), commit)
    wanted = [*command, *(["--format", form] if form == "json" or command[0] != "check" else [])]
    then = teamops("-C", other, *wanted, "--today", seconds)
    ran = teamops("-C", demo, *wanted, "--at", commit)
    git(demo, "worktree", "remove", "--force", str(other))
    assert (ran.code, ran.out) == (then.code, then.out)
    assert commit in ran.err


def test_today_is_then_unless_it_is_said(teamops, demo: Path) -> None:
    assert "截至 2026年9月7日" in teamops("-C", demo, "tasks", "list", "--at", "2026-09-07").out
    assert "截至 2026年9月4日" in teamops("-C", demo, "tasks", "list", "--at", "HEAD~25").out
    ran = teamops("-C", demo, "tasks", "list", "--at", "2026-09-07", "--today", "2026-09-21")
    assert "截至 2026年9月21日" in ran.out
    assert "以下为提交" in ran.err


def test_a_report_names_the_commit_it_was_made_of(teamops, demo: Path) -> None:
    short = git(demo, "rev-parse", "--short", "HEAD~3")
    ran = teamops("-C", demo, "report", "weekly", "--at", "HEAD~3", "--format", "json")
    assert json.loads(ran.out)["commit"] == short
    assert f"版本 {short}" in teamops("-C", demo, "report", "weekly", "--at", "HEAD~3", "--format", "html").out


def test_places_and_excerpts_of_a_check_are_those_of_then(teamops, quarter: Path) -> None:
    git(quarter, "init", "-q")
    file = quarter / "tasks/2026-09.yaml"
    good = file.read_text("utf-8")
    file.write_text(good.replace("priority: P1", "priority: P9", 1), encoding="utf-8")
    git(quarter, "add", "-A")
    git(quarter, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x")
    file.write_text("# 今天\n" * 50 + good, encoding="utf-8")
    ran = teamops("-C", quarter, "check", "--at", "HEAD", "--today", "2026-09-28T16:00")
    line = good[: good.index("priority: P1")].count("\n") + 1
    assert f"tasks/2026-09.yaml:{line}" in ran.out
    assert "priority: P9" in ran.out
    assert ran.code == 1


def test_a_check_of_then_takes_paths_of_then(teamops, demo: Path) -> None:
    assert teamops("-C", demo, "check", "--at", "HEAD~30", demo / "tasks").code == 0
    ran = teamops("-C", demo, "check", "--at", "HEAD~61", demo / "tasks/2026-09.yaml")
    assert (ran.code, "tasks/2026-09.yaml" in ran.err) == (2, True)


@pytest.mark.parametrize("option", ["--fix", "--diff", "--unsafe-fixes", "--update-baseline", "--grow-baseline"])
def test_what_would_write_is_refused(teamops, demo: Path, option: str) -> None:
    ran = teamops("-C", demo, "check", "--at", "HEAD", option, "--baseline", "b.json")
    assert (ran.code, option in ran.err) == (2, True)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("when", ["nowhere", "2026-01-01", "2026-13-01", "--upload-pack=x", "", "\x1b[31m"])
def test_a_time_that_is_none_is_told_and_acts_on_nothing(teamops, demo: Path, lang: str, when: str) -> None:
    ran = teamops("-C", demo, "--lang", lang, "tasks", "list", f"--at={when}")
    assert (ran.code, ran.out) == (2, "")
    assert "\x1b" not in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_without_a_repository_there_is_no_past(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "report", "weekly", "--at", "HEAD")
    assert (ran.code, "git init" in ran.err) == (3, True)


def test_a_report_that_compares_says_what_changed_since_the_last_meeting(teamops, demo: Path) -> None:
    ran = teamops("-C", demo, "report", "weekly", "--compare", "meeting", "--today", "2026-09-28T16:00")
    assert "自上次周例会（2026-09-21 16:00）以来的变更" in ran.out
    assert "任务：新增 2 项，开始 3 项，完成 2 项，阻塞 1 项" in ran.out
    table = json.loads(teamops("-C", demo, "report", "weekly", "--compare", "2026-09-21", "--format", "json").out)[
        "blocks"
    ][1]
    assert (table["name"], table["columns"]) == ("changed", ["group", "kind", "what", "who", "how"])
    assert ["tasks", "blocked", "channel-contract-09"] in [row[:3] for row in table["rows"]]


def test_without_compare_a_report_is_as_ever(teamops, demo: Path) -> None:
    plain = teamops("-C", demo, "report", "weekly", "--today", "2026-09-28T16:00", "--format", "json")
    both = teamops(
        "-C", demo, "report", "weekly", "--today", "2026-09-28T16:00", "--format", "json", "--compare", "HEAD"
    )
    without = [block for block in json.loads(both.out)["blocks"] if block.get("name") != "changed"]
    assert json.loads(plain.out)["blocks"] == without


@pytest.mark.unmeasured
@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
@pytest.mark.parametrize("name", ["weekly", "goals", "tasks"])
def test_every_format_can_compare_then_with_before_then(teamops, demo: Path, name: str, form: str) -> None:
    ran = teamops("-C", demo, "report", name, "--at", "2026-09-21", "--compare", "2026-09-07", "--format", form)
    assert ran.code == 0
    assert ("competitor-report" if form == "json" else "竞品月度报告") in ran.out


def test_without_a_meeting_before_there_is_nothing_to_compare_with(teamops, demo: Path) -> None:
    ran = teamops("-C", demo, "report", "weekly", "--compare", "meeting", "--today", "2026-06-30")
    assert (ran.code, "--compare 2026-09-07" in ran.err) == (2, True)
