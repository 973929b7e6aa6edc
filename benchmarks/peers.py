"""Measures `teamops check` beside check-jsonschema (with the schema teamops exports) and yamllint, on one workspace.

python -m benchmarks.peers [--tasks 10000] [--rounds 3]

The programs run in turns on the same files, whole, with their start, and all rules are on. teamops runs cold (nothing
is kept from the run before) and once more as it runs for who works with it: one file was changed since. The others keep
nothing, and see each file by itself.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.run import TEAMOPS, Case, changing, check, forgetting


def cases(root: Path) -> list[Case]:
    """teamops first; the others are to be compared with it."""
    edited = root.with_name("edited")
    shutil.copytree(root, edited)
    schema = root.parent / "records.schema.json"
    subprocess.run([TEAMOPS, "-C", str(root), "schema", "-o", str(schema)], check=True, stderr=subprocess.DEVNULL)
    files = sorted(
        str(file) for file in root.rglob("*.yaml") if file.name != "teamops.yaml" and ".vscode" not in file.parts
    )
    beside = Path(sys.executable).parent
    return [
        Case("teamops, cold", check(root), forgetting(root)),
        Case("teamops, one file changed", check(edited), changing(edited)),
        Case("check-jsonschema", [str(beside / "check-jsonschema"), "--schemafile", str(schema), *files]),
        Case("yamllint", [str(beside / "yamllint"), "-d", "default", *files], may_complain=True),
    ]


def main() -> None:
    """The command `python -m benchmarks.peers`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=10_000, help="number of tasks (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each program runs (default: %(default)s)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="teamops-bench-") as folder:
        root = Path(folder) / "team"
        subprocess.run(
            [sys.executable, "-m", "benchmarks.workload", str(root), "--tasks", str(asked.tasks)], check=True
        )
        shutil.rmtree(root / ".teamops", ignore_errors=True)
        measured = cases(root)
        for _ in range(asked.rounds):
            for case in measured:
                case.run()
    cold, changed = (median(case.wall) for case in measured[:2])
    print(f"{'':26}{'median':>9}{'÷ cold':>10}{'÷ changed':>12}{'peak':>9}")
    for case in measured:
        times = median(case.wall)
        print(f"{case.name:26}{times:>7.2f} s{times / cold:>9.1f}×{times / changed:>11.1f}×{case.peak:>6.0f} MB")


if __name__ == "__main__":
    main()
