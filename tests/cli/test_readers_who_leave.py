"""`COMMAND | head -1`: what a command was to write is written and committed, though nobody reads all it says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import find_program

TODAY = ("--today", "2026-09-28T10:00")
COMMANDS = {
    "split-goal": ("split-goal", "sales-2026Q4", "--yes", *TODAY),
    "split-goal as JSON": ("split-goal", "sales-2026Q4", "--format", "json", *TODAY),
    "confirm": ("confirm", "sales-2026Q4", "--as", "wang", "--yes", *TODAY),
    "actual add": ("actual", "add", "sales-2026Q3", "1", "--source", "CRM", *TODAY),
    "new task": ("new", "task", "--name", "竞品周报", "--owner", "小王", "--start", "2026-09-28", "--end", "2026-09-29",
                 "--type", "adhoc", *TODAY),
    "calendar import": ("calendar", "import", "2025"),
    "meeting new": ("meeting", "new", "weekly", *TODAY),
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return ran.stdout


@pytest.fixture
def committed(quarter: Path) -> Path:
    (quarter / "goals/2026-Q4.yaml").write_text(
        "\n".join(
            line
            for line in (quarter / "goals/2026-Q4.yaml").read_text("utf-8").splitlines()
            if "confirmed" not in line and "{by:" not in line
        )
        + "\n",
        "utf-8",
    )
    git(quarter, "init", "-q")
    git(quarter, "config", "user.email", "wang@example.com")
    git(quarter, "config", "user.name", "wang")
    git(quarter, "add", "-A")
    git(quarter, "commit", "-qm", "start")
    return quarter


@pytest.mark.parametrize("both", [False, True], ids=["stdout", "stdout and stderr"])
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_the_write_is_not_lost(committed: Path, command: tuple[str, ...], both: bool) -> None:
    """The reader has left before the first word: nothing can be sooner."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        arguments = [find_program(), "-C", str(committed), *command, "--commit"]
        ran = subprocess.run(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=writing if both else subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert ran.returncode == 0, ran.stderr
    assert git(committed, "status", "--porcelain") == ""
    assert git(committed, "rev-list", "--count", "HEAD").strip() == "2"


def test_the_write_is_not_lost_behind_head(committed: Path) -> None:
    split = "split-goal sales-2026Q4 --yes --commit --today 2026-09-28"
    command = f"{sys.executable} -m teamops -C '{committed}' {split} | head -1"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    assert len(ran.stdout.splitlines()) == 1
    assert git(committed, "rev-list", "--count", "HEAD").strip() == "2"
