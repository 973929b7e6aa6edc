"""`teamops report --open` writes a file where it can be found, and shows it if the machine can."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MEETING = ("--today", "2026-09-28T16:00")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="each system has its own way to open files")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes a desktop whose `xdg-open` is a script of these lines; gives the file where it may note what it opened."""
    monkeypatch.setenv("DISPLAY", ":0")

    def has(script: str) -> Path:
        programs, noted = tmp_path / "bin", tmp_path / "opened"
        programs.mkdir()
        (programs / "xdg-open").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (programs / "xdg-open").chmod(0o755)
        monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
        monkeypatch.setenv("NOTED", str(noted))
        return noted

    return has


NOTE = 'printf "%s" "$1" > "$NOTED"'


@pytest.mark.parametrize(
    ("asked", "name", "begins"),
    [
        ([], "weekly-2026-W40.html", b"<!DOCTYPE html>"),
        (["--format", "markdown", "--person", "王经理"], "weekly-2026-W40-wang.md", b"# "),
        (["--format", "xlsx", "--department", "sales"], "weekly-2026-W40-sales.xlsx", b"PK"),
        (["--format", "json"], "weekly-2026-W40.json", b"{"),
    ],
)
def test_a_report_is_opened_from_the_folder_of_the_tool(
    teamops, quarter: Path, desktop, asked: list[str], name: str, begins: bytes
) -> None:
    noted = desktop(NOTE)
    ran = teamops("-C", quarter, "report", "weekly", "--open", *asked, *MEETING)
    file = quarter / ".teamops" / "printouts" / name
    assert (ran.code, ran.out, ran.err) == (0, "", f"已写入：{file}\n")
    assert noted.read_text(encoding="utf-8") == str(file)
    assert file.read_bytes().startswith(begins)


def test_a_report_that_has_a_place_is_opened_there(teamops, quarter: Path, tmp_path: Path, desktop) -> None:
    noted = desktop(NOTE)
    ran = teamops("-C", quarter, "report", "goals", "--open", "-o", tmp_path / "-x.html", *MEETING)
    assert (ran.code, noted.read_text(encoding="utf-8")) == (0, str(tmp_path / "-x.html"))
    assert not (quarter / ".teamops" / "printouts").exists()


def test_without_a_program_the_user_is_told_where_the_file_is(teamops, quarter: Path, desktop, monkeypatch) -> None:
    noted = desktop(NOTE)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    ran = teamops("-C", quarter, "--lang", "en", "report", "weekly", "--open", *MEETING)
    file = quarter / ".teamops" / "printouts" / "weekly-2026-W40.html"
    assert ran.code == 0
    assert ran.err == f"written: {file}\nno program on this computer can open it; the file is {file}\n"
    assert file.is_file()
    assert not noted.exists()


def test_a_program_that_fails_is_no_failure_of_the_report(teamops, quarter: Path, desktop) -> None:
    desktop("exit 4")
    ran = teamops("-C", quarter, "report", "weekly", "--open", *MEETING)
    assert (ran.code, "没有可用的程序" in ran.err) == (0, True)


def test_a_folder_that_leads_out_of_the_workspace_is_not_written_to(
    teamops, quarter: Path, tmp_path: Path, desktop
) -> None:
    noted = desktop(NOTE)
    (tmp_path / "elsewhere").mkdir()
    (quarter / ".teamops").mkdir()
    (quarter / ".teamops" / "printouts").symlink_to(tmp_path / "elsewhere")
    ran = teamops("-C", quarter, "report", "weekly", "--open", *MEETING)
    assert (ran.code, "工作区之外" in ran.err) == (3, True)
    (quarter / ".teamops" / "printouts").unlink()
    shutil.rmtree(quarter / ".teamops")  # records are kept in it, too
    (quarter / ".teamops").symlink_to(tmp_path / "elsewhere")
    assert teamops("-C", quarter, "report", "weekly", "--open", *MEETING).code == 2
    assert not noted.exists()
    assert list((tmp_path / "elsewhere").iterdir()) == []
