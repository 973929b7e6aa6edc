"""Measures every rule by itself on workspaces of several sizes: how its time grows with the number of records.

python -m benchmarks.rules [--tasks 1000,10000,100000]

Times are the best of three, in milliseconds. `growth` is the last column over the one before; for ten times the records
10 is linear, and somewhat more is n log n or memory that no longer fits the processor's cache.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.workload import TODAY, make
from teamops.checking.engine import load_rules
from teamops.model.workspace import Workspace
from teamops.store.reading.loader import load

_ROUNDS = 3
_NEGLIGIBLE = 1.0


def measured(tasks: int) -> Mapping[str, float]:
    """The milliseconds of each rule, and of all together, on a workspace of so many tasks."""
    with tempfile.TemporaryDirectory(prefix="teamops-bench-") as folder:
        make(Path(folder), tasks)
        ws = load(Path(folder))
        now = datetime.combine(TODAY, datetime.min.time(), ws.settings.timezone).replace(hour=12)
        rules = {code: rule for code, rule in load_rules().items() if not rule.history}
        gc.disable()
        found = {code: min(_once(code, ws, now) for _ in range(_ROUNDS)) for code in rules}
        gc.enable()
    return found | {"all": sum(found.values())}


def _once(code: str, ws: Workspace, now: datetime) -> float:
    begun = time.perf_counter()
    for _ in load_rules()[code].run(ws, now):
        pass
    return (time.perf_counter() - begun) * 1000


def table(sizes: Sequence[int], columns: Sequence[Mapping[str, float]]) -> str:
    """The rules that take longer than a millisecond at the largest size, slowest first; all together at the end."""
    last = columns[-1]
    shown = sorted((code for code in last if code != "all" and last[code] > _NEGLIGIBLE), key=lambda code: -last[code])
    lines = ["rule  " + "".join(f"{size:>12,}" for size in sizes) + f"{'growth':>10}"]
    for code in [*shown, "all"]:
        growth = f"{last[code] / columns[-2][code]:.1f}" if len(columns) > 1 and columns[-2][code] else ""
        lines.append(f"{code:6}" + "".join(f"{column[code]:>12.1f}" for column in columns) + f"{growth:>10}")
    return "\n".join(lines)


def main() -> None:
    """The command `python -m benchmarks.rules`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", default="1000,10000,100000", help="numbers of tasks (default: %(default)s)")
    sizes = [int(size) for size in parser.parse_args().tasks.split(",")]
    print(table(sizes, [measured(size) for size in sizes]))


if __name__ == "__main__":
    main()
