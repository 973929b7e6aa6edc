"""What each command may import: importing is most of what a command does on a few records.

A limit is lowered whenever less is imported. It is raised only with a reason in the commit.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from math import ceil
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from tempfile import TemporaryDirectory

import pytest

from tests.store.histories import Repository
from tests.store.team import TASK, settle

EXAMPLE = Path(__file__).parents[1] / "examples" / "saas"
TODAY = ("--today", "2026-11-16")
SLOW = {
    "chinese_calendar", "dataclasses", "email", "filelock", "git", "inspect", "jinja2", "pydantic", "rich", "ruamel",
    "socket", "subprocess", "typer", "typst", "unittest", "xlsxwriter", "yaml", "yaml_rs",
}  # fmt: skip
"""Packages that take milliseconds to import. A command imports only those that its line names."""

BUDGET = {
    "--version": (30, ""),
    "--help": (90, ""),
    "check": (130, ""),
    "today": (250, "yaml yaml_rs"),
    "tasks list": (200, ""),
    "show renew-talk-11": (210, ""),
    "standup": (200, ""),
    "load": (190, ""),
    "report weekly": (280, "subprocess"),
    "log": (310, "subprocess yaml yaml_rs"),
    "check cold": (260, "yaml yaml_rs"),
    "update renew-talk-11 --status done": (380, "dataclasses filelock inspect ruamel yaml yaml_rs"),
}
"""Of each command: the most modules that it imports over bare Python, and which of the slow ones; the last one writes.

`python -m tests.test_import_budget` prints what is true now, in tens of modules.
"""

OTHER_PYTHON = 0 if sys.version_info[:2] == (3, 11) else 40
"""The standard library imports more or less of itself in each version; the limits are those of 3.11."""


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_team(tmp_path_factory.mktemp("team"))


def make_team(folder: Path) -> Path:
    """The example in a repository, read so often that all is kept that will be, before the first test of any worker.

    The first check keeps only its result, which the next ones find; what is read of each file other commands keep.
    """
    repository = Repository(folder)
    copytree(EXAMPLE, folder, dirs_exist_ok=True, ignore=ignore_patterns(".teamops"))
    repository.commit()
    for command in ("check", "today", "check"):
        list_imports("-m", "teamops", command, *TODAY, folder=folder)
    return folder


def list_imports(*arguments: str, folder: Path) -> set[str]:
    """The modules that a program imports in a process of its own."""
    environment = {**os.environ, "COLUMNS": "80", "GIT_CONFIG_GLOBAL": os.devnull}
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        capture_output=True, encoding="utf-8", errors="replace", check=False, cwd=folder, env=environment,
    )  # fmt: skip
    assert ran.returncode in (0, 1), ran.stderr[-2000:]
    return set(re.findall(r"^import time: +\d+ \| +\d+ \| +(\S+)$", ran.stderr, re.M))


def list_imports_of_command(command: str, team: Path) -> set[str]:
    """The modules that a command imports, and bare Python does not."""
    words = command.split()
    if not words[0].startswith("--") and words[0] != "log":
        words += TODAY
    if "cold" not in words:
        return list_imports("-m", "teamops", *words, folder=team) - list_imports("-c", "pass", folder=team)
    words.remove("cold")
    kept = (team / ".teamops").rename(team.with_name("kept"))  # the other commands find it again
    try:
        return list_imports("-m", "teamops", *words, folder=team) - list_imports("-c", "pass", folder=team)
    finally:
        rmtree(team / ".teamops")
        kept.rename(team / ".teamops")


@pytest.mark.parametrize("command", BUDGET)
def test_a_command_imports_no_more_than_its_budget(command: str, team: Path) -> None:
    limit, slow = BUDGET[command]
    imported = list_imports_of_command(command, team)
    assert len(imported) <= limit + OTHER_PYTHON
    assert imported & SLOW <= set(slow.split())


def test_a_usual_mistake_is_found_and_placed_without_the_parsers_that_know_places(tmp_path: Path) -> None:
    settle(tmp_path, {"tasks.yaml": "tasks:\n" + TASK.replace("2026-09-30", "soon")})
    imported = list_imports("-m", "teamops", "check", *TODAY, folder=tmp_path)
    assert "teamops.store.yaml.plain_records" in imported
    assert not imported & {"pydantic", "yaml"}


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        team_of_today = make_team(Path(folder))
        for name in BUDGET:
            now = list_imports_of_command(name, team_of_today)
            limit = 10 * ceil(len(now) / 10)
            sys.stdout.write(f'    "{name}": ({limit}, "{" ".join(sorted(now & SLOW))}"),\n')
