"""H001 to H005 compare commits: so far they are pages, with versions of files as examples."""

from __future__ import annotations

from datetime import datetime

import pytest

from teamops.checking.engine import check, load_rules
from teamops.checking.finding import NotRun
from teamops.checking.rule import Rule

HISTORY = [rule for rule in load_rules().values() if rule.code.startswith("H")]
every_rule = pytest.mark.parametrize("rule", HISTORY, ids=lambda rule: rule.code)


def versions(rule: Rule) -> list[tuple[str, str]]:
    """The path and the text of each version in both examples of `rule`; a path may say of which version it is."""
    return [(key.partition(" (")[0], text) for example in (rule.good, rule.bad) for key, text in example.items()]


def test_there_are_five_and_all_are_about_commits() -> None:
    assert [rule.code for rule in HISTORY] == ["H001", "H002", "H003", "H004", "H005"]
    assert all(rule.history for rule in HISTORY)
    assert [rule.severity for rule in HISTORY] == ["warning", "warning", "warning", "error", "warning"]


def test_none_of_them_passes_without_history(loaded) -> None:
    checked = check(loaded("tasks: []"), datetime.fromisoformat("2026-09-04T12:00:00+08:00"))
    said = [undecided for undecided in checked.not_run if undecided.code.startswith("H")]
    assert said == [NotRun(rule.code, "check.no_history", {}) for rule in HISTORY]


@every_rule
def test_every_version_of_an_example_is_a_file_that_can_be_read(rule: Rule, loaded) -> None:
    for path, text in versions(rule):
        assert loaded({path: text}).faults == ()


@every_rule
def test_good_and_bad_are_versions_of_the_same_files_and_differ(rule: Rule) -> None:
    good, bad = ({key.partition(" (")[0] for key in example} for example in (rule.good, rule.bad))
    assert good == bad
    assert rule.good != rule.bad
