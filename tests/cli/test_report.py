"""`teamops report` as users see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teamops.reporting import catalogue

MEETING = ("--today", "2026-09-28T16:00")


@pytest.mark.parametrize("name", catalogue.list_reports())
@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json", "csv"])
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.unmeasured)])
def test_every_report_comes_in_every_format_and_language(teamops, quarter, name: str, form: str, lang: str) -> None:
    whom = ["zhang"] if catalogue.needs_subject(name) else []
    ran = teamops("-C", quarter, "--lang", lang, "report", name, *whom, "--format", form, *MEETING)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip()
    if form == "json":
        assert json.loads(ran.out)["version"] == 1


def test_the_handbooks_deviations_come_out(teamops, quarter: Path) -> None:
    assert "−24%" in teamops("-C", quarter, "report", "monitors", "--period", "2026-09", *MEETING).out
    assert "−25%" in teamops("-C", quarter, "report", "monitors", "--period", "2026-06", *MEETING).out


def test_a_report_goes_into_a_file(teamops, quarter: Path, tmp_path: Path) -> None:
    page = tmp_path / "print" / "周例会.html"
    ran = teamops("-C", quarter, "report", "weekly", "--format", "html", "-o", page, *MEETING)
    assert (ran.code, ran.out) == (0, "")
    assert (
        page.read_text(encoding="utf-8") == teamops("-C", quarter, "report", "weekly", "--format", "html", *MEETING).out
    )
    assert list(page.parent.iterdir()) == [page]


def test_a_report_that_cannot_be_written_leaves_the_old_one(teamops, quarter: Path, tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    ran = teamops("-C", quarter, "report", "weekly", "-o", folder, *MEETING)
    assert (ran.code, "无法写入" in ran.err) == (2, True)
    assert folder.is_dir()


def test_people_and_departments_are_known_by_id_and_by_name(teamops, quarter: Path) -> None:
    by_id = teamops("-C", quarter, "report", "tasks", "--person", "zhao", *MEETING)
    assert teamops("-C", quarter, "report", "tasks", "--person", "赵四", *MEETING) == by_id
    by_id = teamops("-C", quarter, "report", "goals", "--department", "sales", *MEETING)
    assert teamops("-C", quarter, "report", "goals", "--department", "销售部", *MEETING) == by_id


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["weakly"], "weekly"),
        (["weekly", "--person", "王经里"], "王经理"),
        (["weekly", "--department", "销售"], "销售部"),
        (["weekly", "--period", "2026-13"], "2026-13"),
    ],
)
def test_a_typo_is_answered_with_what_was_probably_meant(teamops, quarter: Path, arguments, said: str) -> None:
    ran = teamops("-C", quarter, "report", *arguments, *MEETING)
    assert (ran.code, said in ran.err) == (2, True)


def test_two_people_of_one_name_must_be_told_apart(teamops, quarter: Path) -> None:
    settings = quarter / "teamops.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("people:\n", "people:\n  zhao2: {name: 赵四}\n", 1), encoding="utf-8")
    ran = teamops("-C", quarter, "report", "tasks", "--person", "赵四", *MEETING)
    assert ran.code == 2
    assert all(one in ran.err for one in ("zhao2 赵四（zhao2）", "zhao 赵四（销售部）"))


def test_a_report_on_faulty_files_says_that_something_may_be_missing(teamops, faults: Path) -> None:
    ran = teamops("-C", faults, "report", "tasks", *MEETING)
    assert (ran.code, "teamops check" in ran.err) == (0, True)


@pytest.mark.parametrize(
    ("file", "begins"), [("w.html", "<!DOCTYPE html>"), ("w.MD", "# "), ("w.json", "{"), ("w.txt", "营销周例会材料")]
)
def test_without_a_format_the_ending_of_the_file_decides(teamops, quarter: Path, file: str, begins: str) -> None:
    ran = teamops("-C", quarter, "--lang", "zh", "report", "weekly", "-o", quarter / file, *MEETING)
    assert (ran.code, ran.out) == (0, "")
    assert (quarter / file).read_text(encoding="utf-8").startswith(begins)
