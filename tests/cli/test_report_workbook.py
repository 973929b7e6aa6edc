"""`teamops report --format xlsx|csv`: files for Excel, and never a binary on somebody's screen."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.processes import find_program

MEETING = ("--today", "2026-09-28T16:00")


def test_a_workbook_goes_into_a_file(teamops, quarter: Path, tmp_path: Path) -> None:
    file = tmp_path / "out" / "周例会.xlsx"
    ran = teamops("-C", quarter, "report", "weekly", "--format", "xlsx", "-o", file, *MEETING)
    assert (ran.code, ran.out) == (0, "")
    assert CalamineWorkbook.from_path(str(file)).sheet_names[:2] == ["本周概览", "目标达成：2026年9月"]
    first = file.read_bytes()
    teamops("-C", quarter, "report", "weekly", "--format", "xlsx", "-o", file, *MEETING)
    assert file.read_bytes() == first


@pytest.mark.parametrize(("lang", "said"), [("zh", "请写明文件"), ("en", "name a file")])
def test_a_workbook_is_not_thrown_on_a_screen(quarter: Path, lang: str, said: str) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [find_program(), "-C", quarter, "--lang", lang, "report", "tasks", "--format", "xlsx", *MEETING]
    ran = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert ran.returncode == 2
    assert said in ran.stderr.decode()
    assert "teamops report tasks --format xlsx -o tasks.xlsx" in ran.stderr.decode()


def test_a_pipe_gets_the_same_bytes_as_a_file(teamops, quarter: Path, tmp_path: Path) -> None:
    for form in ("xlsx", "csv"):
        command = [find_program(), "-C", quarter, "--lang", "zh", "report", "tasks", "--format", form, *MEETING]
        piped = subprocess.run(command, capture_output=True, check=True).stdout
        file = tmp_path / f"tasks.{form}"
        teamops("-C", quarter, "report", "tasks", "--format", form, "-o", file, *MEETING)
        assert piped == file.read_bytes()
    assert piped.startswith("\ufeff营销任务分配与跟踪表\r\n".encode())


def test_without_xlsxwriter_the_error_names_what_to_install(quarter: Path) -> None:
    program = "import sys; sys.modules['xlsxwriter'] = None; from teamops.__main__ import main; main()"
    command = [sys.executable, "-c", program, "-C", quarter, "--lang", "en", "report", "tasks", "--format", "xlsx"]
    ran = subprocess.run([*command, *MEETING], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert "pip install 'teamops[excel]'" in ran.stderr.decode()
    assert "Traceback" not in ran.stderr.decode()


def test_a_filtered_report_becomes_a_workbook_too(quarter: Path) -> None:
    command = [
        find_program(),
        "-C",
        quarter,
        "--lang",
        "zh",
        "report",
        "tasks",
        "--format",
        "xlsx",
        "--person",
        "赵四",
        *MEETING,
    ]
    read = CalamineWorkbook.from_filelike(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    assert "赵四" in str(read.get_sheet_by_index(0).to_python()[1][0])
