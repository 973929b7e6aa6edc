"""C007 document-named."""

from __future__ import annotations

from dataclasses import replace

from teamops.checking.finding import Finding, NotRun
from teamops.checking.rules.c007_document_named import RULE
from teamops.model.records.settings import Documents, Settings
from teamops.model.workspace import Workspace


def judged(*paths: str, **settings: str) -> list[Finding | NotRun]:
    name = settings.pop("name", Documents().name)
    made = Settings(team="华东营销部", documents=Documents(name=name), **settings)
    return list(RULE.run(Workspace(made, documents=paths), None))


def test_a_right_example_is_shown_in_the_language_of_the_team() -> None:
    (chinese,), (english,) = judged("docs/终稿.docx"), judged("docs/终稿.docx", locale="en")
    assert chinese.facts["example"] == "新品上市推广_传播方案_20260907.docx"
    assert english.facts["example"] == "Launch_Plan_20260907.docx"
    assert chinese.facts["name"] == "终稿.docx"


def test_a_finding_stands_at_the_beginning_of_its_document() -> None:
    (finding,) = judged("docs/销售/终稿.docx")
    assert (finding.at.file, finding.at.mark) == ("docs/销售/终稿.docx", (1, 1))


def test_what_is_no_day_is_named() -> None:
    (finding,) = judged("docs/新品_方案_20260931.docx")
    assert RULE.say(finding, "en").startswith("20260931 in “新品_方案_20260931.docx” is not a valid date")


def test_the_team_has_a_pattern_of_its_own() -> None:
    assert judged("docs/20260907-新品.docx", name="{date}-{project}") == []


def test_every_wrong_name_is_told_and_no_file_that_is_no_document() -> None:
    paths = ("docs/README.md", "docs/~$新品.docx", "docs/a.md", "docs/b.md", "docs/新品_方案_20260907.md")
    assert [finding.at.file for finding in judged(*paths)] == ["docs/a.md", "docs/b.md"]


def test_without_the_teams_settings_nobody_knows_its_pattern() -> None:
    ws = Workspace(Settings(team=""), documents=("docs/a.md",), unread=("teamops.yaml",))
    assert list(RULE.run(ws, None)) == [NotRun("C007", "check.unread", {"files": "teamops.yaml"})]
    assert len(list(RULE.run(replace(ws, unread=("tasks.yaml",)), None))) == 1
