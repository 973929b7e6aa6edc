"""How fast the machine is now: a fixed piece of work, measured as a process of its own among what is measured by it.

One machine takes a third more CPU time in a busy hour than in a quiet one, and two processes on one processor take
longer than one. Run as a program (`python -m benchmarks.yardstick`), this module does the work once.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from statistics import median

REFERENCE = 0.40
"""CPU seconds of the work on the machine for which limits are set, in a quiet hour, two processes at a time."""
MOST = 3.0
"""The most by which a limit grows: on a machine that is slower than that nothing is measured."""


def work() -> int:
    """Make texts, lists and mappings, as a check does, and sort them."""
    rows, total = [{"id": f"t-{n:06}", "name": "月报", "owner": n % 7} for n in range(60_000)], 0
    for _ in range(12):
        by_owner: dict[object, list[tuple[str, int]]] = {}
        for row in rows:
            by_owner.setdefault(row["owner"], []).append((str(row["id"]).partition("-")[2], len(row)))
        total += sum(int(text) for some in by_owner.values() for text, _ in sorted(some))
    return total


def measure_yardstick() -> float:
    """Return the CPU seconds that a process takes for the work. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-S", __file__]
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime


def compute_limit(seconds: float, yardsticks: Sequence[float]) -> float:
    """Return `seconds`, or as much more as the yardsticks took longer than the reference; at most `MOST` times."""
    return seconds * min(MOST, max(1.0, median(yardsticks) / REFERENCE))


if __name__ == "__main__":
    work()
