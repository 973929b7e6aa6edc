"""The hook, as a team uses it: pre-commit installs teamops by itself, and git asks it before each commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SHIPPED = ("src", "templates", "examples", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")

SETTINGS = """\
team: 华东营销部
people:
  xiaowang: {name: 小王}
"""
TASKS = """\
tasks:
  - id: competitors
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-07
    status: done
"""
CONFIG = """\
repos:
  - repo: {repository}
    rev: {rev}
    hooks: [{{id: teamops-check}}]
"""

Git = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def git(tmp_path_factory: pytest.TempPathFactory) -> Git:
    """Runs git in a folder, with a configuration of its own and not that of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    (home / "gitconfig").write_text("[user]\nname = 小王\nemail = xiaowang@example.com\n[init]\ndefaultBranch = main\n")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": str(home / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
    environment |= {"PRE_COMMIT_HOME": str(home / "pre-commit"), "PRE_COMMIT_COLOR": "never", "PYTHONUTF8": "1"}
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])

    def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)

    return run


@pytest.fixture(scope="module")
def team(git: Git, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A team's repository in which `pre-commit install` was run, with a clean first commit."""
    repository, folder = tmp_path_factory.mktemp("teamops"), tmp_path_factory.mktemp("team")
    for name in SHIPPED:
        ignored = shutil.ignore_patterns("__pycache__", ".teamops")
        source = PROJECT / name
        shutil.copytree(source, repository / name, ignore=ignored) if source.is_dir() else shutil.copy(
            source, repository
        )
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "teamops")):
        made = git(repository, "git", *command)
        assert made.returncode == 0, made.stderr
    rev = git(repository, "git", "rev-parse", "HEAD").stdout.strip()
    (folder / "teamops.yaml").write_text(SETTINGS, "utf-8")
    (folder / "tasks.yaml").write_text(TASKS, "utf-8")
    (folder / ".pre-commit-config.yaml").write_text(CONFIG.format(repository=repository.as_posix(), rev=rev), "utf-8")
    for command in (("git", "init", "-q"), ("pre-commit", "install")):
        made = git(folder, *command)
        assert made.returncode == 0, made.stdout + made.stderr
    return folder


def commit(git: Git, team: Path, message: str) -> subprocess.CompletedProcess[str]:
    git(team, "git", "add", "-A")
    return git(team, "git", "commit", "-m", message)


def test_a_commit_that_breaks_a_rule_is_refused_with_file_line_and_code(git: Git, team: Path) -> None:
    clean = commit(git, team, "第一次提交")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    head = git(team, "git", "rev-parse", "HEAD").stdout

    (team / "tasks.yaml").write_text(TASKS.replace("done", "blocked"), "utf-8")
    refused = commit(git, team, "任务阻塞")
    assert refused.returncode != 0
    assert "tasks.yaml:7:13: T001" in refused.stdout + refused.stderr
    assert git(team, "git", "rev-parse", "HEAD").stdout == head

    (team / "tasks.yaml").write_text(TASKS, "utf-8")
    (team / "notes.md").write_text("无需检查\n", "utf-8")
    unasked = commit(git, team, "只有文档")
    assert unasked.returncode == 0
    assert "Skipped" in unasked.stdout + unasked.stderr
