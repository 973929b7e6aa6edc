"""GitLab reads what is found, and knows a finding again in the next pipeline."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from teamops.checking.located import LocatedFinding, Outcome
from teamops.render.findings.gitlab import render
from tests.render.findings import NOTHING, ONE, OUTCOMES, lower, printed, whole


def report(*findings: LocatedFinding) -> list[dict[str, Any]]:
    return json.loads(printed(render, *findings))


def prints(*findings: LocatedFinding) -> list[str]:
    return [degradation["fingerprint"] for degradation in report(*findings)]


def test_a_finding_says_what_gitlab_shows() -> None:
    (degradation,) = report(ONE)
    assert len(degradation.pop("fingerprint")) == 64
    assert degradation == {
        "description": "T001 nobody answers for “海报” (§2.1) → write an owner",
        "check_name": "T001",
        "severity": "major",
        "location": {"path": "tasks/2026 九月#1,50%.yaml", "lines": {"begin": 7}},
    }


def test_severities_have_gitlabs_names() -> None:
    found = report(ONE, lower("warning"), lower("info"))
    assert [degradation["severity"] for degradation in found] == ["major", "minor", "info"]


def test_no_findings_are_an_empty_list() -> None:
    assert json.loads(whole(render, NOTHING)) == []


def test_a_finding_is_known_again_when_it_has_moved_or_is_told_in_another_language() -> None:
    assert prints(ONE) == prints(ONE._replace(line=99, column=1, message="无人负责", remedy="写", severity="info"))


@pytest.mark.parametrize("other", [{"code": "T002"}, {"file": "tasks/other.yaml"}, {"record": "flyer"}])
def test_another_rule_file_or_record_is_another_finding(other: dict[str, str]) -> None:
    assert prints(ONE) != prints(ONE._replace(**other))


def test_findings_of_one_rule_and_record_are_told_apart() -> None:
    twice = prints(ONE, ONE._replace(line=8))
    assert len(set(twice)) == 2
    assert twice[:1] == prints(ONE)


@pytest.mark.unmeasured
@given(OUTCOMES)
@settings(deadline=None)
def test_nothing_is_lost_whatever_the_text(outcome: Outcome) -> None:
    found = json.loads(whole(render, outcome))
    assert whole(render, outcome) == whole(render, outcome, "zh").replace("\uff08§2.8\uff09", " (§2.8)")
    assert len({degradation["fingerprint"] for degradation in found}) == len(outcome.findings)
    for degradation, finding in zip(found, outcome.findings, strict=True):
        path = finding.file.encode("utf-8", "replace").decode()
        assert degradation["location"] == {"path": path, "lines": {"begin": finding.line}}
        assert degradation["check_name"] == finding.code
        assert "\n" not in degradation["description"]
