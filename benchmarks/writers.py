"""Writes with many processes at once, a person using plain git meanwhile: `python -m benchmarks.writers --count 50`.

Each process updates a task of its own, all in one file, or adds a figure to another one; every third commits. The
person commits a file of theirs over and over. Leaves with 1 if a change is lost, or a commit of the person, or if a
command failed without saying that its change is written all the same.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.killed_team import EXAMPLE, TODAY, git
from teamops.store.reading.loader import load

TASK = "  - {{id: p{n}, name: 任务{n}, type: routine, owner: zhao, start: 2026-09-01, end: 2026-09-30}}\n"


class Outcome(NamedTuple):
    """How many changes there were to be made, are there, failed in their commands, and the person's commits."""

    wanted: int
    kept: int
    uncommitted: int
    failed: int
    person_made: int
    person_kept: int
    seconds: float


def main() -> int:
    """The command `python -m benchmarks.writers`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.writers")
    parser.add_argument("--count", type=int, default=50)
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="teamops-writers-") as folder:
        done = written_at_once(Path(folder) / "team", asked.count)
    print(f"{'writers kept':34}{done.kept:>4} of {done.wanted}")
    print(f"{'told: written, but not committed':34}{done.uncommitted:>4}")
    print(f"{'failed':34}{done.failed:>4}")
    print(f"{'commits of the person kept':34}{done.person_kept:>4} of {done.person_made}")
    print(f"{'seconds':34}{done.seconds:>6.1f}")
    return int(done.kept < done.wanted or done.person_kept < done.person_made or done.failed > 0)


def written_at_once(root: Path, count: int) -> Outcome:
    """What came of so many processes in a new workspace at `root`."""
    _begin(root, count)
    over, made = threading.Event(), list[str]()
    person = threading.Thread(target=_commit_until, args=(root, over, made))
    begun = time.perf_counter()
    person.start()
    processes = [_started(root, n) for n in range(count)]
    said = [process.communicate()[1].decode("utf-8", "replace") for process in processes]
    over.set()
    person.join()
    seconds = time.perf_counter() - begun
    failed = [words for process, words in zip(processes, said, strict=True) if process.returncode]
    told = [words for words in failed if "the files are written" in words]
    for words in failed:
        print(words.strip())
    subjects = git(root, "log", "--format=%s").stdout.decode().split()
    kept = sum(one in subjects for one in made)
    return Outcome(count, _kept(root, count), len(told), len(failed) - len(told), len(made), kept, seconds)


def _begin(root: Path, count: int) -> None:
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".*"))
    rows = "".join(TASK.format(n=n) for n in range(count))
    (root / "tasks/many.yaml").write_text("tasks:\n" + rows, encoding="utf-8")
    for arguments in (
        ["init", "-q"], ["config", "user.name", "team"], ["config", "user.email", "team@example.com"],
        ["config", "gc.auto", "0"], ["add", "-A"], ["commit", "-q", "-m", "start"],
    ):  # fmt: skip
        git(root, *arguments)


def _started(root: Path, n: int) -> subprocess.Popen[bytes]:
    """A process that updates a task, or adds a figure; every third commits."""
    update = ("update", f"p{n}", "--status", "in_progress", "--note", f"n{n}")
    figure = ("actual", "add", "sales-2026Q3", str(n + 1), "--note", f"n{n}", "--source", "CRM")
    commit = ("--commit",) if n % 3 == 0 else ()
    arguments = (*(figure if n % 2 else update), *commit, *TODAY)
    command = [sys.executable, "-m", "teamops", "-C", str(root), "--lang", "en", *arguments]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _commit_until(root: Path, over: threading.Event, made: list[str]) -> None:
    """A person commits a file of theirs; `made` has the subjects of the commits that git made."""
    number = 0
    while not over.is_set():
        number += 1
        (root / "person.txt").write_text(f"{number}\n", encoding="utf-8")
        subject = f"person-{number}"
        if not (git(root, "add", "person.txt").returncode or git(root, "commit", "-q", "-m", subject).returncode):
            made.append(subject)
        over.wait(0.1)


def _kept(root: Path, count: int) -> int:
    """How many of the changes are in the files."""
    ws = load(root)
    notes = {entry.record.id: entry.record.note for entry in ws.tasks}
    figures = {entry.record.note for entry in ws.actuals}
    return sum(f"n{n}" in figures if n % 2 else notes.get(f"p{n}") == f"n{n}" for n in range(count))


if __name__ == "__main__":
    sys.exit(main())
