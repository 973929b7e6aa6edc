"""Measures what it costs to look back: reports and checks as of an earlier commit, in a repository with a long past.

python -m benchmarks.at [--commits 10000] [--files 50] [--rounds 5]

Each commit changes the status of one task in one of the files, each of 100 tasks; `git fast-import` makes them, and the
repository is packed as a clone of it would be. Times are medians of whole programs, start and exit included.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.run import TEAMOPS, Case, run_in_turns
from benchmarks.workload import PER_FILE, make

BEGIN = datetime.fromisoformat("2026-01-01T09:00:00+08:00")


def commits(root: Path, count: int) -> Iterator[bytes]:
    """What `git fast-import` is told: all files as they are, then one status after the other."""
    files = {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*.yaml"))
        if not any(part.startswith(".") for part in file.relative_to(root).parts)
    }
    yield _commit(0, files)
    tasks = [path for path in files if path.startswith("tasks/")]
    for number in range(1, count):
        path = tasks[number % len(tasks)]
        lines = files[path].split(b"\n")
        places = [n for n, line in enumerate(lines) if b"status:" in line]
        place = places[number * 7 % len(places)]
        old, new = (
            (b"not_started", b"in_progress") if b"not_started" in lines[place] else (b"in_progress", b"not_started")
        )
        lines[place] = lines[place].replace(old, new)
        files[path] = b"\n".join(lines)
        yield _commit(number, {path: files[path]})


def _commit(number: int, files: dict[str, bytes]) -> bytes:
    at = int((BEGIN + timedelta(minutes=30 * number)).timestamp())
    head = f"commit refs/heads/main\ncommitter team <team@example.com> {at} +0800\ndata 4\nwork\n".encode()
    changes = b"".join(
        f"M 100644 inline {path}\ndata {len(raw)}\n".encode() + raw + b"\n" for path, raw in files.items()
    )
    return head + changes + b"\n"


def repository(root: Path, count: int, files: int) -> None:
    """`root` is a workspace with so many commits behind it."""
    make(root, files * PER_FILE)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=root, check=True)
    with subprocess.Popen(["git", "fast-import", "--quiet"], cwd=root, stdin=subprocess.PIPE) as importing:
        assert importing.stdin is not None  # it was asked for
        importing.stdin.writelines(commits(root, count))
    for arguments in (["repack", "-a", "-d", "-q"], ["reset", "-q", "--hard"]):
        subprocess.run(["git", *arguments], cwd=root, check=True)


def cases(root: Path) -> list[Case]:
    """Each question now, then as of the past."""
    day = "2026-03-02"
    asked = {
        "report weekly": ["report", "weekly", "--today", "2026-09-15"],
        "report weekly --at HEAD~1": ["report", "weekly", "--today", "2026-09-15", "--at", "HEAD~1"],
        "report weekly --at HEAD~5000": ["report", "weekly", "--today", "2026-09-15", "--at", "HEAD~5000"],
        f"report weekly --at {day}": ["report", "weekly", "--today", "2026-09-15", "--at", day],
        "report weekly --compare HEAD~100": ["report", "weekly", "--today", "2026-09-15", "--compare", "HEAD~100"],
        "check": ["check", "--today", "2026-09-15", "--format", "concise"],
        "check --at HEAD~1": ["check", "--today", "2026-09-15", "--format", "concise", "--at", "HEAD~1"],
        "diff HEAD~100": ["diff", "HEAD~100"],
        "diff HEAD~100 --details": ["diff", "HEAD~100", "--details"],
    }
    return [Case(name, [TEAMOPS, "-C", str(root), *rest], may_complain=True) for name, rest in asked.items()]


def main() -> None:
    """The command `python -m benchmarks.at`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commits", type=int, default=10_000, help="number of commits (default: %(default)s)")
    parser.add_argument("--files", type=int, default=50, help="number of files of 100 tasks (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each program runs (default: %(default)s)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="teamops-bench-") as folder:
        root = Path(folder) / "team"
        repository(root, asked.commits, asked.files)
        measured = cases(root)
        run_in_turns(measured, asked.rounds)
    first = median(measured[0].wall)
    print(f"{'':36}{'median':>9}{'more than now':>16}{'peak':>9}")
    for case in measured:
        taken = median(case.wall)
        more = f"{taken - first:+.2f} s" if case.name.startswith("report") else ""
        print(f"{case.name:36}{taken:>7.2f} s{more:>16}{case.peak:>6.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
