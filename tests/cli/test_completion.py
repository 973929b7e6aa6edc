"""Shells complete commands, ids and people, and are given nothing that they would run."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from teamops.cli.setup.completion import Shell
from teamops.cli.shell.commands import COMPLETING
from tests.processes import search_path

bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@cache
def environment() -> dict[str, str]:
    return {"PATH": os.pathsep.join(search_path()), "LANG": "C.UTF-8"}


def completed(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of `words`, asked as it asks."""
    line = " ".join(f"'{word}'" for word in ("teamops", *words))
    script = (
        f"source <(teamops completion bash); COMP_WORDS=({line}); COMP_CWORD={len(words)}; _teamops_completion teamops"
    )
    script += '; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(
        ["bash", "-c", script], check=False, cwd=folder, env=environment(), capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@bash
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("spl",), ["split-goal"]),
        (("tasks", ""), ["plan", "list"]),
        (("update", "lea"), ["leads-09", "lead-rules-09"]),
        (("done", "leads-09", "renew"), ["renewals-09"]),
        (("update", "competitor"), []),  # it is done
        (("block", "leads-09", "--as", "zh"), ["zhao", "zhou", "zhang"]),
        (("goals", "list", "--department", "mar"), ["marketing"]),
        (("report", "mon"), ["monitors", "monthly"]),
        (("report", "person", "zh"), ["zhao", "zhou", "zhang"]),
        (("report", "minutes", "m-2026-W3"), ["m-2026-W39", "m-2026-W38", "m-2026-W37"]),
        (("report", "weekly", "zh"), []),  # it is about nobody
        (("report", "weekly", "--person", "zhan"), ["zhang"]),
    ],
)
def test_bash_completes(quarter: Path, words: tuple[str, ...], found: list[str]) -> None:
    assert completed(quarter, *words) == found


@bash
def test_the_folder_that_is_asked_for_is_looked_into(quarter: Path, tmp_path: Path) -> None:
    assert completed(tmp_path, "-C", str(quarter), "done", "leads") == ["leads-09"]
    assert completed(tmp_path, "done", "leads") == []  # no workspace: nothing, and no noise


@bash
def test_what_a_shell_would_run_is_not_offered(quarter: Path) -> None:
    ids = ("ok-1", "ok$(reboot)", "ok`id`", "ok;ls", "ok*")
    rows = [f"  - {{id: '{i}', name: \"\\e[2J甲\", owner: zhao, start: 2026-09-01, end: 2026-09-30}}\n" for i in ids]
    (quarter / "tasks/odd.yaml").write_text("tasks:\n" + "".join(rows), encoding="utf-8")
    assert completed(quarter, "update", "ok") == ["ok-1"]
    asked = {**environment(), COMPLETING: "complete_zsh", "_TYPER_COMPLETE_ARGS": "teamops update ok"}
    said = subprocess.run(
        ["teamops"], check=False, cwd=quarter, env=asked, capture_output=True, encoding="utf-8"
    ).stdout
    assert ("ok-1" in said, "\x1b" in said, "reboot" in said) == (True, False, False)


@pytest.mark.parametrize("shell", list(Shell))
def test_every_shell_gets_a_script_that_asks_teamops(teamops, shell: Shell) -> None:
    ran = teamops("completion", shell)
    assert ran.code == 0
    assert COMPLETING in ran.out


@bash
def test_it_is_installed_where_bash_looks(tmp_path: Path) -> None:
    asked = {**environment(), "HOME": str(tmp_path)}
    done = subprocess.run(
        ["teamops", "completion", "bash", "--install"], check=False, env=asked, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0
    assert COMPLETING in (tmp_path / ".bash_completions/teamops.sh").read_text(encoding="utf-8")
    assert "teamops.sh" in (tmp_path / ".bashrc").read_text(encoding="utf-8")
