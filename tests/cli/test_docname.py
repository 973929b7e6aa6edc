"""`teamops docname`: the right name by the team's pattern, and whether files are named so."""

from __future__ import annotations

from pathlib import Path

import pytest

TODAY = ("--today", "2026-09-28")


def with_pattern(root: Path, pattern: str) -> None:
    file = root / "teamops.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"{project}_{type}_{date}"', f'"{pattern}"'), encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("新品上市推广", "传播方案"), "新品上市推广_传播方案_20260928"),
        ((" 新品上市推广 ", "传播方案", "--ext", "md"), "新品上市推广_传播方案_20260928.md"),
        (("新品", "数据", "--ext", ".tar.gz", "--date", "2026/9/7"), "新品_数据_20260907.tar.gz"),
    ],
)
def test_the_name_is_printed_and_nothing_else(teamops, quarter: Path, arguments: tuple[str, ...], name: str) -> None:
    ran = teamops("-C", quarter, "docname", *arguments, *TODAY)
    assert (ran.code, ran.out, ran.err) == (0, f"{name}\n", "")
    assert teamops("-C", quarter, "docname", "--check", name).code == 0


def test_a_team_has_words_of_its_own(teamops, quarter: Path) -> None:
    with_pattern(quarter, "{date}-{project}-{version}")
    ran = teamops("-C", quarter, "docname", "新品", "--set", "version=v2", "--ext", "md", *TODAY)
    assert ran.out == "20260928-新品-v2.md\n"
    assert "version" in teamops("-C", quarter, "docname", "新品", *TODAY).err
    wrong = teamops("-C", quarter, "docname", "新品", "--set", "verson=v2", *TODAY)
    assert (wrong.code, "version" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "project、type"),
        (("新品",), "type"),
        (("新品", "方案", "终稿"), "终稿"),
        (("618/大促", "方案"), "“618-大促”"),
        (("新品_上市", "方案"), "“新品-上市”"),
        ((".新品", "方案"), "“新品”"),
        (("新品", "方\x1b[31m案"), "方␛"),
        (("新品", "方案", "--ext", "../x"), "--ext"),
        (("新品", "方案", "--date", "择日"), "--date"),
        (("新品", "方案", "--set", "version"), "--set"),
        (("新品", "方案", "--set", "type=x"), "--set"),
        (("--check",), "--check"),
    ],
)
def test_what_makes_no_name_is_refused_with_what_to_write(
    teamops, quarter: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = teamops("-C", quarter, "docname", *arguments, *TODAY)
    assert (ran.code, said in ran.err, ran.out) == (2, True, "")
    assert "\x1b" not in ran.err


NAMES = (
    "docs/新品_方案_20260907.md", "传播方案终稿.md", "docs/x/传播方案_20260907.md", "新品_方案_20260931.md",
    "新品_方案_初稿_20260907.md", "README.md", "\x1b[31m_a_20260907.md",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_are_checked_one_by_one(teamops, golden, quarter: Path, lang: str) -> None:
    ran = teamops("-C", quarter, "--lang", lang, "docname", "--check", *NAMES)
    assert (ran.code, ran.err) == (1, "")
    golden(f"docname.{lang}.txt", ran.out)


def test_right_names_and_no_documents_are_no_findings(teamops, quarter: Path) -> None:
    files = [*(quarter / "docs").iterdir(), "README.md", "~$x.docx"]
    ran = teamops("-C", quarter, "docname", "--check", *files)
    assert (ran.code, ran.out.count("✓")) == (0, 3)


def test_a_team_without_a_pattern_or_with_broken_settings_is_told(teamops, quarter: Path) -> None:
    with_pattern(quarter, "")
    assert "documents.name" in teamops("-C", quarter, "docname", "a", "b").err
    (quarter / "teamops.yaml").write_text("team: [\n", encoding="utf-8")
    ran = teamops("-C", quarter, "docname", "a", "b")
    assert (ran.code, "teamops check" in ran.err) == (2, True)
