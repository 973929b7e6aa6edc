"""`teamops undo`: the last write is taken back byte by byte, or a sentence says why not and nothing is written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from teamops.store.writing import kept_writes
from tests.cli.terminal import in_terminal
from tests.store.team import AS_NOBODY, folder_for_all, forbid_writing, python

FILE = "tasks/2026-09.yaml"
TODAY = ("--today", "2026-09-28T16:05")
EN = ("--lang", "en")


def state(root: Path) -> dict[str, bytes]:
    """All files of the team, without the tool's own and git's."""
    own = (".git", ".teamops")
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in files
        if not any(part in own for part in path.relative_to(root).parts)
    }


@pytest.fixture
def git(quarter: Path) -> list[str]:
    run = ["git", "-C", str(quarter)]
    for arguments in (
        ["init", "-q"], ["config", "user.name", "韩"], ["config", "user.email", "han@example.com"],
        ["add", "."], ["commit", "-q", "-m", "开始"],
    ):  # fmt: skip
        subprocess.run([*run, *arguments], check=True)
    return run


def refuse_commits(root: Path) -> None:
    hook = root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)


def note(teamops, root: Path, text: str, *more: str) -> None:
    assert teamops("-C", root, "update", "leads-09", "--note", text, *more, *TODAY).code == 0


def new_task(teamops, root: Path) -> Path:
    """Write a task to a file and a folder that were not there."""
    words = ("--id", "t-new", "--name", "新", "--owner", "zhao", "--start", "2027-02-01", "--end", "2027-02-02")
    ran = teamops("-C", root, "new", "task", *words, "--file", "tasks/2027/q1/zhao.yaml", *TODAY)
    assert ran.code == 0, ran.err
    return root / "tasks/2027/q1/zhao.yaml"


def test_what_was_written_last_is_taken_back_and_then_what_was_before(teamops, quarter: Path) -> None:
    first = state(quarter)
    note(teamops, quarter, "一")
    second = state(quarter)
    note(teamops, quarter, "二")
    ran = teamops("-C", quarter, "undo", "--yes")
    assert ran.code == 0
    assert "`update leads-09 --note …`" in ran.out
    assert "-    note: 二" in ran.out
    assert "+    note: 一" in ran.out
    assert state(quarter) == second
    assert teamops("-C", quarter, "undo", "--yes").code == 0
    assert state(quarter) == first
    ran = teamops("-C", quarter, *EN, "undo", "--yes")
    assert (ran.code, "nothing to undo" in ran.err) == (3, True)


def test_what_undo_took_away_comes_back(teamops, quarter: Path) -> None:
    states = [state(quarter)]
    for text in ("一", "二", "三"):
        note(teamops, quarter, text)
        states.append(state(quarter))
    for expected in reversed(states[:-1]):
        assert teamops("-C", quarter, "undo", "--yes").code == 0
        assert state(quarter) == expected
    for expected in states[1:]:
        assert teamops("-C", quarter, "undo", "--redo", "--yes").code == 0
        assert state(quarter) == expected
    assert "nothing to redo" in teamops("-C", quarter, *EN, "undo", "--redo", "--yes").err
    assert teamops("-C", quarter, "undo", "--yes").code == 0
    assert state(quarter) == states[2]


def test_a_file_that_was_new_is_removed_with_its_folders_and_comes_back(teamops, quarter: Path) -> None:
    before = state(quarter)
    file = new_task(teamops, quarter)
    after = state(quarter)
    ran = teamops("-C", quarter, *EN, "undo", "--yes")
    assert (ran.code, state(quarter)) == (0, before)
    assert "removed: tasks/2027/q1/zhao.yaml" in ran.err
    assert not (quarter / "tasks/2027").exists()
    assert teamops("-C", quarter, "undo", "--redo", "--yes").code == 0
    assert state(quarter) == after
    (file.parent / "mine.txt").write_text("mine")
    assert teamops("-C", quarter, "undo", "--yes").code == 0
    assert [path.name for path in file.parent.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("way", ["hand", "delete", "command", "checkout"])
def test_where_others_wrote_since_nothing_is_taken_back(teamops, quarter: Path, git: list[str], way: str) -> None:
    note(teamops, quarter, "一", "--commit")
    subprocess.run([*git, "switch", "-q", "-c", "other"], check=True)
    (quarter / FILE).write_text((quarter / FILE).read_text("utf-8") + "# 别人\n", "utf-8")
    subprocess.run([*git, "commit", "-qam", "别人"], check=True)
    subprocess.run([*git, "switch", "-q", "-"], check=True)
    if way == "hand":
        (quarter / FILE).write_text((quarter / FILE).read_text("utf-8") + "# 手工\n", "utf-8")
    elif way == "delete":
        (quarter / FILE).unlink()
    elif way == "command":
        note(teamops, quarter, "二")
        kept = max((quarter / ".teamops/undo").iterdir())
        kept.unlink()  # as another person's write, which is not kept for this one
    else:
        subprocess.run([*git, "merge", "-q", "other"], check=True)
    before = state(quarter)
    ran = teamops("-C", quarter, *EN, "undo", "--yes", "--commit")
    assert ran.code == 3
    for word in (FILE, "update leads-09", "nothing was written", "git diff", "git revert", "undo --list"):
        assert word in ran.err
    assert state(quarter) == before


def test_files_that_are_as_before_already_are_no_reason_to_stop_there(teamops, quarter: Path, git: list[str]) -> None:
    note(teamops, quarter, "一", "--commit")
    note(teamops, quarter, "二")
    subprocess.run([*git, "checkout", "-q", "--", FILE], check=True)
    before = state(quarter)
    ran = teamops("-C", quarter, *EN, "undo", "--yes")
    assert (ran.code, "already as before" in ran.err, state(quarter)) == (0, True, before)
    assert teamops("-C", quarter, "undo", "--yes").code == 0
    assert "note: 一" not in (quarter / FILE).read_text("utf-8")


def test_an_older_write_of_another_file_is_taken_back_by_its_number(teamops, quarter: Path) -> None:
    before = state(quarter)
    new_task(teamops, quarter)
    note(teamops, quarter, "一")
    (quarter / FILE).write_text((quarter / FILE).read_text("utf-8") + "# 手工\n", "utf-8")
    listed = teamops("-C", quarter, "undo", "--list").out.splitlines()
    assert [line.split()[0] for line in listed] == ["2", "1"]
    assert "tasks/2027/q1/zhao.yaml" in listed[1]
    assert teamops("-C", quarter, "undo", "1", "--yes").code == 0
    after = state(quarter)
    del after[FILE], before[FILE]
    assert after == before
    ran = teamops("-C", quarter, *EN, "undo", "1", "--yes")
    assert (ran.code, "no write 1 to undo" in ran.err) == (3, True)


def test_a_dry_run_changes_nothing_at_all(teamops, quarter: Path) -> None:
    note(teamops, quarter, "一")
    before = {path: path.stat().st_mtime_ns for path in quarter.rglob("*")}
    ran = teamops("-C", quarter, "undo", "--dry-run")
    assert (ran.code, "-    note: 一" in ran.out) == (0, True)
    assert {path: path.stat().st_mtime_ns for path in quarter.rglob("*")} == before


def test_without_a_terminal_it_wants_yes_and_in_one_it_asks(teamops, quarter: Path) -> None:
    before = state(quarter)
    note(teamops, quarter, "一")
    after = state(quarter)
    ran = teamops("-C", quarter, *EN, "undo")
    assert (ran.code, "--yes" in ran.err, state(quarter)) == (2, True, after)
    code, seen = in_terminal(["-C", str(quarter), "undo"], {"撤销这次写入": "n"})
    assert (code, "没有写入任何内容" in seen, state(quarter)) == (1, True, after)
    assert in_terminal(["-C", str(quarter), "undo"], {"撤销这次写入": "y"})[0] == 0
    assert state(quarter) == before


def test_a_commit_stays_in_the_history_and_the_undo_is_another(teamops, quarter: Path, git: list[str]) -> None:
    before = state(quarter)
    note(teamops, quarter, "一", "--commit")
    ran = teamops("-C", quarter, *EN, "undo", "--yes", "--commit", "--as", "赵四")
    assert (ran.code, "stays in the history" in ran.err, state(quarter)) == (0, True, before)
    log = subprocess.run([*git, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    last, first, _ = log.splitlines()
    assert last.startswith("撤销：")
    assert "update leads-09 --note …（赵四）" in last
    assert first.startswith("leads-09")
    assert subprocess.run([*git, "status", "--porcelain"], capture_output=True, check=True).stdout == b""


def test_a_commit_that_git_refuses_is_no_reason_to_print_no_result(teamops, quarter: Path, git: list[str]) -> None:
    before = state(quarter)
    note(teamops, quarter, "一", "--commit")
    refuse_commits(quarter)
    ran = teamops("-C", quarter, *EN, "undo", "--yes", "--commit", "--format", "json")
    result = json.loads(ran.out)
    assert (ran.code, result["written"], result["files"], result["commit"]) == (3, True, [FILE], None)
    assert state(quarter) == before


def test_what_was_never_committed_needs_no_commit(teamops, quarter: Path, git: list[str]) -> None:
    before = state(quarter)
    new_task(teamops, quarter)
    note(teamops, quarter, "一")
    for _ in range(2):
        ran = teamops("-C", quarter, *EN, "undo", "--yes", "--commit")
        assert (ran.code, "Nothing to commit" in ran.err) == (0, True)
    assert state(quarter) == before
    log = subprocess.run([*git, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert log == "开始\n"


def test_the_removal_of_a_committed_file_is_committed(teamops, quarter: Path, git: list[str]) -> None:
    new_task(teamops, quarter)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "新任务"], check=True)
    assert teamops("-C", quarter, "undo", "--yes", "--commit").code == 0
    shown = subprocess.run([*git, "show", "--name-status", "--format="], capture_output=True, check=True).stdout
    assert shown == b"D\ttasks/2027/q1/zhao.yaml\n"


@pytest.mark.parametrize("damage", ["cut", "forged", "copied", "renumbered", "link"])
def test_only_what_was_sealed_here_is_put_back(teamops, quarter: Path, tmp_path: Path, damage: str) -> None:
    note(teamops, quarter, "一")
    after = state(quarter)
    kept = quarter / ".teamops/undo/000001.json"
    raw = kept.read_bytes()
    if damage == "cut":
        kept.write_bytes(raw[:-5])
    elif damage == "forged":
        kept.write_bytes(raw.replace(b'"is_undone":false', b'"is_undone":true '))
    elif damage == "renumbered":
        kept.rename(kept.with_name("000007.json"))
    elif damage == "link":
        kept.rename(tmp_path / "elsewhere.json")
        kept.symlink_to(tmp_path / "elsewhere.json")
    else:
        shutil.copytree(quarter, tmp_path / "copy")
        quarter = tmp_path / "copy"
    for words in (("--yes",), ("--redo", "--yes"), ("--list",)):
        teamops("-C", quarter, "undo", *words)
        assert state(quarter) == after
    assert "000001" not in teamops("-C", quarter, "undo", "--list").out


def test_kept_writes_that_git_brings_are_not_followed(teamops, quarter: Path, git: list[str]) -> None:
    note(teamops, quarter, "一")
    after = state(quarter)
    subprocess.run([*git, "add", "-f", ".teamops/undo"], check=True)
    assert teamops("-C", quarter, "undo", "--yes").code == 3
    assert state(quarter) == after


def test_no_write_is_kept_where_its_folder_is_a_link(teamops, quarter: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (quarter / ".teamops").mkdir(exist_ok=True)
    (quarter / ".teamops/undo").symlink_to(tmp_path / "elsewhere")
    note(teamops, quarter, "一")
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert teamops("-C", quarter, "undo", "--yes").code == 3


def test_only_the_newest_writes_are_kept(teamops, quarter: Path, monkeypatch) -> None:
    monkeypatch.setattr(kept_writes, "MOST_WRITES", 3)
    for number in range(6):
        note(teamops, quarter, f"第{number}")
    assert len(list((quarter / ".teamops/undo").iterdir())) == 3
    codes = [teamops("-C", quarter, "undo", "--yes").code for _ in range(4)]
    assert codes == [0, 0, 0, 3]
    assert "note: 第2" in (quarter / FILE).read_text("utf-8")


def test_kept_writes_take_up_only_so_much_room(teamops, quarter: Path, monkeypatch) -> None:
    monkeypatch.setattr(kept_writes, "MOST_BYTES", 40_000)
    for number in range(9):
        note(teamops, quarter, f"第{number}")
    assert sum(path.stat().st_size for path in (quarter / ".teamops/undo").iterdir()) <= 40_000


def test_a_write_too_large_to_keep_is_not_taken_for_the_one_before(teamops, quarter: Path, monkeypatch) -> None:
    new_task(teamops, quarter)
    monkeypatch.setattr(kept_writes, "_MOST_OLD", 1000)
    note(teamops, quarter, "一")
    before = state(quarter)
    ran = teamops("-C", quarter, *EN, "undo", "--yes")
    assert (ran.code, FILE in ran.err, "too much to be kept" in ran.err) == (3, True, True)
    assert state(quarter) == before


def test_a_new_workspace_and_a_clone_have_nothing_to_take_back(
    teamops, quarter: Path, git: list[str], tmp_path
) -> None:
    assert teamops("-C", quarter, *EN, "undo", "--list").code == 0
    note(teamops, quarter, "一", "--commit")
    subprocess.run(["git", "clone", "-q", str(quarter), str(tmp_path / "clone")], check=True)
    ran = teamops("-C", tmp_path / "clone", *EN, "undo", "--yes")
    assert (ran.code, "nothing to undo" in ran.err) == (3, True)
    assert teamops("-C", tmp_path / "new", "init").code == 0
    before = state(tmp_path / "new")
    assert teamops("-C", tmp_path / "new", "undo", "--yes").code == 3
    assert state(tmp_path / "new") == before


READ_ONLY = f"""
import os, sys
from teamops.cli.shell.app import run
os.environ["TEAMOPS_CACHE_KEY"] = "k" * 40
at = ["-C", sys.argv[1], "--lang", "en"]
run([*at, "update", "leads-09", "--note", "x"])  # this also imports what is needed
run([*at, "update", "leads-09", "--note", "y"])
run([*at, "undo", "--yes"])
{AS_NOBODY}
print(run([*at, "undo", "--yes"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="needs the permissions of POSIX")
def test_where_nothing_may_be_written_the_sentence_says_so(quarter: Path) -> None:
    with folder_for_all() as root:
        shutil.copytree(quarter, root, dirs_exist_ok=True)
        forbid_writing(root)
        out, err = python(READ_ONLY, root).communicate(timeout=60)
        assert out.splitlines()[-1] == b"3"
        assert b"no permission to write" in err
        assert "note: x" in (root / FILE).read_text("utf-8")


def test_undo_works_beside_records_that_cannot_be_read(teamops, quarter: Path) -> None:
    before = state(quarter)
    note(teamops, quarter, "一")
    (quarter / "goals/bad.yaml").write_text("goals: [", "utf-8")
    assert teamops("-C", quarter, "undo", "--yes").code == 0
    (quarter / "goals/bad.yaml").unlink()
    assert state(quarter) == before


def test_fixes_are_taken_back(teamops, quarter: Path) -> None:
    file = quarter / FILE
    file.write_text(file.read_text("utf-8").replace("status: in_progress", "status: 进行中", 1), "utf-8")
    before = state(quarter)
    teamops("-C", quarter, "check", "--fix", *TODAY)
    assert state(quarter) != before
    ran = teamops("-C", quarter, "undo", "--yes")
    assert (ran.code, "check --fix" in ran.out, state(quarter)) == (0, True, before)
