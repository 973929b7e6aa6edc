"""Measures teamops beside taskwarrior, hledger, beancount, yamllint and check-jsonschema, on the same records.

python -m benchmarks.peers [--tasks 10000] [--rounds 5] [--program PATH] [--markdown] [--write]
python -m benchmarks.peers --growth 1000,10000,100000,1000000

Whole programs run in turns, with their start, in temporary folders and without anybody's settings. A ratio is of the
medians of CPU time (user and system, child processes included), which other work on the machine changes least. The
measured teamops is a wheel of this source, installed with its bytecode. Leaves with 1 where a limit is exceeded and
--check is given. Needs the `wait4` of Unix.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.peers import cases, tables
from benchmarks.peers.machine import describe_machine, describe_programs
from benchmarks.peers.programs import ROOT, find_others, find_python, find_trap, install, make_environment
from benchmarks.run import Case, run_in_turns

DOCUMENT = ROOT / "docs/performance.md"
WARMING = 2
"""Rounds that are not measured: `check` keeps its result in the first, and the records of each file in the second."""


def measure_peers(bench: cases.Bench, others: Mapping[str, str], tasks: int, rounds: int) -> list[Case]:
    """Measure everything in one interleaved run."""
    root = bench.make_workspace("team", tasks)
    measured = [
        bench.python(),
        *cases.list_peers(bench, root, others),
        *cases.list_checks(bench, root),
        *cases.list_commands(bench, root),
        *cases.list_small(bench),
    ]
    run_in_turns(measured, rounds, WARMING)
    return measured


def measure_growth(bench: cases.Bench, sizes: Sequence[int], rounds: int) -> tables.Growth:
    """Measure each size by itself, the small ones first."""
    growth = {}
    for size in sizes:
        print(f"{size:,} tasks", file=sys.stderr)
        growth[size] = cases.list_growing(bench, size)
        run_in_turns(growth[size], rounds, WARMING)
    return growth


def describe(bench: cases.Bench, others: Mapping[str, str], missing: Sequence[str]) -> str:
    """Return a paragraph on machine and programs."""
    programs = {"teamops": str(bench.teamops), "Python": find_python(bench.teamops), **others}
    lines = [f"Measured on {describe_machine()}.", f"With {describe_programs(programs)}."]
    if missing:
        lines.append(f"Not installed, left out: {', '.join(missing)}.")
    return "\n".join(lines)


def publish(name: str, rows: Sequence[Sequence[str]], about: str, asked: argparse.Namespace) -> None:
    """Print a table as it was asked for, or write it into the document."""
    if asked.write:
        text = DOCUMENT.read_text(encoding="utf-8")
        content = f"{tables.render_markdown(rows)}\n\n{about}"
        DOCUMENT.write_text(tables.replace_between(text, name, content), encoding="utf-8", newline="\n")
    else:
        render = tables.render_markdown if asked.markdown else tables.render_text
        print(render(rows), about, sep="\n\n")


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--tasks", type=int, default=10_000, help="number of tasks (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each program runs (default: %(default)s)")
    parser.add_argument("--growth", default="", metavar="TASKS,…", help="measure teamops alone at these sizes instead")
    parser.add_argument(
        "--program", type=Path, help="an installed teamops to measure, instead of a wheel of this source"
    )
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--write", action="store_true", help="write the table into docs/performance.md")
    parser.add_argument("--check", action="store_true", help="leave with 1 if a limit is exceeded")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `python -m benchmarks.peers`."""
    asked = parse(arguments)
    others, missing = find_others()
    with tempfile.TemporaryDirectory(prefix="teamops-bench-") as name:
        folder = Path(name)
        teamops = asked.program.absolute() if asked.program else install(folder / "installed")
        if trap := find_trap(teamops):
            print(f"{teamops} is not what users have: {trap}", file=sys.stderr)
        bench = cases.Bench(teamops, folder, make_environment(folder / "home"))
        if asked.growth:
            growth = measure_growth(bench, [int(size) for size in asked.growth.split(",")], asked.rounds)
            over = [name for measured in growth.values() for name in tables.find_over(measured)]
            publish("growth", list(tables.list_growth(growth)), describe(bench, {}, ()), asked)
        else:
            measured = measure_peers(bench, others, asked.tasks, asked.rounds)
            over = tables.find_over(measured)
            publish("peers", [tables.HEAD, *tables.list_rows(measured)], describe(bench, others, missing), asked)
    return int(asked.check and bool(over))


if __name__ == "__main__":
    raise SystemExit(main())
