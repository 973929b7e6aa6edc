"""`--format json` and `--dry-run` of every command that writes: one form, and nothing written without being asked."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_tree import commands
from tests.cli.writes import BEFORE, TASK, TODAY, WRITES
from tests.json_schemas import problems


@pytest.fixture
def git(quarter: Path) -> list[str]:
    run = ["git", "-C", str(quarter)]
    for words in (
        ["init", "-q"],
        ["config", "user.name", "周敏"],
        ["config", "user.email", "zhou@example.com"],
        ["add", "-A"],
        ["commit", "-qm", "start"],
    ):
        subprocess.run([*run, *words], check=True)
    return run


def snapshot(root: Path) -> dict[str, bytes]:
    """All files of the team; not git's, and not what the tool keeps for itself."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in files
        if path.relative_to(root).parts[0] not in (".git", ".teamops")
    }


def document(out: str) -> Any:
    read = json.loads(out)
    assert problems(read, "write") == []
    return read


def prepare(teamops, root: Path, name: str) -> None:
    """Write what has to be there before a command of WRITES."""
    for words in BEFORE.get(name, ()):
        ran = teamops("-C", root, *words)
        assert ran.code == 0, ran.err


@pytest.mark.parametrize("name", WRITES)
def test_a_dry_run_writes_nothing_and_names_what_the_write_then_changes(teamops, quarter: Path, name: str) -> None:
    prepare(teamops, quarter, name)
    before = snapshot(quarter)
    dry = teamops("-C", quarter, *WRITES[name], "--dry-run", "--format", "json")
    assert (dry.code, snapshot(quarter)) == (0, before), dry.err
    wet = teamops("-C", quarter, *WRITES[name], "--format", "json")
    after = snapshot(quarter)
    assert wet.code == 0, wet.err
    planned, written = document(dry.out), document(wet.out)
    assert (planned["written"], written["written"], written["commit"]) == (False, True, None)
    assert {file for file in {**before, **after} if after.get(file) != before.get(file)} == set(written["files"])
    assert planned["files"] == written["files"]
    assert len(planned["changes"]) == len(written["changes"])
    if not name.startswith("schema"):
        assert written["changes"]


def test_changes_are_those_of_the_log(teamops, quarter: Path, git: list[str]) -> None:
    written = document(teamops("-C", quarter, *WRITES["update"], "--commit", "--format", "json").out)
    logged = json.loads(teamops("-C", quarter, "log", TASK, "--limit", "9", "--format", "json").out)["events"]
    short = subprocess.run([*git, "rev-parse", "--short", "HEAD"], check=True, capture_output=True, text=True).stdout
    assert written["commit"] == short.strip()
    keys = ("record", "kind", "field", "before", "after")
    logged_now = [event for event in logged if event["commit"].startswith(written["commit"])]
    assert [{key: event[key] for key in keys} for event in logged_now] == written["changes"]
    assert {"record": TASK, "kind": "task", "field": "progress", "before": "60%", "after": "65%"} in written["changes"]


def test_a_new_record_is_one_change_with_its_file(teamops, quarter: Path) -> None:
    written = document(teamops("-C", quarter, *WRITES["new task"], "--format", "json").out)
    (change,) = written["changes"]
    assert (change["kind"], change["field"], change["before"], [change["after"]]) == (
        "task",
        None,
        None,
        written["files"],
    )


def test_new_problems_are_findings_with_their_lines(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, *WRITES["new task"], "--today", "2026-10-12", "--format", "json")
    written = document(ran.out)
    assert written["findings"], ran.err
    for finding in written["findings"]:
        assert finding["file"] in written["files"] or (quarter / finding["file"]).is_file()


def test_the_same_again_changes_nothing(teamops, quarter: Path) -> None:
    teamops("-C", quarter, *WRITES["done"])
    before = snapshot(quarter)
    ran = teamops("-C", quarter, *WRITES["done"], "--format", "json")
    again = document(ran.out)
    assert (ran.code, again["written"], again["changes"], again["files"]) == (0, False, [], [])
    assert snapshot(quarter) == before


def test_a_commit_that_git_refuses_is_an_error_and_the_written_files_are_named(
    teamops, quarter: Path, git: list[str]
) -> None:
    hook = Path(quarter, ".git/hooks/pre-commit")
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    ran = teamops("-C", quarter, *WRITES["update"], "--commit", "--format", "json")
    written = document(ran.out)
    assert (ran.code, written["written"], written["commit"]) == (3, True, None)
    assert written["files"] == ["tasks/2026-09.yaml"]


def test_a_refused_record_prints_no_document(teamops, quarter: Path) -> None:
    before = snapshot(quarter)
    ran = teamops("-C", quarter, "update", TASK, "--start", "2026-10-30", "--format", "json", *TODAY)
    assert (ran.code, ran.out, snapshot(quarter)) == (1, "", before)
    assert "没有写入" in ran.err or "T004" in ran.err


def test_init_and_hooks_have_a_dry_run(teamops, tmp_path: Path, quarter: Path, git: list[str]) -> None:
    new = tmp_path / "new"
    planned = document(teamops("init", new, "--dry-run", "--format", "json", "--today", "2026-09-28").out)
    assert (planned["written"], new.exists()) == (False, False)
    written = document(teamops("init", new, "--format", "json", "--today", "2026-09-28").out)
    assert written["files"] == planned["files"]
    assert all((new / file).is_file() for file in written["files"])
    refused = teamops("init", new, "--dry-run")
    assert refused.code == 3
    hooks = quarter / ".git/hooks"
    before = sorted(path.name for path in hooks.glob("*"))
    dry = document(teamops("-C", quarter, "hook", "install", "--dry-run", "--format", "json").out)
    assert sorted(path.name for path in hooks.glob("*")) == before
    wet = document(teamops("-C", quarter, "hook", "install", "--format", "json").out)
    assert (dry["hooks"], dry["written"], wet["written"]) == (wet["hooks"], False, True)
    gone = document(teamops("-C", quarter, "hook", "uninstall", "--dry-run", "--format", "json").out)
    assert (gone["written"], (hooks / "pre-commit").is_file()) == (False, True)


def test_demo_has_a_dry_run_and_one_document(teamops, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    planned = document(teamops("demo", folder, "--dry-run", "--format", "json").out)
    assert (planned["written"], folder.exists()) == (False, False)
    made = document(teamops("demo", folder, "--format", "json").out)
    assert (made["written"], made["commits"]) == (True, planned["commits"])
    assert Path(made["page"]).is_file()
    assert all((folder / file).is_file() for file in made["files"])


def test_every_command_with_a_dry_run_prints_json() -> None:
    lacking = []
    for path, command in commands():
        names = {word for parameter in command.params for word in parameter.opts}
        if "--dry-run" in names and "--format" not in names:
            lacking.append(" ".join(path))
    assert lacking == []


def test_every_command_that_writes_is_tried_here() -> None:
    elsewhere = {"init", "demo", "edit", "undo", "hook install", "hook uninstall"}
    tried = {f"{' '.join(words)} " for words in WRITES.values()}
    writing = {" ".join(path) for path, command in commands() if any("--dry-run" in one.opts for one in command.params)}
    assert {name for name in writing - elsewhere if not any(words.startswith(f"{name} ") for words in tried)} == set()


def test_every_command_that_commits_has_a_dry_run() -> None:
    lacking = []
    for path, command in commands():
        names = {word for parameter in command.params for word in parameter.opts}
        if "--commit" in names and "--dry-run" not in names:
            lacking.append(" ".join(path))
    assert lacking == []
