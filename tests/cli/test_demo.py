"""`teamops demo`: the newcomer's first command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
    return ran.stdout


@pytest.mark.unmeasured
def test_the_demo_makes_a_history_and_runs_the_main_job_on_it(teamops, tmp_path: Path) -> None:
    ran = teamops("demo", tmp_path / "demo")
    assert ran.code == 0
    for said in (
        "$ teamops split-goal",
        "$ teamops check",
        "赵四尚未确认自己在“销售额”中的",
        "$ teamops report weekly",
        "营销周例会",
    ):
        assert said in ran.out
    page = tmp_path / "demo" / "weekly.html"
    assert str(page.resolve()) in ran.out
    for command in ("today --today 2026-09-28", "report goals --today 2026-09-28", "log --limit 5"):
        assert f"{tmp_path / 'demo'} {command}\n" in ran.out
        assert teamops("-C", tmp_path / "demo", *command.split()).code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert len(set(git(tmp_path / "demo", "log", "--format=%an").split("\n"))) > 4
    assert git(tmp_path / "demo", "status", "--porcelain").split() == ["M", "goals/2026-Q4.yaml", "??", "weekly.html"]


@pytest.mark.unmeasured
def test_the_demo_is_the_same_everywhere(teamops, tmp_path: Path) -> None:
    teamops("demo", tmp_path / "one")
    teamops("demo", tmp_path / "two", "--lang", "en")
    assert git(tmp_path / "one", "rev-parse", "HEAD") == git(tmp_path / "two", "rev-parse", "HEAD")


def test_the_demo_takes_no_folder_that_holds_something(teamops, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")
    ran = teamops("demo", tmp_path)
    assert (ran.code, list(tmp_path.iterdir())) == (2, [tmp_path / "mine.txt"])


def test_without_git_the_demo_says_what_is_missing(tmp_path: Path) -> None:
    environment = {"PATH": str(tmp_path), "LANG": "zh_CN.UTF-8"}
    command = [sys.executable, "-m", "teamops", "demo", str(tmp_path / "demo")]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert (ran.returncode, ran.stderr.count("\n"), "找不到 git" in ran.stderr) == (2, 1, True)
