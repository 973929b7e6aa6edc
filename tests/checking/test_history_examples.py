"""The examples of rules that look at commits are versions of files: each rule tells its bad ones from its good ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from teamops.checking.engine import check, load_rules
from teamops.checking.example_team import SETTINGS
from teamops.checking.rule import Rule
from teamops.history.compare import compare_items
from teamops.history.items import collect_items
from teamops.model.event import Event, History, HistoryNotice, Items
from teamops.model.workspace import Workspace
from teamops.store.reading.loader import load
from teamops.store.yaml.exact_reader import compose_text

HISTORY = [rule for rule in load_rules().values() if rule.history]
NAME = re.compile(
    r"(?P<file>[^ ]+\.yaml)(?: \((?P<state>before|after)?(?:, )?(?:committed (?P<how>on|by) (?P<what>[^)]+))?\))?"
)
NOON = "T12:00:00+08:00"


class Committed:
    """Two states of the files of an example, the second committed at a time by somebody."""

    def __init__(self, rule: Rule, example: Mapping[str, str]) -> None:
        self.before: dict[str, str] = {}
        self.after: dict[str, str] = {}
        self.at, self.email = datetime.fromisoformat(rule.example_today), "xiaowang@example.com"
        for name, text in example.items():
            found = NAME.fullmatch(name)
            assert found is not None, name
            if found["how"] == "on":
                self.at = datetime.fromisoformat(found["what"] + NOON)
            elif found["how"] == "by":
                self.email = found["what"]
            if found["state"] != "after" and found["how"] != "by":
                self.before[found["file"]] = text
            if found["state"] != "before":
                self.after[found["file"]] = text

    @property
    def past(self) -> History:
        changes = compare_items(_items(self.before), _items(self.after))
        commit = "1234567" + "0" * 33
        return History(
            tuple(Event(*change[:4], "王", self.email, self.at, commit, items=change.items) for change in changes)
        )

    def workspace(self, folder: Path) -> Workspace:
        for file, text in ({"teamops.yaml": SETTINGS} | self.after).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        return load(folder)


def _items(files: Mapping[str, str]) -> Items:
    found: Items = {}
    for file, text in files.items():
        found |= collect_items(compose_text(file, text).data)
    return found


@pytest.fixture
def told(tmp_path: Path) -> Callable[[Rule, object], list[str]]:
    """The codes and messages of what a rule finds in an example, a day after it was committed."""

    def tell(rule: Rule, example: object) -> list[str]:
        assert isinstance(example, Mapping)
        made = Committed(rule, example)
        ws = made.workspace(tmp_path)
        found = check(ws, max(made.at, datetime.fromisoformat(rule.example_today)), past=made.past)
        assert rule.code not in {one.code for one in found.not_run}
        return [rule.say(one, lang) for one in found.findings if one.code == rule.code for lang in ("en", "zh")]

    return tell


@pytest.mark.parametrize("rule", HISTORY, ids=lambda rule: rule.code)
def test_a_bad_example_breaks_its_rule(rule: Rule, told) -> None:
    said = told(rule, rule.bad)
    assert len(said) == 2
    assert all("1234567" in sentence for sentence in said)


@pytest.mark.parametrize("rule", HISTORY, ids=lambda rule: rule.code)
def test_a_good_example_keeps_its_rule(rule: Rule, told) -> None:
    assert told(rule, rule.good) == []


@pytest.mark.parametrize("rule", HISTORY, ids=lambda rule: rule.code)
def test_without_a_history_nothing_is_decided_and_of_a_part_of_one_not_all(rule: Rule, tmp_path: Path) -> None:
    assert isinstance(rule.good, Mapping)
    ws = Committed(rule, rule.good).workspace(tmp_path)
    now = datetime.fromisoformat(rule.example_today)
    assert (rule.code, "check.no_history") in {(one.code, one.why) for one in check(ws, now).not_run}
    cut = check(ws, now, past=History((), (HistoryNotice("unknown", "1234567890"),)))
    assert (rule.code, "check.history_cut") in {(one.code, one.why) for one in cut.not_run}
