"""The last line of a check says nothing that the findings and counts above it contradict."""

from __future__ import annotations

from teamops.checking.located import Outcome, UnlistedFindings
from teamops.locale.words import Words
from teamops.render.findings.verdict import format_verdict
from tests.render.findings import ONE

REST = (UnlistedFindings("T001", "error", "t.yaml", 5_000),)


def test_with_findings_that_are_not_listed_it_does_not_say_that_there_are_none() -> None:
    assert format_verdict(Outcome((), (), unlisted=REST), Words("en")) == ""


def test_with_findings_that_are_not_listed_there_is_something_new_beyond_the_baseline() -> None:
    outcome = Outcome((), (), silenced=1, known=(ONE,), unlisted=REST)
    assert format_verdict(outcome, Words("en")) == "1 known from the baseline (1 error)."
