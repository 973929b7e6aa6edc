"""`teamops check` as users see it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from teamops.render.columns import count_columns
from tests.cli.conftest import example, readable

MEETING = ("--today", "2026-09-28T16:00")


@pytest.mark.parametrize(("lang", "said"), [("zh", "未发现问题"), ("en", "No problems found")])
def test_the_healthy_example_is_clean(teamops, quarter: Path, lang: str, said: str) -> None:
    ran = teamops("-C", quarter, "--lang", lang, "check", *MEETING)
    assert ran.code == 0
    assert said in ran.out
    assert ran.err == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_typical_faults_are_found_each_at_its_place(teamops, faults: Path, golden, lang: str) -> None:
    ran = teamops("-C", faults, "check", "--format", "concise", "--lang", lang, *MEETING)
    assert ran.code == 1
    golden(f"faults.concise.{lang}.txt", ran.out)


def test_full_findings_show_the_line_with_a_marker_and_what_to_do(teamops, faults: Path, golden) -> None:
    golden("faults.full.zh.txt", teamops("-C", faults, "check", "--verbose", *MEETING).out)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_are_grouped_by_who_must_act(
    teamops, faults: Path, golden, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    golden(f"faults.brief.{lang}.txt", teamops("-C", faults, "--lang", lang, "check", *MEETING).out)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_check_of_an_honest_team_fits_one_screen(
    teamops, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """24 lines of 80 columns, the last for the prompt; sentences on what was left out may be wider."""
    monkeypatch.setenv("COLUMNS", "80")
    team = example("saas", tmp_path)
    lines = teamops("-C", team, "--lang", lang, "check", "--today", "2026-11-16T10:30").out.splitlines()
    assert sum(-(-count_columns(line) // 80) or 1 for line in lines) < 24


def test_a_marker_stands_under_what_is_meant_whatever_its_width(teamops, faults: Path) -> None:
    out = teamops("-C", faults, "check", "--select", "F003", *MEETING).out
    line, marker = re.search(r"\| (.*)\n +\| (.*)", out).groups()
    assert line[marker.index("^") :].split("}")[0].strip()
    assert set(marker.strip()) == {"^"}


def test_a_secret_is_not_shown_again(teamops, faults: Path) -> None:
    ran = teamops("-C", faults, "check", "--select", "F008,C010", *MEETING)
    assert "access_token=" in (faults / "teamops.yaml").read_text(encoding="utf-8")
    assert "F008" in ran.out
    assert "C010" in ran.out  # found on the same line
    assert "access_token" not in ran.out


def test_json_keeps_its_contract(teamops, faults: Path) -> None:
    document = json.loads(teamops("-C", faults, "check", "--format", "json", *MEETING).out)
    assert document["version"] == 1
    undecided = {"F007", "F012", "G012", "G015", "G016", "R001", "R009", "C008", "T005", "T010", "T014", "T015"}
    assert {item["code"] for item in document["not_run"]} == undecided | {"T013", *(f"H00{n}" for n in range(1, 6))}
    keys = {"code", "name", "severity", "message", "clause", "file", "line", "column", "record", "related", "fixable"}
    keys |= {"responsible", "due"}
    assert all(set(finding) == keys for finding in document["findings"])
    places = [(f["file"], f["line"], f["column"]) for f in document["findings"]]
    assert places == sorted(places)
    for file, line, column in places:
        text = (faults / file).read_text(encoding="utf-8").split("\n")
        assert column <= len(text[line - 1]) + 1


def test_github_annotations_name_a_path_that_github_knows(teamops, faults: Path) -> None:
    *lines, last = teamops("-C", faults, "check", "--format", "github", *MEETING).out.splitlines()
    assert last.startswith("::error title=teamops::无法判断：")
    assert len(lines) == len(teamops("-C", faults, "check", "--format", "concise", *MEETING).out.splitlines())
    pattern = re.compile(
        r"::(error|warning|notice) file=[^.,:][^,:]*,line=\d+,col=\d+,endColumn=\d+,title=[^,:]+::[^\n]+"
    )
    assert [line for line in lines if not pattern.fullmatch(line)] == []


def test_a_message_cannot_break_out_of_its_annotation(teamops, quarter: Path) -> None:
    hostile = "tasks:\n- {id: x, name: '100%,::error::\u2028', start: 2026-09-01, end: 2026-09-02}\n"
    (quarter / "tasks/x,y%.yaml").write_text(hostile, encoding="utf-8")
    out = teamops("-C", quarter, "check", "--format", "github", *MEETING).out
    assert "file=tasks/x%2Cy%25.yaml" in out
    assert "100%25,::error::" in out
    assert all(line.startswith("::") for line in out.split("\n") if line)


def test_findings_can_be_chosen_by_code_and_by_path(teamops, faults: Path) -> None:
    def codes(*options: object) -> set[str]:
        out = teamops("-C", faults, "check", "--format", "json", *options, *MEETING).out
        return {finding["code"] for finding in json.loads(out)["findings"]}

    everything = codes()
    assert codes("--select", "T") == {code for code in everything if code.startswith("T")}
    assert codes("--select", "T001,G") == {c for c in everything if c == "T001" or c.startswith("G")}
    assert codes("--ignore", "F", "--ignore", "T") == {c for c in everything if c[0] not in "FT"}
    assert codes("tasks") == codes(faults / "tasks/2026-09.yaml") != everything
    assert codes(faults) == everything


def test_what_is_shown_decides_the_exit_code(teamops, faults: Path) -> None:
    assert teamops("-C", faults, "check", "--select", "T006", *MEETING).code == 1, "not all was read"
    readable(faults)
    assert teamops("-C", faults, "check", "--select", "T006", *MEETING).code == 0
    assert teamops("-C", faults, "check", "--select", "T006", "--fail-on", "warning", *MEETING).code == 1
    assert teamops("-C", faults, "check", "--select", "T001", *MEETING).code == 1


def test_a_path_that_is_not_there_is_an_error(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, "check", "nothing.yaml").code == 2
    ran = teamops("-C", quarter, "check", "/")
    assert ran.code == 2
    assert "不在工作区" in ran.err


def test_it_works_from_any_folder_below(teamops, faults: Path) -> None:
    above = teamops("-C", faults, "check", "--format", "concise", *MEETING)
    assert teamops("-C", faults / "tasks", "check", "--format", "concise", *MEETING) == above


def test_today_may_come_from_the_environment(teamops, quarter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (quarter / "late.yaml").write_text("tasks: [{id: x, name: 迟, owner: wang, start: 2026-09-01, end: 2026-09-02}]\n")
    assert "T006" in teamops("-C", quarter, "check", *MEETING).out
    monkeypatch.setenv("TEAMOPS_TODAY", "2026-09-02")
    assert "T006" not in teamops("-C", quarter, "check").out


def test_a_day_that_is_none_is_refused(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "check", "--today", "2026-02-30")
    assert (ran.code, "2026-02-30" in ran.err) == (2, True)
