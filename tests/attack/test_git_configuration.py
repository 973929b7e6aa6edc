"""Nothing that a repository names is run by a command that reads: not its filters, hooks, drivers, pagers, helpers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.git_traps import COMMANDS, TRAPS, Trapped

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the traps are programs of a Unix shell")

ALONE = ("lazy-fetch-by-a-helper", "other-worktree", "fsmonitor-2", "hooks-path", "external-diff")
"""Traps that hide others, or the workspace: each is laid in a repository of its own."""


@pytest.fixture(scope="module", autouse=True)
def own_git_settings() -> Iterator[None]:
    """Only the settings of the repository count."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patched.setenv("GIT_CONFIG_NOSYSTEM", "1")
        yield


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Trapped:
    made = Trapped(tmp_path_factory.mktemp("trapped"))
    made.arm(*(name for name in TRAPS if name not in ALONE))
    return made


def sprung_by(there: Trapped, command: tuple[str, ...]) -> list[str]:
    """The traps that go off when the command runs, variables among them; it must not fail for another reason."""
    code, said = there.run(command)
    assert code in (0, 1), f"{command} → {code}\n{said}"
    return there.sprung()


@pytest.mark.parametrize("command", [c for c in COMMANDS if c[:2] != ("hook", "install")], ids=" ".join)
def test_a_command_that_reads_runs_nothing_of_the_repository(trapped: Trapped, command: tuple[str, ...]) -> None:
    assert sprung_by(trapped, command) == []


@pytest.mark.parametrize("name", ALONE)
def test_no_trap_goes_off_that_would_hide_others(tmp_path: Path, name: str) -> None:
    there = Trapped(tmp_path)
    there.arm(name)
    assert [sprung_by(there, c) for c in (("report", "tasks"), ("log", "t-1"), ("show", "t-1", "--at", "HEAD~1"))] == [
        [], [], []
    ]  # fmt: skip


ARMED = ("fsmonitor", "clean", "textconv", "smudge", "signature", "lazy-fetch", "included", "filter-of-info",
         "filter-of-a-file", "worktree-config", "variable-settings")  # fmt: skip
"""Those that are sprung here; `python -m benchmarks.git_configurations` springs all."""


@pytest.mark.parametrize("name", ARMED)
def test_the_traps_are_armed(tmp_path: Path, name: str) -> None:
    there = Trapped(tmp_path)
    there.arm(name)
    there.spring(name)
    assert there.sprung() == [name]
