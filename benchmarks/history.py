"""Measures `teamops log` on long histories, as whole programs: how much grows with what is read, and how much with
the repository.

python -m benchmarks.history [--rounds 5] [--only 1000,10000,50000]

50 files of 100 tasks; every commit changes one or two fields of one task. The commits are an hour apart and end on
the day of the workload.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.run import PYTHON, TEAMOPS, Case, run_in_turns, table

SIZES = (1_000, 10_000, 50_000)
FILES, TASKS = 50, 100
LAST = datetime(2026, 9, 15, 9, tzinfo=UTC)
SETTINGS = "team: 华东营销部\npeople:\n" + "".join(
    f"  p{n}: {{name: 员工{n}, email: p{n}@example.com}}\n" for n in range(20)
)
STATUSES = ("not_started", "in_progress", "done")


class Task:
    """A task as it stands at some commit."""

    def __init__(self, file: int, number: int) -> None:
        self.id, self.owner, self.status = f"t-{file:02}-{number:03}", number % 20, STATUSES[0]
        self.progress = 0

    def text(self) -> str:
        return (
            f"  - id: {self.id}\n    name: 任务 {self.id}\n    description: 分析3家竞品产品策略与价格\n"
            f"    type: special\n    owner: p{self.owner}\n    start: 2026-09-01\n    end: 2026-09-30\n"
            f"    deliverable: 竞品分析报告\n    status: {self.status}\n    progress: {self.progress}%\n"
        )


def stream(commits: int) -> Iterator[bytes]:
    """What `git fast-import` is told: the files, then a change of one task in each commit."""
    chance = random.Random(7)
    tasks = [[Task(file, number) for number in range(TASKS)] for file in range(FILES)]
    for number in range(commits):
        file = chance.randrange(FILES)
        if number:
            task = chance.choice(tasks[file])
            task.progress = (task.progress + 5) % 100
            task.status = STATUSES[chance.randrange(3)]
        files = {f"tasks/{file:02}.yaml": tasks[file]} if number else _every(tasks)
        at = int((LAST - timedelta(hours=commits - 1 - number)).timestamp())
        who = f"员工{number % 20} <p{number % 20}@example.com> {at} +0800"
        message = f"更新任务状态 {number}".encode()
        yield f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata {len(message)}\n".encode() + message + b"\n"
        if not number:
            yield _file("teamops.yaml", SETTINGS)
        for path, rows in files.items():
            yield _file(path, "tasks:\n" + "".join(task.text() for task in rows))


def _every(tasks: list[list[Task]]) -> dict[str, list[Task]]:
    return {f"tasks/{n:02}.yaml": rows for n, rows in enumerate(tasks)}


def _file(path: str, text: str) -> bytes:
    raw = text.encode()
    return f"M 100644 inline {path}\ndata {len(raw)}\n".encode() + raw + b"\n"


def make(folder: Path, commits: int) -> None:
    """A repository with this many commits, checked out."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    told = subprocess.Popen(["git", "fast-import", "--quiet"], cwd=folder, stdin=subprocess.PIPE)
    assert told.stdin is not None
    for piece in stream(commits):
        told.stdin.write(piece)
    told.stdin.close()
    if told.wait():
        raise RuntimeError("git fast-import did not take the history")
    subprocess.run(["git", "checkout", "--quiet", "main"], cwd=folder, check=True)
    subprocess.run(["git", "repack", "-adq"], cwd=folder, check=True)


def cases(folder: Path, sizes: list[int]) -> list[Case]:
    """Bare Python first; the limits are those of 10,000 commits."""
    made = [Case(PYTHON, [sys.executable, "-c", ""])]
    week = (LAST - timedelta(days=7)).date().isoformat()
    for size in sizes:
        root = folder / str(size)
        if not root.exists():
            make(root, size)
        log = [TEAMOPS, "-C", str(root), "log"]
        limits = (0.6, 0.7) if size == 10_000 else (None, None)
        made += [
            Case(f"log TASK, {size:,} commits", [*log, "t-07-042"], seconds=limits[0], megabytes=150),
            Case(f"log --since week, {size:,} commits", [*log, "--since", week], seconds=limits[1], megabytes=150),
            Case(f"log --limit 20, {size:,} commits", [*log, "--limit", "20"], megabytes=150),
            Case(f"blame TASK, {size:,} commits", [TEAMOPS, "-C", str(root), "blame", "t-07-042"], megabytes=150),
        ]
        if size <= SIZES[1]:
            made.append(Case(f"log, {size:,} commits", [*log, "--format", "json"], megabytes=150))
    return made


def main() -> None:
    """The command `python -m benchmarks.history`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="how often each program runs (default: 5)")
    parser.add_argument("--only", default=",".join(map(str, SIZES)), help="numbers of commits (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="make the repositories in this folder, or take those that are there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="teamops-bench-") as folder:
        measured = cases(asked.keep or Path(folder), [int(size) for size in asked.only.split(",")])
        run_in_turns(measured, asked.rounds)
    print(table(measured))


if __name__ == "__main__":
    main()
