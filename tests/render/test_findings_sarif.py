"""Programs that read SARIF read what is found: where, how bad, of which rule."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings
from sarif_pydantic import Sarif

import teamops
from teamops.checking.located import LocatedFinding, Outcome, RelatedPlace, UndecidedRule
from teamops.render.findings.sarif import render
from tests.render.findings import NOTHING, ONE, OUTCOMES, lower, of_example, printed, whole

LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def run_of(text: str) -> dict[str, Any]:
    (run,) = json.loads(text)["runs"]
    return run


def results(*findings: LocatedFinding) -> list[dict[str, Any]]:
    return run_of(printed(render, *findings))["results"]


def test_a_finding_says_its_place_its_rule_and_what_belongs_to_it() -> None:
    (result,) = results(ONE)
    assert list(result.pop("partialFingerprints")) == ["teamops/v1"]
    assert result == {
        "ruleId": "T001",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "nobody answers for “海报” (§2.1) → write an owner [the \\[goal\\] stands here](1)",
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "tasks/2026%20%E4%B9%9D%E6%9C%88%231%2C50%25.yaml",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": 7, "startColumn": 3, "endColumn": 9},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "the [goal] stands here"},
                "physicalLocation": {
                    "artifactLocation": {"uri": "goals/%E7%9B%AE%E6%A0%87.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 2, "startColumn": 5},
                },
            }
        ],
    }


def test_the_rules_that_found_something_are_listed_once() -> None:
    run = run_of(printed(render, lower("info"), ONE, lower("warning")))
    assert run["tool"]["driver"]["version"] == teamops.__version__
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["T001", "T006"]
    assert rules[0] == {
        "id": "T001",
        "name": "task-owned",
        "shortDescription": {"text": "task owned"},
        "help": {"text": "teamops rule T001", "markdown": "`teamops rule T001`"},
        "defaultConfiguration": {"level": "error"},
    }
    assert [(result["ruleIndex"], result["level"]) for result in run["results"]] == [
        (1, "note"),
        (0, "error"),
        (1, "warning"),
    ]


def test_a_result_is_known_again_when_lines_move() -> None:
    assert results(ONE)[0]["partialFingerprints"] == results(ONE._replace(line=99))[0]["partialFingerprints"]


def test_a_link_that_somebody_wrote_into_a_name_is_none() -> None:
    evil = "[safe](http://evil.example) \\](1)"
    (result,) = results(ONE._replace(message=evil, related=(RelatedPlace("a.yaml", 1, 1, evil),)))
    assert re.findall(r"\]\((.*?)\)", result["message"]["text"]) == ["1"]
    assert "](" not in result["relatedLocations"][0]["message"]["text"]


def test_rules_that_were_not_run_are_told_in_the_language_of_the_reader() -> None:
    (invocation,) = run_of(whole(render, Outcome((), (UndecidedRule("H001", "no git here"),))))["invocations"]
    assert invocation["executionSuccessful"] is True
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "note"
    assert notification["associatedRule"] == {"id": "H001"}
    assert "no git here" in notification["message"]["text"]


def test_without_findings_there_is_a_run_without_results() -> None:
    run = run_of(whole(render, NOTHING))
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_other_programs_count_what_was_found(tmp_path: Path) -> None:
    outcome = of_example("faults", tmp_path)
    file = tmp_path / "teamops.sarif"
    file.write_text(whole(render, outcome), encoding="utf-8")
    summary = subprocess.run(
        [sys.executable, "-m", "sarif", "summary", file], capture_output=True, encoding="utf-8", check=True
    ).stdout
    counts = {level: int(number) for level, number in re.findall(r"^(error|warning|note): (\d+)$", summary, re.M)}
    assert counts == {name: outcome.count(ours) for ours, name in LEVELS.items()}


@pytest.mark.unmeasured
@given(OUTCOMES)
@settings(deadline=None)
def test_it_is_always_sarif_and_nothing_is_lost(outcome: Outcome) -> None:
    text = whole(render, outcome)
    assert text == whole(render, outcome)
    run = Sarif.model_validate_json(text).runs[0]
    assert len({tuple(result.partial_fingerprints.items()) for result in run.results}) == len(outcome.findings)
    for result, finding in zip(run.results, outcome.findings, strict=True):
        assert run.tool.driver.rules[result.rule_index].id == result.rule_id == finding.code
        assert result.level == LEVELS[finding.severity]
        (location,) = result.locations
        assert unquote_to_bytes(location.physical_location.artifact_location.uri) == os.fsencode(finding.file)
        region = location.physical_location.region
        assert (region.start_line, region.start_column, region.end_column) == finding[7:10]
        assert re.findall(r"\]\((.*?)\)", result.message.text) == [str(n + 1) for n in range(len(finding.related))]
        assert len(result.related_locations or []) == len(finding.related)
    assert len(run_of(text)["invocations"][0]["toolExecutionNotifications"]) == len(outcome.not_run)
