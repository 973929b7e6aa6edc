"""The demonstration's repository, made and read by the real git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from teamops.store.demo.history import load_demo_commits
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.demo.repository import commit_all

QUARTER = find_shipped_folder("examples") / "quarter"


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    commit_all(folder, load_demo_commits(QUARTER))
    return folder


@pytest.mark.unmeasured
def test_log_names_authors_and_dates_of_the_manifest(repository: Path) -> None:
    log = _git(repository, "log", "--reverse", "--format=%an|%ae|%cn|%aI|%cI|%s").splitlines()
    who, when = "陈总|chen@example.com|陈总", "2026-06-22T09:30:00+08:00"
    assert log[0] == f"{who}|{when}|{when}|建立工作区：团队、部门与 2026 年工作日"
    assert len(log) == len(load_demo_commits(QUARTER))


def test_working_tree_is_clean_and_on_main(repository: Path) -> None:
    assert _git(repository, "status", "--short", "--branch").splitlines() == ["## main"]
    assert _git(repository, "fsck", "--strict") == ""


@pytest.mark.unmeasured
def test_hashes_do_not_depend_on_the_user(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    (home / "hooks").mkdir(parents=True)
    (home / "hooks" / "pre-commit").write_text("#!/bin/sh\nexit 1\n")
    (home / "hooks" / "pre-commit").chmod(0o755)
    settings = f"[user]\nname = X\n[commit]\ngpgsign = true\n[core]\nautocrlf = true\nhooksPath = {home / 'hooks'}\n"
    (home / ".gitconfig").write_text(settings + "[init]\ndefaultBranch = old\n[i18n]\ncommitEncoding = gbk\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TZ", "America/New_York")
    again = tmp_path / "again"
    again.mkdir()
    commit_all(again, load_demo_commits(QUARTER))
    assert _git(again, "rev-parse", "main") == _git(repository, "rev-parse", "main")
