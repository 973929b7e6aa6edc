"""Viewers of test results read what is found: errors fail, the rest is told, and there always is a test."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from junitparser import Failure, JUnitXml, Skipped, TestCase

from teamops.checking.located import LocatedFinding, Outcome, RelatedPlace, UndecidedRule
from teamops.render.findings.junit import render
from teamops.render.visible import make_visible
from tests.render.findings import NOTHING, ONE, OUTCOMES, lower, of_example, printed, whole


def cases_of(text: str) -> list[TestCase]:
    return [case for suite in JUnitXml.fromstring(text.encode()) for case in suite]


def names(*findings: LocatedFinding) -> list[tuple[str, str]]:
    return [(case.classname, case.name) for case in cases_of(printed(render, *findings))]


def test_an_error_is_a_failed_test_that_says_where_and_what_to_do() -> None:
    (case,) = cases_of(printed(render, ONE))
    assert (case.classname, case.name) == (ONE.file, "T001 task-owned poster")
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert (failure.message, failure.type) == ("nobody answers for “海报” (§2.1)", "error")
    assert failure.text.splitlines() == [
        f"{ONE.file}:7:3: T001 nobody answers for “海报” (§2.1)",
        "goals/目标.yaml:2:5 the [goal] stands here",
        "→ write an owner",
    ]


def test_warnings_and_notes_pass_and_are_told() -> None:
    cases = cases_of(printed(render, lower("warning"), lower("info")))
    assert [case.is_passed for case in cases] == [True, True]
    assert [case.system_out.partition(" ")[0] for case in cases] == ["warning:", "info:"]
    assert "→ write an owner" in cases[0].system_out


def test_a_rule_that_was_not_run_is_a_skipped_test() -> None:
    skipped, passed = cases_of(whole(render, Outcome((), (UndecidedRule("H001", "no git <here>"),))))
    assert (skipped.name, passed.name) == ("H001", "check")
    (result,) = skipped.result
    assert isinstance(result, Skipped)
    assert result.message == result.text == "no git <here>"


def test_without_findings_one_test_has_passed() -> None:
    (case,) = cases_of(whole(render, NOTHING))
    assert case.is_passed


def test_a_test_keeps_its_name_when_lines_move_and_no_two_have_the_same() -> None:
    assert names(ONE) == names(ONE._replace(line=99, message="无人负责"))
    assert [name for _, name in names(ONE, ONE._replace(line=8))] == [
        "T001 task-owned poster",
        "T001 task-owned poster #2",
    ]


def test_the_counts_of_a_real_check_are_those_of_its_tests(tmp_path: Path) -> None:
    outcome = of_example("faults", tmp_path)
    text = whole(render, outcome)
    (suite,) = JUnitXml.fromstring(text.encode())
    said = (suite.tests, suite.failures, suite.errors, suite.skipped)
    suite.update_statistics()
    assert said == (suite.tests, suite.failures, suite.errors, suite.skipped)
    tests = len(outcome.findings) + len(outcome.not_run) + 1  # and one that tells what was not read
    assert said == (tests, outcome.count("error"), 1, len(outcome.not_run))
    assert len(set(names(*outcome.findings))) == len(outcome.findings)


@pytest.mark.unmeasured
@given(OUTCOMES)
@settings(deadline=None)
def test_it_is_always_xml_and_nothing_is_lost(outcome: Outcome) -> None:
    text = whole(render, outcome)
    assert text == whole(render, outcome, "zh").replace("\uff08§2.8\uff09", " (§2.8)")
    cases = list(ET.fromstring(text).iter("testcase"))
    assert len(cases) == len(outcome.findings) + len(outcome.not_run) + (not outcome.findings)
    for case, finding in zip(cases, outcome.findings, strict=False):
        (told,) = case
        assert told.tag == ("failure" if finding.severity == "error" else "system-out")
        assert told.text.splitlines()[-1].strip() == f"→ {in_xml(finding.remedy)}".strip()
        assert case.get("file") == in_xml(finding.file)
        assert all(_said(place) in told.text for place in finding.related)
    for case, undecided in zip(cases[len(outcome.findings) :], outcome.not_run, strict=False):
        assert case.find("skipped").get("message") == in_xml(undecided.why)


def in_xml(text: str) -> str:
    return make_visible(text).replace("\ufffe", "⟨U+FFFE⟩").replace("\uffff", "⟨U+FFFF⟩")


def _said(place: RelatedPlace) -> str:
    return f"{in_xml(place.file)}:{place.line}:{place.column} {in_xml(place.message)}"
