"""A report is printed in the look of its team, and what is wrong with that is said in a sentence."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

MEETING = ("--today", "2026-09-28T16:00")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


def looks(quarter: Path, **files: str) -> None:
    settings = quarter / "teamops.yaml"
    printouts = 'printouts: {logo: docs/logo.svg, colors: {accent: "#0a5c4a"}}\n'
    settings.write_text(settings.read_text(encoding="utf-8") + printouts, encoding="utf-8")
    for name, text in {"docs/logo.svg": SVG, **files}.items():
        (quarter / name).parent.mkdir(exist_ok=True)
        (quarter / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("command", [["report", "weekly"], ["log", "--limit", "3"], ["diff", "HEAD"]])
def test_pages_have_the_teams_logo_colours_and_style(teamops, quarter: Path, command: list[str]) -> None:
    looks(quarter, **{"templates/report.css": "p { margin: 0 }"})
    for arguments in ("init -q", "add -A", "-c user.name=a -c user.email=a@example.com commit -q -m team"):
        subprocess.run(["git", "-C", quarter, *arguments.split()], check=True)
    ran = teamops("-C", quarter, *command, "--format", "html", *(MEETING if command[0] == "report" else ()))
    assert ran.code == 0, ran.err
    assert '<img src="data:image/svg+xml;base64,' in ran.out
    assert 'alt="华东营销部"' in ran.out
    assert "--accent: #0a5c4a;" in ran.out
    assert "<style>\np { margin: 0 }</style>" in ran.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_wrong_is_said_with_its_place_and_without_a_traceback(teamops, quarter: Path, lang: str) -> None:
    looks(quarter, **{"templates/report.html.j2": "<p>\n{{ titel }}"})
    page = ("-C", quarter, "--lang", lang, "report", "weekly", "--format", "html", *MEETING)
    ran = teamops(*page)
    assert (ran.code, ran.out) == (2, "")
    assert "templates/report.html.j2:2" in ran.err
    assert "'titel' is undefined" in ran.err
    (quarter / "docs" / "logo.svg").unlink()
    ran = teamops(*page)
    assert (ran.code, ran.out) == (2, "")
    assert "docs/logo.svg" in ran.err
    assert "teamops.yaml" in ran.err
    assert "Traceback" not in ran.err
    assert teamops("-C", quarter, "report", "weekly", *MEETING).code == 0


def test_a_colour_that_paper_does_not_show_is_a_finding_and_the_usual_one_is_printed(teamops, quarter: Path) -> None:
    settings = quarter / "teamops.yaml"
    pale = 'printouts: {colors: {accent: "#ffcc00"}}\n'
    settings.write_text(settings.read_text(encoding="utf-8") + pale, encoding="utf-8")
    said = teamops("-C", quarter, "--lang", "en", "check", "--format", "concise", *MEETING).out
    assert "“#ffcc00” is too pale for white paper (contrast below 4.5:1); use a darker tone" in said
    ran = teamops("-C", quarter, "report", "weekly", "--format", "html", *MEETING)
    assert "--accent: #1f3f66;" in ran.out
    assert "teamops check" in ran.err
