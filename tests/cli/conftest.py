"""The command line, run as users run it: in a folder, with arguments, read by what it prints and returns."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from teamops.cli.shell.app import run

EXAMPLES = Path(__file__).parents[2] / "examples"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def teamops(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command line; Chinese unless it says otherwise."""
    for name in ("TEAMOPS_LANG", "TEAMOPS_TODAY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    def ran(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return ran


def example(name: str, tmp_path: Path) -> Path:
    """A copy of an example, as somebody may have cloned it."""
    folder = tmp_path / name
    shutil.copytree(EXAMPLES / name, folder, ignore=shutil.ignore_patterns(".*"))
    return folder


@pytest.fixture
def quarter(tmp_path: Path) -> Path:
    return example("quarter", tmp_path)


@pytest.fixture
def saas(tmp_path: Path) -> Path:
    """The team of 14 in the middle of its quarter."""
    return example("saas", tmp_path)


@pytest.fixture
def faults(tmp_path: Path) -> Path:
    return example("faults", tmp_path)


def readable(faults: Path) -> None:
    """All of the example `faults` can be read; what else is wrong in it stays."""
    for file in ("collaboration/meetings.yaml", "collaboration/2026-Q3.yaml"):
        (faults / file).unlink()
    tasks = (faults / "tasks/2026-09.yaml").read_text("utf-8").replace("9月28日", "2026-09-28")
    tasks = tasks.replace("priorty", "priority").replace("    status: in_progress\n    status:", "    status:")
    (faults / "tasks/2026-09.yaml").write_text(tasks, "utf-8")
