"""`teamops report --format pdf`: files for the printer, and errors that say what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_report_look import looks
from tests.processes import find_program

MEETING = ("--today", "2026-09-28T16:00")


def text_of(file: Path) -> str:
    return "".join(subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout.split())


def test_a_pdf_goes_into_a_file_and_is_the_same_each_time(teamops, quarter: Path, tmp_path: Path) -> None:
    file = tmp_path / "out" / "周例会.pdf"
    ran = teamops("-C", quarter, "report", "weekly", "--format", "pdf", "-o", file, *MEETING)
    assert (ran.code, ran.out) == (0, "")
    first = file.read_bytes()
    assert first.startswith(b"%PDF-")
    assert "营销周例会材料" in text_of(file)
    teamops("-C", quarter, "report", "weekly", "--format", "pdf", "-o", file, *MEETING)
    assert file.read_bytes() == first


def test_a_log_of_changes_is_printed_too(teamops, tmp_path: Path) -> None:
    assert teamops("demo", tmp_path / "demo").code == 0
    ran = teamops("-C", tmp_path / "demo", "diff", "HEAD~3", "--format", "pdf", "-o", tmp_path / "diff.pdf")
    assert ran.code == 0, ran.err
    assert "华东营销部" in text_of(tmp_path / "diff.pdf")


def test_everybody_gets_a_page(teamops, quarter: Path, tmp_path: Path) -> None:
    ran = teamops(
        "-C", quarter, "report", "person", "--all-people", "--format", "pdf", "-o", tmp_path / "pages", *MEETING
    )
    assert ran.code == 0, ran.err
    files = sorted((tmp_path / "pages").iterdir())
    assert len(files) > 10
    assert "赵四" in text_of(tmp_path / "pages" / "person-zhao.pdf")


def test_a_pdf_is_not_thrown_on_a_screen(quarter: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [find_program(), "-C", quarter, "--lang", "zh", "report", "tasks", "--format", "pdf", *MEETING]
    ran = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert ran.returncode == 2
    assert "teamops report tasks --format pdf -o tasks.pdf" in ran.stderr.decode()


def test_without_typst_the_error_names_what_to_install(quarter: Path) -> None:
    program = "import sys; sys.modules['typst'] = None; from teamops.__main__ import main; main()"
    command = [sys.executable, "-c", program, "-C", quarter, "--lang", "en", "report", "tasks", "--format", "pdf"]
    ran = subprocess.run([*command, *MEETING], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert "pip install 'teamops[pdf]'" in ran.stderr.decode()
    assert "Traceback" not in ran.stderr.decode()


@pytest.mark.parametrize(("lang", "said"), [("zh", "请修正模板"), ("en", "fix the template")])
def test_a_broken_template_of_the_team_is_told_with_its_line(teamops, quarter: Path, lang: str, said: str) -> None:
    looks(quarter, **{"templates/report.typ": "= A\n\n#nothing-known"})
    ran = teamops(
        "-C", quarter, "--lang", lang, "report", "weekly", "--format", "pdf", "-o", quarter / "x.pdf", *MEETING
    )
    assert ran.code == 2
    assert "templates/report.typ:3" in ran.err
    assert said in ran.err
    assert not (quarter / "x.pdf").exists()


def test_fonts_are_looked_for_in_the_folder_that_is_named(quarter: Path, tmp_path: Path) -> None:
    if shutil.which("fc-list") is None:
        pytest.skip("fontconfig is not installed")
    found = subprocess.run(["fc-list", ":lang=zh", "file"], check=True, capture_output=True, text=True).stdout
    font = Path(found.splitlines()[0].rstrip(": "))
    (tmp_path / "fonts").mkdir()
    shutil.copy(font, tmp_path / "fonts")
    command = [find_program(), "-C", quarter, "report", "weekly", "--format", "pdf", *MEETING]
    environment = {**os.environ, "TEAMOPS_FONTS": str(tmp_path / "fonts")}
    ran = subprocess.run([*command, "-o", tmp_path / "x.pdf"], env=environment, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有这个文件夹"), ("en", "does not exist")])
def test_a_folder_of_fonts_that_is_not_there_is_told_and_the_report_is_made(
    quarter: Path, tmp_path: Path, lang: str, said: str
) -> None:
    command = [find_program(), "-C", quarter, "--lang", lang, "report", "tasks", "--format", "pdf", *MEETING]
    environment = {**os.environ, "TEAMOPS_FONTS": str(tmp_path / "nowhere")}
    ran = subprocess.run([*command, "-o", tmp_path / "x.pdf"], env=environment, capture_output=True, check=False)
    assert ran.returncode == 0
    assert said in ran.stderr.decode()
    assert "nowhere" in ran.stderr.decode()
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")
