"""docs/printouts.md is a tested promise: its jobs are valid and print, and its templates are given what it says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from teamops.cli.output.render_report import ReportFormat
from teamops.model.records.printout import Look
from teamops.model.records.template import Template
from teamops.render.page.data import build_head
from teamops.render.report.html import BODY, render
from teamops.store.demo.package_files import find_shipped_folder
from tests.docs.test_ci import commands, validated
from tests.docs.walking import BLOCK, DOCS, Shell, says, steps
from tests.render.hostile import hostile_report
from tests.reporting.printouts import printed

DOC = (DOCS / "printouts.md").read_text("utf-8")
FILES = {block["file"].strip(): block["body"] for block in BLOCK.finditer(DOC) if block["kind"] == "yaml"}
JOBS = [file for file in FILES if file != "teamops.yaml"]
TEMPLATES = dict(re.findall(r"^```(?:css|jinja|typ) (\S+)\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.mark.parametrize("file", JOBS)
def test_jobs_are_valid_for_those_who_run_them(tmp_path: Path, file: str) -> None:
    schema = "vendor.gitlab-ci" if "gitlab" in file else "vendor.github-workflows"
    validated(tmp_path, FILES[file], "check-jsonschema", "--builtin-schema", schema)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A terminal in the team's workspace, on a machine without a screen."""
    folder = tmp_path / "team"
    shutil.copytree(DOCS.parent / "examples" / "quarter", folder, ignore=shutil.ignore_patterns(".*"))
    shell = Shell(folder)
    shell.environment |= {"TEAMOPS_TODAY": "2026-09-28T16:00", "LC_ALL": "C.UTF-8"}
    return shell


@pytest.mark.skipif(sys.platform == "win32", reason="its commands are those of a Unix shell")
@pytest.mark.parametrize("file", JOBS)
def test_what_jobs_run_prints_what_they_hand_on(shell: Shell, file: str) -> None:
    lines = list(commands(yaml.safe_load(FILES[file])))
    assert lines
    (folder,) = re.findall(r"path(?:s: \[|: )(\w+)", FILES[file])
    for line in lines:
        form, output = re.findall(r"--format (\w+) -o (\S+)", line)[0]
        assert output.startswith(f"{folder}/")
        if form in ReportFormat.__members__:
            assert shell.run(line) == [f"written: {output}"]
            assert (shell.folder / output).stat().st_size > 1000


@pytest.mark.skipif(sys.platform == "win32", reason="its commands are those of a Unix shell")
def test_commands_say_what_the_document_shows(shell: Shell) -> None:
    for block in BLOCK.finditer(DOC):
        for step in steps(block["body"]) if block["kind"] == "console" else ():
            said = shell.run(step.command)
            assert says(step.output, said), f"$ {step.command}\n" + "\n".join(said)


def test_settings_and_templates_of_the_document_print(shell: Shell) -> None:
    settings = yaml.safe_load(FILES["teamops.yaml"])["printouts"]
    text = (shell.folder / "teamops.yaml").read_text("utf-8") + f"printouts: {settings}\n"
    (shell.folder / "docs").mkdir(exist_ok=True)
    (shell.folder / "templates").mkdir()
    for file, content in {"teamops.yaml": text, settings["logo"]: SVG, **TEMPLATES}.items():
        (shell.folder / file).write_text(content, "utf-8")
    assert set(TEMPLATES) == {"templates/report.css", "templates/report.html.j2", "templates/report.typ"}
    page = "\n".join(shell.run("teamops report weekly --format html"))
    assert "--accent: #0a5c4a" in page
    assert "letter-spacing: .05em" in page
    assert "<p>week 40 of 2026" in page
    assert "data:image/svg+xml;base64," in page
    assert shell.run("teamops report weekly --format pdf -o signed.pdf") == ["written: signed.pdf"]
    said = subprocess.run(
        ["pdftotext", shell.folder / "signed.pdf", "-"], check=True, capture_output=True
    ).stdout.decode()
    assert "签发：" in said
    assert "Weekly meeting pack" in said


def test_every_format_is_named() -> None:
    chapter = DOC.partition("## Formats")[2].partition("## Logo")[0]
    assert all(f"`{form}`" in chapter for form in ReportFormat)


def test_everything_that_a_template_is_given_is_named() -> None:
    chapter = DOC.partition("A template is given:")[2].partition("**What a template cannot do.**")[0]
    named = set(re.findall(r"`(\w+)`", chapter))
    assert {*build_head(hostile_report()), "logo", "blocks"} <= named
    look = Look(own={BODY: Template("<main>{{ blocks|tojson }}</main>", BODY)})
    blocks = []
    for report in (hostile_report(), printed("weekly")):
        blocks += json.loads(
            render(report, find_shipped_folder("templates"), look).partition("<main>")[2].partition("</main>")[0]
        )
    assert {"table", "figures", "empty", "charts", "notes", "heading", "text"} == {block["kind"] for block in blocks}
    for block in blocks:
        assert {block["kind"], *block} <= named
        assert all(set(chart) <= named for chart in block.get("charts", ()))
        for cell in (cell for row in block.get("rows", ()) for cell in row):
            assert set(cell) <= named
