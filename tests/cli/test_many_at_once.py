"""Twenty processes write the same files at once: what each wrote is there, and each commit holds what it says."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.processes import find_program

MANY = 20
TODAY = ("--today", "2026-09-28T16:05")


def repository(root: Path) -> list[str]:
    """The example with twenty more tasks in one file, committed; returns how git is called there."""
    rows = [
        f"  - {{id: p{n}, name: 任务{n}, type: routine, owner: zhao, start: 2026-09-01, end: 2026-09-30}}\n"
        for n in range(MANY)
    ]
    (root / "tasks/many.yaml").write_text("# 同时更新\ntasks:\n" + "".join(rows), encoding="utf-8")
    run = ["git", "-C", str(root)]
    for arguments in (
        ["init", "-q"], ["config", "user.name", "赵"], ["config", "user.email", "zhao@example.com"],
        ["add", "."], ["commit", "-q", "-m", "start"],
    ):  # fmt: skip
        subprocess.run([*run, *arguments], check=True)
    return run


PYTHON = (sys.executable, "-m", "teamops")


def started(root: Path, *arguments: str, program: Sequence[str] = ()) -> subprocess.Popen[bytes]:
    command = [*(program or [find_program()]), "-C", str(root), *arguments, *TODAY]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def ended(processes: Sequence[subprocess.Popen[bytes]]) -> list[str]:
    """What the processes said, all of which succeeded."""
    said = [process.communicate(timeout=300)[1].decode("utf-8", "replace") for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes), said
    return said


def test_twenty_updates_of_one_file_are_all_there_each_in_a_commit_of_its_own(quarter: Path) -> None:
    git = repository(quarter)
    ended(
        [
            started(quarter, "update", f"p{n}", "--status", "in_progress", "--note", f"甲{n}", "--commit")
            for n in range(MANY)
        ]
    )
    records = {entry.record.id: entry.record for entry in load(quarter).tasks}
    assert [(records[f"p{n}"].status, records[f"p{n}"].note) for n in range(MANY)] == [
        ("in_progress", f"甲{n}") for n in range(MANY)
    ]
    assert (quarter / "tasks/many.yaml").read_text(encoding="utf-8").startswith("# 同时更新\n")
    log = subprocess.run(
        [*git, "log", "--format=%x00%s", "-p", "-U0", "--", "tasks"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    commits = [commit for commit in log.split("\0") if commit.startswith("p")]
    assert len(commits) == MANY
    for commit in commits:
        named = re.match(r"(p\d+) ", commit)
        assert named is not None
        assert re.findall(r"^\+  - \{id: (p\d+),", commit, re.MULTILINE) == [named[1]]
    assert subprocess.run([*git, "status", "--porcelain"], capture_output=True, check=True).stdout == b""


def test_records_that_many_add_at_once_are_all_there(quarter: Path) -> None:
    """Half of them to a file that is not there yet, half to one that is."""
    ended(
        [
            started(
                quarter,
                "actual",
                "add",
                "sales-2026Q3",
                str(n + 1),
                "--note",
                "同时",
                *((), ("--owner", "zhao"))[n % 2],
            )
            for n in range(MANY)
        ]
    )
    added = [entry for entry in load(quarter).actuals if entry.record.note == "同时"]
    assert sorted(int(entry.record.value) for entry in added) == list(range(1, MANY + 1))
    assert {entry.at.file for entry in added} == {"actuals/2026-09.yaml", "actuals/2026-09/zhao.yaml"}


@pytest.mark.skipif(sys.platform == "win32", reason="has no signals")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_a_command_that_is_stopped_leaves_whole_files(quarter: Path, sent: signal.Signals) -> None:
    """Stopped after times of all lengths; whatever came of it, the next command goes on from there."""
    repository(quarter)
    text = quarter / "tasks/many.yaml"
    for turn in range(12):
        process = started(quarter, "update", f"p{turn}", "--note", f"乙{turn}", program=PYTHON)
        time.sleep(0.05 * turn)
        process.send_signal(sent)
        process.communicate(timeout=60)
        after = {entry.record.id: entry.record for entry in load(quarter).tasks}
        assert len([key for key in after if key.startswith("p") and key[1:].isdigit()]) == MANY
        assert after[f"p{turn}"].note in (None, f"乙{turn}")
        assert text.read_text(encoding="utf-8").count("\n") == MANY + 2
    ended([started(quarter, "update", "p19", "--note", "丙")])
    assert not [path for path in quarter.rglob("*.teamops-new") if os.fspath(path)]
