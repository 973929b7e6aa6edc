"""Measures teamops as whole programs, start and exit included, and prints medians beside the limits.

python -m benchmarks.run [--rounds 9] [--only 100,10000] [--check]

In each round every case runs once, so that a busy minute of the machine falls on all of them; `×python` is the ratio
to an interpreter that does nothing. `best` and `cpu` (user and system time, its best) tell what noise hides.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

TODAY = "2026-09-15"
"""The day of the workload; said here again, for to import it would make this process large."""

YEAR_GOAL = """\
goals:
  - {id: year-2026, name: 全年销售额, period: 2026, unit: 万元, target: 200000, department: sales, owner: p000}
"""

PYTHON = "python -c ''"
"""The case that all programs in Python can be compared with."""

TEAMOPS = shutil.which("teamops", path=str(Path(sys.executable).parent)) or "teamops"
SIZES = (100, 1_000, 10_000, 100_000)


LIMITS: dict[int, tuple[float | None, float | None, float | None, float | None]] = {
    100: (0.3, 0.12, None, None),
    10_000: (0.6, 0.15, 0.3, 90),
    100_000: (3.0, 0.3, None, 450),
}
"""By number of tasks: seconds of a cold check, with nothing changed, with one file changed; and MB."""


@dataclass
class Case:
    """One program to measure: how to prepare each run, what it may take, and what it took.

    It may take `seconds`, `times` what the case named `beside` takes, and `megabytes`. One that `may_complain` may
    leave with 1. One that `is_slow` runs in the last round only. Without `environment` it gets ours.
    """

    name: str
    command: list[str]
    prepare: Callable[[], None] = lambda: None
    seconds: float | None = None
    times: float | None = None
    megabytes: float | None = None
    may_complain: bool = False
    is_slow: bool = False
    beside: str = PYTHON
    environment: Mapping[str, str] | None = None
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: float = 0.0

    def run(self) -> None:
        """Run once and remember what it took. Raises RuntimeError unless the program says that all is well."""
        self.prepare()
        with tempfile.TemporaryFile() as said:
            begun = time.perf_counter()
            process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env=self.environment,
            )
            _, status, used = os.wait4(process.pid, 0)
            self.wall.append(time.perf_counter() - begun)
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            if process.returncode and not (self.may_complain and process.returncode == 1):
                problem = said.read().decode("utf-8", "replace")
                raise RuntimeError(f"{' '.join(self.command)} left with {process.returncode}: {problem}")
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.peak = max(self.peak, used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))


def run_in_turns(measured: Sequence[Case], rounds: int, warming: int = 1) -> None:
    """Run every case once in each round; what the rounds of `warming` took is forgotten.

    They fill the caches of the file system, of bytecode and of the programs.
    """
    total = warming + rounds
    for number in range(1, total + 1):
        for case in measured:
            if not case.is_slow or number == total:
                case.run()
            if number <= warming:
                case.wall.clear()
                case.cpu.clear()
                case.peak = 0.0
        print(f"round {number} of {total}", end="\n" if number == total else "\r", file=sys.stderr, flush=True)


def cases(folder: Path, sizes: Sequence[int]) -> list[Case]:
    """Bare Python first, then all that has a limit."""
    made = [
        Case(PYTHON, [sys.executable, "-c", ""]),
        Case("teamops --version", [TEAMOPS, "--version"], times=3),
    ]
    for size in sizes:
        root, edited = folder / str(size), folder / f"{size}-edited"
        _make(root, size)
        shutil.copytree(root, edited, ignore=shutil.ignore_patterns(".teamops"))
        cold, warm, changed, megabytes = LIMITS.get(size, (None, None, None, None))
        made += [
            Case(f"check {size:,} tasks, cold", check(root), forgetting(root), seconds=cold, megabytes=megabytes),
            Case(f"check {size:,} tasks, nothing changed", check(root), seconds=warm, megabytes=megabytes),
            Case(f"check {size:,} tasks, one file changed", check(edited), changing(edited), changed, None, megabytes),
        ]
        if size == 10_000:
            made += _splitting(folder / "split", root)
    return made


def check(root: Path) -> list[str]:
    return [TEAMOPS, "-C", str(root), "check", "--today", TODAY]


def _splitting(root: Path, like: Path) -> list[Case]:
    """A year into weeks × 50 people and written, beside loading alone: the rest is the share of splitting."""
    shutil.copytree(like, root, ignore=shutil.ignore_patterns(".teamops"))
    people = [f"p{number:03}" for number in range(50)]
    file = root / "goals/2026.yaml"

    def unsplit() -> None:
        file.write_text(YEAR_GOAL, encoding="utf-8")

    unsplit()
    into = ["--into", "week,people", "--people", ",".join(people), "--yes", "--today", TODAY]
    loading = f"from pathlib import Path; from teamops.store.reading.loader import load; load(Path({str(root)!r}))"
    return [
        Case("load 10,000 tasks", [sys.executable, "-c", loading], unsplit),
        Case(
            "split-goal, 53 weeks × 50 people",
            [TEAMOPS, "-C", str(root), "split-goal", "year-2026", *into],
            unsplit,
            1.0,
        ),
    ]


def _make(root: Path, tasks: int) -> None:
    """In a process of its own: what this one holds in memory would count as the first memory of all it measures."""
    subprocess.run([sys.executable, "-m", "benchmarks.workload", str(root), "--tasks", str(tasks)], check=True)


def forgetting(root: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(root / ".teamops", ignore_errors=True)


def changing(root: Path) -> Callable[[], None]:
    """Have another note in a file before each run, in a folder that was checked before."""
    change = noting(root)
    for _ in range(2):  # the first run keeps its result, the second the records of each file
        change()
        subprocess.run(check(root), stdout=subprocess.DEVNULL, check=True)
    return change


def noting(root: Path) -> Callable[[], None]:
    """Return a function that writes another note into one of the files."""
    file = root / "tasks/2026-0000.yaml"
    original = file.read_text(encoding="utf-8")
    notes = itertools.count()

    def change() -> None:
        file.write_text(original + f"    note: 第{next(notes)}次更新\n", encoding="utf-8", newline="\n")

    return change


def table(measured: Sequence[Case]) -> str:
    """What was measured, a line for each case, with `over` where a median exceeds its limit."""
    python = median(measured[0].wall)
    lines = [f"{'':38}{'median':>9}{'best':>9}{'cpu':>9}{'×python':>9}{'peak':>9}   limits"]
    for case in measured:
        times = median(case.wall)
        lines.append(
            f"{case.name:38}{_ms(times):>9}{_ms(min(case.wall)):>9}{_ms(min(case.cpu)):>9}{times / python:>8.1f}×"
            f"{case.peak:>6.0f} MB   {_limits(case)}{'   over' if exceeds(case, python) else ''}"
        )
    return "\n".join(line.rstrip() for line in lines)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _limits(case: Case) -> str:
    written = [
        f"{case.times:g}×" if case.times else "",
        f"{case.seconds * 1000:.0f} ms" if case.seconds else "",
        f"{case.megabytes:g} MB" if case.megabytes else "",
    ]
    return ", ".join(text for text in written if text)


def exceeds(case: Case, python: float) -> bool:
    """Whether the median or the peak of `case` is over one of its limits; `python` is what bare Python takes."""
    times = median(case.wall)
    return (
        times > (case.seconds or float("inf"))
        or times > (case.times or float("inf")) * python
        or case.peak > (case.megabytes or float("inf"))
    )


def main() -> int:
    """The command `python -m benchmarks.run`; with --check it leaves with 1 where a limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9, help="how often each program runs (default: 9)")
    parser.add_argument("--only", default=",".join(map(str, SIZES)), help="numbers of tasks (default: %(default)s)")
    parser.add_argument("--check", action="store_true", help="exit with 1 if a median is over its limit")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="teamops-bench-") as folder:
        measured = cases(Path(folder), [int(size) for size in asked.only.split(",")])
        run_in_turns(measured, asked.rounds)
    print(table(measured))
    return int(asked.check and any(exceeds(case, median(measured[0].wall)) for case in measured))


if __name__ == "__main__":
    raise SystemExit(main())
