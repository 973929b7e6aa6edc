"""How often two branches of a team merge in git without a conflict: `python -m benchmarks.merging [pairs]`.

Two people work on branches of the example team: each adds tasks and figures, and updates the status of some tasks that
are theirs, all with the commands of teamops. Then one branch is merged into the other with plain git. Three ways are
measured: both work for themselves; both add tasks for the same person; and, for comparison, all new tasks of a month
are in one file. A merge counts only if what both wrote is there afterwards.
"""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from teamops.cli.shell.app import run
from teamops.store.reading.loader import load

EXAMPLE = Path(__file__).parents[1] / "examples" / "quarter"
TODAY = ("--today", "2026-09-28T16:05")
OWN = {
    "zhao": ("key-accounts-09",), "qian": ("renewals-09",), "sun": ("channel-rollout-09",), "he": ("leads-09",),
    "zhou": ("channel-contract-09", "sales-daily-09"), "xiaowang": ("lead-rules-09",), "zhang": ("launch-burst",),
    "lin": ("content-09",), "han": ("path-data-09", "q3-summary"), "wang": ("holiday-duty",),
}  # fmt: skip
"""People of the example, and their open tasks."""


@dataclass
class Branch:
    """What one person did: the ids of new tasks and the notes of updated ones."""

    person: str
    added: set[str] = field(default_factory=set)
    noted: dict[str, str] = field(default_factory=dict)


class Team:
    """A repository of the example team, to be taken back to its beginning for each pair of branches."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "start")

    def git(self, *arguments: str) -> int:
        identity = ("-c", "user.name=team", "-c", "user.email=team@example.com")
        return subprocess.run(
            ["git", "-C", self.root, *identity, *arguments], check=False, capture_output=True
        ).returncode

    def say(self, *arguments: str) -> None:
        """Run a command of teamops. Raises RuntimeError with what it said if it was refused."""
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = run(["-C", str(self.root), *arguments, *TODAY])
        if code:
            raise RuntimeError(f"{arguments}: {said.getvalue()}")

    def branch(self, name: str, person: str, work: Callable[[Team, Branch], None]) -> Branch:
        self.git("checkout", "-q", "-B", name, "main")
        done = Branch(person)
        work(self, done)
        self.git("add", ".")
        self.git("commit", "-q", "-m", f"{person}'s day")
        return done

    def merges(self, ours: Branch, theirs: Branch) -> bool:
        """Whether the branches merge, with all that was written on both."""
        if self.git("merge", "-q", "--no-edit", "a"):
            self.git("merge", "--abort")
            return False
        tasks = {entry.record.id: entry.record for entry in load(self.root).tasks}
        for one in (ours, theirs):
            if not one.added <= tasks.keys() or any(tasks[key].note != note for key, note in one.noted.items()):
                raise RuntimeError("merged without a conflict, and something is lost")
        return True


def day(chance: random.Random, *, owner: str | None = None, file: str | None = None) -> Callable[[Team, Branch], None]:
    """A day's work: one to three new tasks (for `owner`, in `file`, if given), updates of own tasks, figures."""

    def work(team: Team, branch: Branch) -> None:
        for _ in range(chance.randint(1, 3)):
            identity = f"t-{chance.randrange(10**9):09}"
            where = ("--file", file) if file else ()
            who = ("--owner", owner or branch.person)
            days = ("--start", f"2026-10-{chance.randint(8, 16):02}", "--end", "2026-10-30")
            team.say("new", "task", "--id", identity, "--name", "新任务", "--type", "routine", *who, *days, *where)
            branch.added.add(identity)
        for identity in OWN[branch.person]:
            branch.noted[identity] = f"{branch.person} {chance.randint(1, 99)}"
            team.say("update", identity, "--note", branch.noted[identity])
        team.say("actual", "add", "sales-2026Q3", str(chance.randint(1, 9)), "--owner", branch.person)

    return work


def measured(pairs: int, work: Callable[[random.Random], Callable[[Team, Branch], None]]) -> int:
    """How many of `pairs` of branches merge."""
    chance = random.Random(7)
    with TemporaryDirectory() as folder:
        team, merged = Team(Path(folder) / "team"), 0
        for _ in range(pairs):
            first, second = chance.sample(sorted(OWN), 2)
            theirs = team.branch("a", first, work(chance))
            ours = team.branch("b", second, work(chance))
            merged += team.merges(ours, theirs)
        return merged


WAYS: dict[str, Callable[[random.Random], Callable[[Team, Branch], None]]] = {
    "each for themselves": day,
    "both add tasks for one person": lambda chance: day(chance, owner="zhao"),
    "all new tasks in one file": lambda chance: day(chance, file="tasks/2026-10.yaml"),
}


def main(arguments: Sequence[str]) -> None:
    pairs = int(arguments[0]) if arguments else 50
    for name, work in WAYS.items():
        print(f"{name}: {measured(pairs, work)} of {pairs} merge without a conflict")


if __name__ == "__main__":
    main(sys.argv[1:])
