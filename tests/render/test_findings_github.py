"""What the runner of GitHub Actions reads from an annotation is what was meant."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings

from teamops.checking.located import Outcome
from teamops.locale.words import Words
from teamops.render.findings.concise import format_finding
from teamops.render.findings.github import render
from teamops.render.visible import make_visible
from tests.render.findings import NOTHING, ONE, OUTCOMES, lower, printed, whole


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Command:
    """A workflow command as the runner takes it apart: at `::`, the first blank, `,` and `=`; then `%25` comes last."""
    empty, head, data = line.split("::", 2)
    assert empty == ""
    name, properties = head.split(" ", 1)
    pairs = (pair.split("=", 1) for pair in properties.split(","))
    return Command(name, {key: unescaped(value, "\r\n:,%") for key, value in pairs}, unescaped(data, "\r\n%"))


def unescaped(text: str, signs: str) -> str:
    for sign in signs:
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


def test_an_annotation_names_the_place_and_says_everything() -> None:
    command = read(printed(render, ONE).rstrip("\n"))
    assert command.properties == {
        "file": "tasks/2026 九月#1,50%.yaml", "line": "7", "col": "3", "endColumn": "9", "title": "T001 task-owned",
    }  # fmt: skip
    assert command.data == f"{ONE.file}:7:3: T001 nobody answers for “海报” (§2.1) → write an owner"


def test_severities_have_githubs_names() -> None:
    lines = printed(render, ONE, lower("warning"), lower("info")).splitlines()
    assert [read(line).name for line in lines] == ["error", "warning", "notice"]


def test_no_findings_are_no_annotations() -> None:
    assert whole(render, NOTHING) == ""


@pytest.mark.unmeasured
@given(OUTCOMES)
@settings(deadline=None)
def test_each_finding_is_one_line_that_is_read_as_it_was_meant(outcome: Outcome) -> None:
    lines = whole(render, outcome).splitlines()
    for line, finding in zip(lines, outcome.findings, strict=True):
        command = read(line)
        assert command.properties == {
            "file": "".join(sign if sign in "\r\n" else make_visible(sign) for sign in finding.file),
            "line": str(finding.line),
            "col": str(finding.column),
            "endColumn": str(finding.end_column),
            "title": f"{finding.code} {finding.name}",
        }
        assert command.data == f"{format_finding(finding, Words('en'))} → {make_visible(finding.remedy)}"
