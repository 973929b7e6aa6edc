"""The tasks of a workspace as the other programs keep them: the same names, texts, dates, owners and order.

python -m benchmarks.peers.ledgers WORKSPACE FOLDER

A process of its own writes them, for what the measuring process holds would count as memory of what it measures.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

UUID = "{0:08x}-0000-4000-8000-{0:012x}"
IMPORTANCE = {"P0": "H", "P1": "H", "P2": "M", "P3": "L"}
OWN_FIELDS = ("owner", "deliverable")
"""What taskwarrior has no field for: `TASKRC` declares them."""

TASKWARRIOR, HLEDGER, BEANCOUNT = "tasks.json", "tasks.journal", "tasks.beancount"


class Task(NamedTuple):
    """What of a task can be written in every program."""

    number: int
    name: str
    description: str
    kind: str
    department: str
    owner: str
    start: str
    end: str
    priority: str
    deliverable: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Task:
        """Return a task as the workload's file says it."""
        return cls(
            int(row["id"].removeprefix("t-")), row["name"], row["description"], row["type"],
            row["goal"].partition("-")[0], row["owner"], row["start"], row["end"], row["priority"], row["deliverable"],
        )  # fmt: skip


def read_tasks(root: Path) -> Iterator[Task]:
    for file in sorted((root / "tasks").glob("*.yaml")):
        with file.open(encoding="utf-8") as stream:
            yield from map(Task.of, yaml.load(stream, yaml.CBaseLoader)["tasks"])


def write_taskwarrior(tasks: Iterable[Task]) -> Iterator[str]:
    """Return what `task import` reads. All are pending, or most would lie in a file that is seldom read."""
    for task in tasks:
        yield json.dumps(
            {
                "uuid": UUID.format(task.number),
                "status": "pending",
                "description": f"{task.name} {task.description}",
                "project": task.department,
                "tags": [task.kind],
                "entry": _format_moment(task.start),
                "scheduled": _format_moment(task.start),
                "due": _format_moment(task.end),
                "priority": IMPORTANCE[task.priority],
                "owner": task.owner,
                "deliverable": task.deliverable,
            },
            ensure_ascii=False,
        )


def _format_moment(day: str) -> str:
    return day.replace("-", "") + "T080000Z"


def write_hledger(tasks: Iterable[Task]) -> Iterator[str]:
    """Return a journal: a transaction of two postings for each task."""
    for task in tasks:
        yield (
            f"{task.start}={task.end} {task.name}  ; {task.description} {task.deliverable}\n"
            f"    expenses:{task.owner}:{task.kind}    100 CNY\n"
            f"    assets:{task.department}    -100 CNY\n"
        )


def write_beancount(tasks: Iterable[Task]) -> Iterator[str]:
    """Return the same as a beancount file, which wants every account opened, in capitals."""
    opened: set[str] = set()
    for task in tasks:
        expense, asset = f"Expenses:{task.owner.upper()}:{task.kind.title()}", f"Assets:{task.department.title()}"
        for account in sorted({expense, asset} - opened):
            yield f"2026-01-01 open {account}\n"
            opened.add(account)
        yield (
            f'{task.start} * "{task.name}" "{task.description}" #{task.priority}\n'
            f'  due: {task.end}\n  deliverable: "{task.deliverable}"\n'
            f"  {expense}  100 CNY\n  {asset}  -100 CNY\n"
        )


def main(root: str, folder: str) -> None:
    """Write the files of all programs into `folder`."""
    tasks = list(read_tasks(Path(root)))
    for name, write in ((TASKWARRIOR, write_taskwarrior), (HLEDGER, write_hledger), (BEANCOUNT, write_beancount)):
        (Path(folder) / name).write_text("\n".join(write(tasks)) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
