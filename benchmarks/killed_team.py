"""Workspaces in which commands that write are killed, and what such a command makes of them where it is not."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from teamops.cli.shell.app import run

EXAMPLE = Path(__file__).parents[1] / "examples" / "quarter"
TODAY = ("--today", "2026-09-28T16:05")
UNTIDY = "tasks:\n  - {{name: 甲, id: x{n}, owner: wang, start: 2026年9月1日, end: 2026-09-30, type: routine}}\n"
"""What `check --fix` mends, in several files at once."""


def _untidy(root: Path) -> None:
    for n in range(6):
        (root / f"tasks/x{n}.yaml").write_text(UNTIDY.format(n=n), encoding="utf-8")


def _old_schemas(root: Path) -> None:
    (root / ".vscode").mkdir()
    for name in ("teamops-records.schema.json", "teamops-settings.schema.json"):
        (root / ".vscode" / name).write_text("{}\n", encoding="utf-8")


def _nothing(_: Path) -> None:
    pass


class Command(NamedTuple):
    """A command that writes, and how its workspace is made ready; one that starts a workspace finds an empty folder."""

    arguments: tuple[str, ...]
    prepare: Callable[[Path], None] = _nothing
    can_commit: bool = True
    starts: bool = False


COMMANDS = {
    "update": Command(("update", "launch-kol", "--note", "x", *TODAY)),
    "actual": Command(("actual", "add", "sales-2026Q3", "1", "--source", "CRM", *TODAY)),
    "split-goal": Command(("split-goal", "sales-2026Q4", "--into", "month,week,people", "--replace", "--yes", *TODAY)),
    "review": Command(("review", "draft", "2026-09", *TODAY)),
    "plan": Command(("tasks", "plan", "--yes", *TODAY)),
    "fix": Command(("check", "--fix", "--fail-on", "error", *TODAY), _untidy, can_commit=False),
    "schema": Command(("schema", "--editor"), _old_schemas, can_commit=False),
    "init": Command(("init", "--team", "队", "--lang", "en", *TODAY), can_commit=False, starts=True),
}


def said(root: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of a command in `root`, and all that it said."""
    heard = StringIO()
    with redirect_stdout(heard), redirect_stderr(heard):
        code = run(["-C", str(root), "--lang", "en", *arguments])
    return code, heard.getvalue()


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git did."""
    return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)


def texts(root: Path) -> dict[str, bytes]:
    """All files of a team by path: not git's, and not teamops's own."""
    own = {".git", ".teamops"}
    paths = (path for path in root.rglob("*") if path.is_file() and not own & set(path.relative_to(root).parts))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if not is_beside(path)}


def is_beside(path: Path) -> bool:
    """Whether a write left this beside a file."""
    return path.name.endswith((".teamops-new", ".teamops-old"))


@dataclass(frozen=True)
class Known:
    """A workspace to copy, with its files before and after the command, and how long that takes when started anew."""

    template: Path
    arguments: tuple[str, ...]
    starts: bool
    old: dict[str, bytes]
    new: dict[str, bytes]
    seconds: float


def known(command: Command, folder: Path, *, commits: bool) -> Known:
    """What there is to know of a command, found out by running it once. Raises RuntimeError where it fails."""
    template, trial = folder / "template", folder / "trial"
    if command.starts:
        template.mkdir(parents=True)
    else:
        shutil.copytree(EXAMPLE, template, ignore=shutil.ignore_patterns(".*"))
        command.prepare(template)
    for arguments in (
        ["init", "-q"], ["config", "user.name", "team"], ["config", "user.email", "team@example.com"],
        ["config", "gc.auto", "0"], ["add", "-A"], ["commit", "-q", "--allow-empty", "-m", "start"],
    ):  # fmt: skip
        git(template, *arguments)
    asked = (*command.arguments, *(("--commit",) if commits else ()))
    shutil.copytree(template, trial)
    seconds = _timed(trial, asked)
    made = Known(template, asked, command.starts, texts(template), texts(trial), seconds)
    shutil.rmtree(trial)
    return made


def started(root: Path, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    """The command in a process of its own, the first of a group that holds the git which it starts."""
    program = [sys.executable, "-m", "teamops", "-C", str(root), *arguments]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(program, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=sys.platform != "win32")


def _timed(root: Path, arguments: Sequence[str]) -> float:
    before, begun = texts(root), time.perf_counter()
    code = started(root, arguments).wait(timeout=120)
    if code > 1 or texts(root) == before:
        raise RuntimeError(f"{arguments} left with {code}: {said(root, *arguments)}")
    return time.perf_counter() - begun
