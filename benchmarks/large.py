"""Checks workspaces that are as large as may be and wrong all over, and measures what each check takes.

python -m benchmarks.large [--only TEXT] [--quick] [--seconds 5] [--megabytes 500] [--jobs 2]

None may take more CPU time (user and system) or memory than the limits; the program exits with 1 if one does. The limit
of time is for the machine in a quiet hour. Every few inputs a fixed piece of work is measured too (`yardstick.py`), and
where that takes longer than it should, the limit grows as much; the last lines show both. The limit of memory is
absolute. The system ends a process that goes far beyond. Needs the `ulimit` and `wait4` of Unix.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.large_inputs import plans, records, shapes, teams
from benchmarks.large_inputs.making import SETTINGS, TODAY, Input
from benchmarks.yardstick import MOST, REFERENCE, compute_limit, measure_yardstick

INPUTS = (*shapes.INPUTS, *records.INPUTS, *plans.INPUTS, *teams.INPUTS)

_LIKE_OTHERS = re.compile(
    "an id|digits (for|as)|number signs|one comment$|blanks|braces|clos|commas|dashes$|question|a folded|ends of|"
    "percent|combining|bidi|astral|empty records of|records with an|a choice that is none, as (SARIF|JUnit|people)|"
    "nobody, each|dates that|collab|owners|private|webhooks|logins in|parts (of one|for)|60,000 goals of|weights|"
    "people of|confirm|criteria|actuals (of (no|all)|that are)|measures|phases|daily reports of|meetings|decisions|"
    "requests|reviews|results|improve|carried|years|patterns that|one pattern of very many b|severities that|"
    "channels$|days off|2,000 files|20,000 files (of|with one [pc])|goals list|tasks list|today|show"
)
"""What `--quick` leaves out: inputs that take about what another one takes."""

_ENDED = 'ulimit -t {seconds}; ulimit -v {kilobytes} 2>/dev/null; exec "$@"'
_EVERY = 10
"""Inputs after which the yardstick is measured again."""
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""With that variable, as containers have it, each check would compile the whole program."""
_FALL = re.compile(rb"Traceback|unexpected error")


class Taken(NamedTuple):
    """What one check took, the lines that it printed, and how it ended."""

    name: str
    seconds: float
    megabytes: float
    lines: int
    verdict: str

    def exceeds(self, seconds: float, megabytes: float) -> bool:
        """Whether it took more than it may, or did not end as a check should."""
        return self.seconds > seconds or self.megabytes > megabytes or self.verdict == "FELL"


def measured(item: Input, seconds: float, megabytes: float) -> Taken:
    """What the command of `item` takes in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="teamops-large-") as name:
        root, printed, said = Path(name, "w"), Path(name, "out"), Path(name, "err")
        for file, content in {"teamops.yaml": SETTINGS, **item.files()}.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        limits = _ENDED.format(seconds=int(seconds * MOST * 2), kilobytes=int(megabytes * 4 * 1024))
        command = [sys.executable, "-m", "teamops", "-C", str(root), *item.command]
        with printed.open("wb") as out, said.open("wb") as err:
            process = subprocess.Popen(
                ["/bin/sh", "-c", limits, "sh", *command],
                stdout=out, stderr=err, env=_ENVIRONMENT | {"TEAMOPS_TODAY": TODAY},
            )  # fmt: skip
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
        lines = printed.read_bytes().count(b"\n")
        return Taken(item.name, used.ru_utime + used.ru_stime, peak, lines, _verdict(process.returncode, said))


def _verdict(code: int, said: Path) -> str:
    if code not in (0, 1, 2, 3) or _FALL.search(said.read_bytes()):
        return "FELL"
    return ("well", "errors", "refused", "refused")[code]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `python -m benchmarks.large`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="measure only inputs whose name matches this expression")
    parser.add_argument("--seconds", type=float, default=5, help="CPU seconds that each may take in a quiet hour [5]")
    parser.add_argument("--megabytes", type=float, default=500, help="memory that each may take [500]")
    parser.add_argument("--jobs", type=int, default=2, help="how many run at a time [2]")
    parser.add_argument("--quick", action="store_true", help="leave out inputs that are much like others, as CI does")
    asked = parser.parse_args(arguments)
    chosen = [
        item
        for item in INPUTS
        if re.search(asked.only, item.name) and not (asked.quick and _LIKE_OTHERS.match(item.name))
    ]
    begun = time.perf_counter()
    print(f"{'':58}{'CPU':>8}{'peak':>10}{'lines':>9}")
    with ThreadPoolExecutor(asked.jobs) as pool:
        waiting: list[Future[Taken]] = []
        yardsticks = []
        for number, item in enumerate(chosen):
            if number % _EVERY == 0:
                yardsticks.append(pool.submit(measure_yardstick))
            waiting.append(pool.submit(measured, item, asked.seconds, asked.megabytes))
        for future in waiting:
            print(format_row(future.result()), flush=True)
    return report(
        [future.result() for future in waiting],
        [future.result() for future in yardsticks],
        asked.seconds,
        asked.megabytes,
        time.perf_counter() - begun,
    )


def format_row(taken: Taken) -> str:
    """One line of the table."""
    return f"{taken.name:58}{taken.seconds:>6.1f} s{taken.megabytes:>7.0f} MB{taken.lines:>9,}  {taken.verdict}"


def report(
    all_taken: Sequence[Taken], yardsticks: Sequence[float], seconds: float, megabytes: float, took: float
) -> int:
    """Print what is over the limits, and the limits; return 1 if anything is, or nothing was measured."""
    if not all_taken:
        print("no such inputs")
        return 1
    limit = compute_limit(seconds, yardsticks)
    over = [taken for taken in all_taken if taken.exceeds(limit, megabytes)]
    print(*(f"OVER  {format_row(taken)}" for taken in over), sep="\n", end="\n" * bool(over))
    total = sum(taken.seconds for taken in all_taken)
    print(f"{len(all_taken)} inputs, {len(over)} over the limits; {total:.0f} s of CPU, {took:.0f} s in all")
    print(f"yardstick {median(yardsticks):.2f} s (reference {REFERENCE:.2f} s, measured {len(yardsticks)} times)")
    print(f"limits {limit:.1f} s of CPU ({seconds:g} s in a quiet hour) and {megabytes:g} MB")
    return int(bool(over))


if __name__ == "__main__":
    raise SystemExit(main())
