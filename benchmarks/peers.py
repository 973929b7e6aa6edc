"""Measures `teamops check` beside check-jsonschema (with the schema teamops exports) and yamllint, on one workspace.

python -m benchmarks.peers [--tasks 10000] [--rounds 3]

The three run in turns, on the same files, whole programs with their start. teamops is cold: nothing is kept from the
run before, and all rules are on. The others see each file by itself.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.run import TEAMOPS, TODAY, Case, forgetting

YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable, braces: disable}}"
"""yamllint's own rules, less three that are about taste."""


def cases(root: Path) -> list[Case]:
    """teamops first; the others are to be compared with it."""
    schema = root.parent / "records.schema.json"
    subprocess.run([TEAMOPS, "-C", str(root), "schema", "-o", str(schema)], check=True, stderr=subprocess.DEVNULL)
    files = sorted(
        str(file) for file in root.rglob("*.yaml") if file.name != "teamops.yaml" and ".vscode" not in file.parts
    )
    beside = Path(sys.executable).parent
    return [
        Case("teamops check", [TEAMOPS, "-C", str(root), "check", "--today", TODAY], forgetting(root)),
        Case("check-jsonschema", [str(beside / "check-jsonschema"), "--schemafile", str(schema), *files]),
        Case("yamllint", [str(beside / "yamllint"), "-d", YAMLLINT, *files]),
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
    own = median(measured[0].wall)
    for case in measured:
        times = median(case.wall)
        print(f"{case.name:18}{times:>9.2f} s{times / own:>9.1f}×{case.peak:>8.0f} MB")


if __name__ == "__main__":
    main()
