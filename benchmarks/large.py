"""Checks workspaces that are as large as may be and wrong all over, and measures what each check takes.

python -m benchmarks.large [--only TEXT] [--quick] [--seconds 5] [--megabytes 500] [--jobs 2]

None may take more CPU seconds (user and system time, which other programs on the machine do not change) or memory than
the limits; the program leaves with 1 where one does. A process that goes far beyond is ended by the system. Needs the
`ulimit` and `wait4` of Unix.
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
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.large_inputs import plans, records, shapes, teams
from benchmarks.large_inputs.making import SETTINGS, TODAY, Input

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
        limits = _ENDED.format(seconds=int(seconds * 4), kilobytes=int(megabytes * 4 * 1024))
        command = [sys.executable, "-m", "teamops", "-C", str(root), *item.command]
        with printed.open("wb") as out, said.open("wb") as err:
            process = subprocess.Popen(
                ["/bin/sh", "-c", limits, "sh", *command],
                stdout=out, stderr=err, env=os.environ | {"TEAMOPS_TODAY": TODAY},
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
    parser.add_argument("--seconds", type=float, default=5, help="CPU seconds that each may take (default: 5)")
    parser.add_argument("--megabytes", type=float, default=500, help="memory that each may take (default: 500)")
    parser.add_argument("--jobs", type=int, default=2, help="how many run at a time (default: 2)")
    parser.add_argument("--quick", action="store_true", help="leave out inputs that are much like others, as CI does")
    asked = parser.parse_args(arguments)
    chosen = [
        item
        for item in INPUTS
        if re.search(asked.only, item.name) and not (asked.quick and _LIKE_OTHERS.match(item.name))
    ]
    begun, over, total = time.perf_counter(), 0, 0.0
    print(f"{'':58}{'CPU':>8}{'peak':>10}{'lines':>9}")
    with ThreadPoolExecutor(asked.jobs) as pool:
        for taken in pool.map(lambda item: measured(item, asked.seconds, asked.megabytes), chosen):
            exceeds = taken.exceeds(asked.seconds, asked.megabytes)
            over, total = over + exceeds, total + taken.seconds
            print(
                f"{taken.name:58}{taken.seconds:>6.1f} s{taken.megabytes:>7.0f} MB{taken.lines:>9,}  {taken.verdict}"
                f"{'   OVER' if exceeds else ''}",
                flush=True,
            )
    took = time.perf_counter() - begun
    print(f"{len(chosen)} inputs, {over} over the limits; {total:.0f} s of CPU, {took:.0f} s in all")
    return int(over > 0 or not chosen)


if __name__ == "__main__":
    raise SystemExit(main())
