"""Lays each trap that a git repository can hold alone, and runs every command that reads: nothing may be run.

python -m benchmarks.git_configurations [--only NAME]

A line for each trap: whether a plain command of git springs it (so it is armed; of some none does so unattended), and
which commands of teamops did. Exit code 1 where one did, where a command failed, or where a trap is not armed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.attack.git_traps import COMMANDS, TRAPS, Trapped


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=sorted(TRAPS))
    chosen = parser.parse_args().only
    os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    table, nothing = os.fdopen(os.dup(1), "w", encoding="utf-8"), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)  # a check that `hook run` starts prints for itself
    os.dup2(nothing, 2)
    bad = 0
    for name in [chosen] if chosen else TRAPS:
        armed, wrong = _armed(name), _wrong(name)
        bad += bool(wrong) or armed == "NOT ARMED"
        print(
            f"{name:24} {armed:12} {'; '.join(wrong) or f'nothing run by {len(COMMANDS)} commands'}",
            file=table,
            flush=True,
        )
    print(f"{bad} of {1 if chosen else len(TRAPS)} traps are a fault", file=table, flush=True)
    return bool(bad)


def _armed(name: str) -> str:
    if not TRAPS[name].springs:
        return "unattended"
    with tempfile.TemporaryDirectory() as made:
        there = Trapped(Path(made))
        there.arm(name)
        there.spring(name)
        return "armed" if there.sprung() == [name] else "NOT ARMED"


def _wrong(name: str) -> list[str]:
    """The commands that sprang the trap, or did not answer."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as made:
        there = Trapped(Path(made))
        there.arm(name)
        for command in COMMANDS:
            code, _ = there.run(command)
            if there.sprung():
                found.append(f"RUN by {' '.join(command)}")
            elif code not in (0, 1) and command[0] != "hook":  # a hook of somebody else is refused
                found.append(f"{' '.join(command)} → {code}")
    return found


if __name__ == "__main__":
    sys.exit(main())
