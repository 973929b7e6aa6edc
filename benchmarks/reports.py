"""Measures reports of a large team in every format: the week's pack, and the list of a year's tasks.

python -m benchmarks.reports [--tasks 10000] [--rounds 3]

Of 10,000 tasks the week's pack is to take no more than 1 second on a terminal, 1.5 as HTML, and 3 as PDF or workbook,
and 200 MB of memory.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks import workload
from benchmarks.run import TODAY, Case

REPORTS = {"weekly": "2026-W38", "tasks": "2026"}
"""The reports that are made, and of which period."""


def formats() -> list[str]:
    """The formats that there are."""
    from teamops.cli.output.render_report import ReportFormat

    return [form.value for form in ReportFormat]


def main() -> None:
    """The command `python -m benchmarks.reports`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="teamops-bench-") as folder:
        team = Path(folder) / "team"
        workload.make(team, asked.tasks)
        for report, period in REPORTS.items():
            for form in formats():
                file = Path(folder) / f"{report}.{form}"
                command = [
                    sys.executable, "-m", "teamops", "-C", str(team), "report", report, "--format", form,
                    "--period", period, "--today", TODAY, "-o", str(file),
                ]  # fmt: skip
                case = Case(f"{report} {form}", command)
                for _ in range(asked.rounds + 1):
                    case.run()
                size = file.stat().st_size / 1000
                print(f"{case.name:20}{median(case.wall[1:]):>7.2f} s{case.peak:>6.0f} MB{size:>9,.0f} KB")


if __name__ == "__main__":
    main()
