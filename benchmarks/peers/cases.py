"""What is measured: commands of teamops, each beside what it is compared with, and its limit."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, MutableSequence
from pathlib import Path
from typing import Any

from benchmarks.peers.ledgers import BEANCOUNT, HLEDGER, TASKWARRIOR
from benchmarks.peers.programs import ROOT, find_python
from benchmarks.run import PYTHON, TODAY, Case, forgetting, noting

EXAMPLE = ROOT / "examples/quarter"
COMMITS = 1_000
"""Of the repository that `log` looks back on."""

LIST, STANDUP, LOAD, WEEKLY = ("tasks", "list"), ("standup",), ("load",), ("report", "weekly")
READING: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "today": (("today", "--person", "p003"), ("today", "--person", "wang")),
    "tasks list": (LIST, LIST),
    "show": (("show", "t-000005"), ("show", "sales-2026Q3")),
    "standup": (STANDUP, STANDUP),
    "load": (LOAD, LOAD),
    "report weekly": (WEEKLY, WEEKLY),
}
"""Commands that read: their arguments for the workload, and for the example."""


class Bench:
    """The installed programs, the folder that all they read and write is in, and their environment."""

    def __init__(self, teamops: Path, folder: Path, environment: Mapping[str, str]) -> None:
        self.teamops, self.folder, self.environment = teamops, folder, environment

    def make_workspace(self, name: str, tasks: int) -> Path:
        """In a process of its own: what this one holds in memory would count as memory of all that it measures."""
        root = self.folder / name
        subprocess.run([sys.executable, "-m", "benchmarks.workload", str(root), "--tasks", str(tasks)], check=True)
        return self.forget(root)

    def copy(self, root: Path, name: str) -> Path:
        return self.forget(Path(shutil.copytree(root, self.folder / name)))

    def forget(self, root: Path) -> Path:
        forgetting(root)()
        return root

    def case(self, name: str, root: Path | None, *arguments: str, **asked: Any) -> Case:
        """A command of teamops, in a workspace if one is given. `asked` are fields of the case."""
        place = ["-C", str(root)] if root else []
        return Case(name, [str(self.teamops), *place, *arguments], environment=self.environment, **asked)

    def peer(self, name: str, *command: str, is_slow: bool = False) -> Case:
        """A command of another program. It may find fault with the records, which are written for teamops."""
        return Case(name, [*command], may_complain=True, is_slow=is_slow, environment=self.environment)

    def python(self) -> Case:
        return Case(PYTHON, [find_python(self.teamops), "-c", ""], environment=self.environment)


def list_peers(bench: Bench, root: Path, others: Mapping[str, str]) -> list[Case]:
    """The programs that are installed, on the records of the workspace as they keep them."""
    ledgers = bench.folder / "ledgers"
    ledgers.mkdir()
    subprocess.run([sys.executable, "-m", "benchmarks.peers.ledgers", str(root), str(ledgers)], check=True)
    cases = []
    if hledger := others.get("hledger"):
        cases.append(bench.peer("hledger check", hledger, "-f", str(ledgers / HLEDGER), "check"))
    if bean_check := others.get("bean-check"):
        cases.append(bench.peer("bean-check --no-cache", bean_check, "--no-cache", str(ledgers / BEANCOUNT)))
    if task := others.get("task"):
        Path(bench.environment["TASKDATA"]).mkdir()
        bench.peer("", task, "import", str(ledgers / TASKWARRIOR)).run()
        modify = [task, "5", "modify", "description:"]
        cases += [
            bench.peer("task export", task, "export"),
            bench.peer("task list", task, "list"),
            Case("task modify", modify, _counting(modify, "description:第{}次更新"), environment=bench.environment),
        ]
    files = [str(file) for file in sorted((root / "tasks").glob("*.yaml"))]
    if yamllint := others.get("yamllint"):
        cases.append(bench.peer("yamllint", yamllint, "-d", "relaxed", *files, is_slow=True))
    if check_jsonschema := others.get("check-jsonschema"):
        schema = ledgers / "schema.json"
        bench.case("", root, "schema", "-o", str(schema)).run()
        cases.append(
            bench.peer("check-jsonschema", check_jsonschema, "--schemafile", str(schema), *files, is_slow=True)
        )
    return cases


def _counting(command: MutableSequence[str], last: str) -> Callable[[], None]:
    """Return a function that puts the next number into the last word of a command, so that it changes something."""
    numbers = itertools.count()

    def count() -> None:
        command[-1] = last.format(next(numbers))

    return count


def list_checks(bench: Bench, root: Path) -> list[Case]:
    """`check` on the workspace, in the four ways it is met."""
    cold, faulty, changed = (bench.copy(root, name) for name in ("cold", "faulty", "changed"))
    for file in (faulty / "tasks").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("priority: P1", "priority: P9", 1), encoding="utf-8", newline="\n")
    day = ("check", "--today", TODAY)
    return [
        bench.case(
            "check, cold", cold, *day, prepare=forgetting(cold), beside="hledger check", times=1.2, megabytes=90
        ),
        bench.case(
            "check, cold, findings in every file", faulty, *day,
            prepare=forgetting(faulty), beside="check, cold", times=1.3, megabytes=90, may_complain=True,
        ),
        bench.case("check, one file changed", changed, *day, prepare=noting(changed), beside="check, cold", times=0.5),
        bench.case("check, nothing changed", root, *day, beside="hledger check", times=0.15, megabytes=60),
    ]  # fmt: skip


def list_commands(bench: Bench, root: Path) -> list[Case]:
    """The commands that people type all day, on the workspace."""
    written, past = bench.copy(root, "written"), bench.folder / "past"
    make = f"from pathlib import Path; from benchmarks.history import make; make(Path({str(past)!r}), {COMMITS})"
    subprocess.run([sys.executable, "-c", make], check=True)
    update = bench.case(
        "update", written, "update", "t-000005", "--today", TODAY, "--note", "", beside="task modify", times=3
    )
    update.prepare = _counting(update.command, "第{}次更新")
    return [
        *(
            bench.case(
                name, root, *arguments, "--today", TODAY,
                beside="task export", times=2.5 if name == "report weekly" else 1.2,
            )
            for name, (arguments, _) in READING.items()
        ),
        update,
        bench.case(f"log of a task, {COMMITS:,} commits", past, "log", "t-07-042", beside="task export"),
    ]  # fmt: skip


def list_small(bench: Bench) -> list[Case]:
    """What commands take on a few records: mostly their start."""
    example = bench.copy(EXAMPLE, "example")
    return [
        bench.case("--version", None, "--version", times=2),
        bench.case("--help", None, "--help", times=8),
        bench.case("example: check, nothing changed", example, "check", "--today", TODAY, times=5, may_complain=True),
        *(
            bench.case(f"example: {name}", example, *arguments, "--today", TODAY, times=10)
            for name, (_, arguments) in READING.items()
        ),
    ]


def list_growing(bench: Bench, tasks: int) -> list[Case]:
    """What grows with the number of tasks; the limits are those of a million."""
    root = bench.make_workspace(f"{tasks}", tasks)
    cold, changed = bench.copy(root, f"{tasks}-cold"), bench.copy(root, f"{tasks}-changed")
    day = ("--today", TODAY)
    most: dict[str, float] = {"megabytes": 2_000} if tasks == 1_000_000 else {}
    limits = [{**most, "seconds": 35}, {**most, "seconds": 1.5}] if most else [{}, {}]
    return [
        bench.case("check, cold", cold, "check", *day, prepare=forgetting(cold), **limits[0]),
        bench.case("check, one file changed", changed, "check", *day, prepare=noting(changed), **most),
        bench.case("check, nothing changed", root, "check", *day, **limits[1]),
        bench.case("tasks list --owner", root, "tasks", "list", "--owner", "p003", *day, **most),
        bench.case("show", root, "show", "t-000005", *day, **most),
    ]
