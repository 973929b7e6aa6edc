"""Kills commands that write, and looks at what they leave: `python -m benchmarks.kills --count 500 --seed 1`.

Half of the kills fall before a chosen call to the system, counted from the first one that writes; the others at random
times, together with the git that may run then. After each, every file must be whole, the next command must work, and
then all files must be old or all new; nothing may be left beside them, no lock be held, and git must find no fault.
Leaves with 1 if anything is wrong. The calls are chosen where processes can be forked: not on Windows.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.killed_team import COMMANDS, TODAY, Known, git, is_beside, known, said, started, texts
from teamops.cli.shell.app import run
from teamops.store.cache.state import is_pending
from teamops.store.errors import WriteRefusedError
from teamops.store.writing.transaction import lock_workspace

FAULTS = ("torn", "mixed", "leftovers", "stale locks", "bad fsck", "next command failed")
TOLD = ("kills", "at calls", "at random", "with --commit", "git killed too", "pending", "rolled forward", "rolled back")
_EVENTS = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.chmod", "os.rmdir", "subprocess.Popen"}
_CALLS = 90
"""More than the calls of any of the commands; where a command ends before, it was not killed, and is not counted."""


def main() -> int:
    """The command `python -m benchmarks.kills`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=COMMANDS, help="a command; may be repeated")
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    outcome: Counter[str] = Counter()
    with TemporaryDirectory(prefix="teamops-kills-") as folder, suppress(KeyboardInterrupt):  # told of what was done
        killed(Path(folder), asked.count, random.Random(asked.seed), asked.only or list(COMMANDS), outcome)
    for name in (*TOLD, *FAULTS):
        print(f"{name:22}{outcome[name]:>6}")
    return int(any(outcome[fault] for fault in FAULTS))


def killed(folder: Path, wanted: int, chance: random.Random, names: Sequence[str], outcome: Counter[str]) -> None:
    """Counts in `outcome` what came of so many kills, by name; what is wrong is printed as it is found."""
    cases: dict[tuple[str, bool], Known] = {}
    for number in count():
        if outcome["kills"] >= wanted:
            return
        name = chance.choice(names)
        commits = COMMANDS[name].can_commit and chance.random() < 0.5
        at_call = hasattr(os, "fork") and number % 2 == 0
        if (name, commits) not in cases:
            cases[name, commits] = known(COMMANDS[name], folder / f"{name}-{commits}", commits=commits)
        case = cases[name, commits]
        root = folder / "team"
        shutil.copytree(case.template, root)
        if at_call:
            was_killed = _at_call(root, case.arguments, chance.randint(1, _CALLS))
        else:
            was_killed = _at_time(root, case, chance)
        if was_killed:
            outcome.update(("kills", "at calls" if at_call else "at random"))
            outcome["with --commit"] += commits
            if outcome["kills"] % 100 == 0:
                print(f"{outcome['kills']} kills", flush=True)
            for finding in _looked_at(root, case, is_git_killed=not at_call):
                outcome[finding] += 1
                if finding in FAULTS:
                    print(f"kill {number} of {' '.join(case.arguments)}: {finding}", flush=True)
        shutil.rmtree(root)


def _at_call(root: Path, arguments: Sequence[str], number: int) -> bool:
    """Whether a command was killed before its call to the system of that number, the first being one that writes."""
    pid = os.fork()
    if pid:
        return os.WIFSIGNALED(os.waitpid(pid, 0)[1])
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(quiet, stream)
    left = [number]

    def step(*_: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    flush = os.fsync
    os.fsync = lambda handle: (step(), flush(handle))[1]
    sys.addaudithook(lambda event, facts: step() if event in _EVENTS or _writes(event, facts) else None)
    with suppress(BaseException):
        run(["-C", str(root), *arguments])
    os._exit(0)


def _writes(event: str, facts: tuple[Any, ...]) -> bool:
    """Whether a file is opened to write in it: what is read changes nothing."""
    if event != "open":
        return False
    mode, flags = facts[1], facts[2]
    return bool(flags & (os.O_WRONLY | os.O_RDWR)) if isinstance(flags, int) else "r" not in str(mode)


def _at_time(root: Path, case: Known, chance: random.Random) -> bool:
    """Whether a command was killed after a random time; what it starts is killed with it."""
    process = started(root, case.arguments)
    time.sleep(case.seconds * chance.uniform(0.3, 1.1))
    if process.poll() is not None:
        return False
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait() != 0


def _looked_at(root: Path, case: Known, *, is_git_killed: bool) -> Iterator[str]:
    """What is found after a kill, before and after the next commands."""
    for file, text in texts(root).items():
        if text not in (case.old.get(file), case.new.get(file)):
            yield "torn"
    if case.old.keys() & case.new.keys() - texts(root).keys():
        yield "torn"
    was_pending = is_pending(root)
    if was_pending:
        yield "pending"
    locks = [path for path in (root / ".git").rglob("*.lock") if path.is_file()]
    if locks:
        yield "git killed too" if is_git_killed else "stale locks"
    yield from _next_commands(root, case, was_pending=was_pending, is_locked=bool(locks))
    if any(is_beside(path) for path in root.rglob("*")) or is_pending(root) or list(root.glob(".teamops/unfin*")):
        yield "leftovers"
    for lock in ("lock", "commit-lock"):
        try:
            with lock_workspace(root, lock, seconds=0):
                pass
        except WriteRefusedError:
            yield "stale locks"
    for path in locks:
        path.unlink()
    if git(root, "fsck", "--no-dangling").returncode or git(root, "status").returncode:
        yield "bad fsck"


def _next_commands(root: Path, case: Known, *, was_pending: bool, is_locked: bool) -> Iterator[str]:
    """The first one recovers: then the files are a set. One that writes and commits works, or says what is amiss."""
    code, words = said(root, *(case.arguments if case.starts else ("check", *TODAY)))
    if code > 1 and not (case.starts and "exists already" in words):
        yield _failed(words)
    now = texts(root)
    if now not in (case.old, case.new):
        yield "mixed"
    elif was_pending:
        yield "rolled forward" if now == case.new else "rolled back"
    if case.starts:
        return
    code, words = said(root, "actual", "add", "customers-2026Q3", "7", "--source", "next", "--commit", *TODAY)
    if (code != 0) != is_locked or (is_locked and ".lock" not in words):
        yield _failed(words)


def _failed(words: str) -> str:
    print(words)
    return "next command failed"


if __name__ == "__main__":
    sys.exit(main())
