"""What is wrong in teamops.yaml is told at its place, once, and the rest of it still holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.store.reading.faulty_settings import parse_settings
from teamops.store.reading.loader import load
from tests.store.team import CHANNELS, SETTINGS, checked, settle

WRONG = {
    "an unknown key": ("tem: x\n", {("F002", "tem")}),
    "a number where text is meant": ("channels: [{name: [a]}]\n", {("F003", "[a]")}),
    "a choice that is none": ("weeks: clap\n", {("F003", "clap")}),
    "a zone that is none": ("timezone: Asia/Peking\n", {("F003", "Asia/Peking")}),
    "a zone that is a path": ("timezone: ../../etc/passwd\n", {("F003", "../../etc/passwd")}),
    "limits": ("limits: {deviation: 10, p0_per_person: two, buffer: [5%, x], daily_by: '25:00'}\n",
               {("F003", "10"), ("F003", "two"), ("F003", "x"), ("F003", "'25:00'")}),
    "a limit that is missing": ("limits: {buffer: [5%]}\n", {("F004", "[5%]")}),
    "a list that is none": ("ignore: drafts\n", {("F003", "drafts")}),
    "a mapping that is none": ("limits: many\n", {("F003", "many")}),
    "a severity that is none": ("check: {severity: {T001: loud}, disable: [T002]}\n", {("F003", "loud")}),
    "colours": ("printouts: {colors: {accent: red, good: '#ff', warn: '#ffcc00', bad: '#a3181f', acent: '#000000'}}\n",
                {("F003", "red"), ("F003", "'#ff'"), ("F003", "'#ffcc00'"), ("F002", "acent")}),
    "a colour that is a comment": ("printouts:\n  colors:\n    accent: #0a5c4a\n", {("F003", "accent")}),
    "several things in one channel": ("channels: [{nme: a, scope: all}, {name: b}]\n",
                                      {("F002", "nme"), ("F003", "all"), ("F004", "{nme: a, scope: all}")}),
    "a key named as pydantic names keys": ("'[key]': 1\nlimits: {'[key]': 1}\n", {("F002", "'[key]'")} ),
    "a key of the top further down": ("channels: [{name: a, team: b}]\n", {("F002", "team")}),
    "a key twice": ("weeks: clip\nweeks: iso\n", {("F005", "w")}),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), WRONG.values(), ids=WRONG)
def test_each_fault_is_told_once_at_its_place(tmp_path, lines: str, expected: set[tuple[str, str]]) -> None:
    team = SETTINGS.replace(CHANNELS, "") if "channels" in lines else SETTINGS
    settle(tmp_path, {"teamops.yaml": team + lines})
    found = [(f.code, f.excerpt[f.column - 1 : f.end_column - 1]) for f in checked(tmp_path).findings]
    assert set(found) == expected
    assert len(found) == len(set(found)) or lines.count("[key]") == 2
    assert load(tmp_path).settings.people.keys() == {"chen", "wang"}


def test_people_that_are_not_valid_are_no_unknown_people(tmp_path) -> None:
    people = SETTINGS + "  zhao: {nam: 赵四, capacity: much, department: [sales]}\n  qian: 钱\n"
    settle(tmp_path, {"teamops.yaml": people, "a.yaml": "goals: [{id: g, owner: zhao}, {id: h, owner: qian}]\n"})
    codes = [(f.code, f.file) for f in checked(tmp_path).findings if f.code.startswith("F")]
    assert sorted(codes) == [("F002", "teamops.yaml"), *[("F003", "teamops.yaml")] * 3, ("F004", "teamops.yaml")]


BROKEN = {
    "empty": "",
    "a comment": "# nothing yet\n",
    "a list": "- team\n",
    "a word": "team\n",
    "no YAML": "team: [a\n",
    "two documents": "team: a\n---\nteam: b\n",
    "another encoding": "team: 华东\n".encode("gb18030"),
    "a NUL": "team: a\0\n",
    "a conflict": "<<<<<<< HEAD\nteam: a\n=======\nteam: b\n>>>>>>> b\n",
    "a list as team": "team: [a]\n",
    "a list as key": "[a]: b\nteam: x\n",
    "nothing as key": "~: b\nteam: x\n",
    "a number as key": "7: b\nteam: x\n",
    "numbers as people": "team: x\npeople: {7: {name: a}, true: {name: b}}\n",
    "people without names": "team: x\npeople: [a, b]\n",
    "departments of nothing": "team: x\ndepartments: {sales: null}\n",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_broken_settings_are_findings_and_hide_no_other_file(tmp_path, content: str | bytes) -> None:
    settle(tmp_path, {"teamops.yaml": content, "a.yaml": "tasks: [{id: t}]\n", "b.yaml": "goals: {\n"})
    found = {(f.code, f.file) for f in checked(tmp_path).findings}
    assert {("F004", "a.yaml"), ("F001", "b.yaml")} <= found
    if content != BROKEN["numbers as people"]:
        assert any(file == "teamops.yaml" for _, file in found)


def test_what_stands_in_broken_settings_is_not_missed_elsewhere(tmp_path) -> None:
    settle(tmp_path, {"teamops.yaml": SETTINGS + "x: [\n", "a.yaml": "goals: [{id: g, owner: wang}]\n"})
    assert "F007" not in {f.code for f in checked(tmp_path).findings}


KEYS = st.sampled_from(
    ["[key]", "team", "people", "departments", "limits", "channels", "check", "name", "id", "0", "", "urgent", "buffer",
     "severity", "T001", "ignore", "director", "wang", "days_off"]
)  # fmt: skip
VALUES = st.recursive(
    st.sampled_from([None, "", "10%", "2h", "17:00", "Asia/Shanghai", "x y", "2026-09-01"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=4),
)


@pytest.mark.unmeasured
@given(st.dictionaries(KEYS, VALUES, max_size=6))
@settings(deadline=timedelta(seconds=5), max_examples=150)
def test_whatever_stands_in_the_settings_reading_them_comes_to_an_end(data) -> None:
    read = parse_settings(data)
    assert read.faults or isinstance(data.get("team"), str)
    assert read.settings == parse_settings(data).settings
