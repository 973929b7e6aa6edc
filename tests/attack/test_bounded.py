"""Files as large or as wrong as may be are checked in bounded time, and what is too much to list is counted aloud.

`python -m benchmarks.large` measures very many more of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from teamops.checking import engine
from teamops.checking.baseline import count_findings, subtract_baseline
from teamops.checking.located import FindingFilter, Outcome
from teamops.cli.look.check_options import FindingsFormat
from teamops.locale.suggest import Guesses
from teamops.locale.words import Words
from teamops.model.faults import fault_counts
from teamops.store.reading import loader, record_faults
from teamops.store.reading.source import Source
from teamops.store.yaml import exact_reader, fast_reader, node_places
from teamops.store.yaml.document import format_key
from tests.store.team import SETTINGS, TASK, checked, settle

CPU_SECONDS = 8
"""More than the 5 seconds that `benchmarks.large` allows, for the machine that runs the tests may be slow."""


def process(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """`teamops` in a process that the system ends when it has used too much of its processor."""
    limits = f'ulimit -t {CPU_SECONDS}; exec "$@"'
    command = [sys.executable, "-m", "teamops", "-C", str(root), *arguments, "--today", "2026-09-15"]
    return subprocess.run(["/bin/sh", "-c", limits, "sh", *command], capture_output=True, timeout=120, check=False)


posix = pytest.mark.skipif(sys.platform == "win32", reason="the system cannot be asked for a limit of CPU time")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only three faults and findings of a rule are listed."""
    for module in (fault_counts, engine):
        monkeypatch.setattr(module, "MOST", 3)


def rest(outcome: Outcome) -> set[tuple[str, str, int]]:
    return {(one.code, one.file, one.number) for one in outcome.unlisted}


@posix
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("keys", lambda: "".join(f"k{n}: 1\n" for n in range(100_000))),
        ("digits", lambda: "goals: [{id: g, target: " + "9" * 4_000_000 + "}]\n"),
        ("logins", lambda: "https://a:b@" * 300_000),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_took_minutes_is_checked_in_seconds(tmp_path: Path, name: str, text: Callable[[], str]) -> None:
    ran = process(settle(tmp_path, {"a.yaml": text()}), "check", "--format", "json")
    assert ran.returncode == 1, (name, ran.stderr.decode()[-300:])
    assert json.loads(ran.stdout)["findings"]


@posix
def test_100000_patterns_of_files_to_ignore_are_refused_in_seconds(tmp_path: Path) -> None:
    patterns = "ignore: [" + ",".join(f"x{n}/*" for n in range(100_000)) + "]\n"
    files = {f"{n}.yaml": "tasks: []\n" for n in range(50)}
    ran = process(settle(tmp_path, {**files, "teamops.yaml": SETTINGS + patterns}), "check", "--format", "concise")
    assert ran.returncode == 1
    assert "F003 `ignore` 最多可写 200 个模式".encode() in ran.stdout


def test_places_are_found_with_one_look_at_each_key(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    monkeypatch.setattr(node_places, "format_key", lambda node: looked.append(1) or format_key(node))
    source = Source.of("a.yaml", "".join(f"k{n}: 1\n" for n in range(1_000)).encode())
    document = exact_reader.compose(source)
    for n in range(1_000):
        found = node_places.find_node(document.root, (f"k{n}",), on_key=True)
        assert document.mark(found.start_mark.index) == (n + 1, 1)
    assert len(looked) == 1_000


def test_of_a_key_that_stands_twice_the_last_one_is_meant_however_many_there_are() -> None:
    for count in (1, 1_000):
        text = "a: 1\n" + "".join(f"k{n}: 1\n" for n in range(count)) + "a: 2\n"
        document = exact_reader.compose_text("a.yaml", text)
        found = node_places.find_node(document.root, ("a",), on_key=True)
        assert document.mark(found.start_mark.index) == (count + 2, 1)


def test_a_file_is_parsed_once_for_its_records_and_for_the_places_of_its_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = []
    whole = exact_reader._compose
    monkeypatch.setattr(exact_reader, "_compose", lambda document: parsed.append(document.file) or whole(document))
    comment = "# teamops: ignore[T006] until 2026-12-01 by wang: x\n"
    checked(settle(tmp_path, {"a.yaml": "tasks:\n" + comment + TASK.replace("wang", "nobody") + "  - {id: t-2}\n"}))
    assert parsed.count("a.yaml") == 1


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tasks: [" + "{}, " * 10 + "]\n", {("F004", "a.yaml", 37)}),
        ("tasks: [" + "a, " * 10 + "]\n", {("F003", "a.yaml", 7)}),
        ("".join(f"k{n}: 1\n" for n in range(10)), {("F002", "a.yaml", 7)}),
        ("tasks: [{id: t" + ", id: t" * 10 + "}]\n", {("F005", "a.yaml", 7)}),
        ("tasks: [" + "!x a, " * 10 + "]\n", {("F001", "a.yaml", 7), ("F003", "a.yaml", 7)}),
        ("# 密码: abcdefgh\n" * 10, {("F008", "a.yaml", 7)}),
        ("goals: [{id: g, unit: 万元, target: 9}]\nactuals:\n" + "- {goal: g, date: 2026-09-01, value: 5人}\n" * 10,
         {("F003", "a.yaml", 7)}),
        ("tasks:\n" + TASK.replace("wang", "nobody") * 10, {("F006", "a.yaml", 6), ("F007", "a.yaml", 7)}),
    ],
)  # fmt: skip
def test_what_is_too_much_to_list_is_counted(tmp_path: Path, text: str, expected: set[tuple[str, str, int]]) -> None:
    outcome = checked(settle(tmp_path, {"a.yaml": text}))
    assert expected <= rest(outcome)
    assert outcome.count("error") == sum(one.severity == "error" for one in outcome.findings) + sum(
        one.number for one in outcome.unlisted if one.severity == "error"
    )
    for code, _, _ in expected:
        assert sum(finding.code == code for finding in outcome.findings) == 3


@pytest.mark.usefixtures("few")
def test_the_first_ones_by_place_are_listed(tmp_path: Path) -> None:
    rows = "".join(f"  - {{id: t-{n}}}\n" for n in range(9))
    outcome = checked(settle(tmp_path, {"a.yaml": "tasks:\n" + rows, "b.yaml": "tasks:\n" + rows}))
    assert {(f.file, f.line) for f in outcome.findings if f.code == "F004"} == {("a.yaml", 2)}
    assert rest(outcome) >= {("F004", "a.yaml", 24), ("F004", "b.yaml", 27)}


@pytest.mark.usefixtures("few")
def test_records_that_are_only_counted_are_known_to_those_that_name_them(tmp_path: Path) -> None:
    goals = "goals:\n" + "".join(f"  - {{id: g-{n}, targets: 1}}\n" for n in range(9))
    task = "tasks:\n" + TASK.replace("owner", "goal: g-8, owner")
    outcome = checked(settle(tmp_path, {"a.yaml": goals + task}))
    assert "F007" not in {finding.code for finding in outcome.findings}


@pytest.mark.usefixtures("few")
def test_a_record_that_is_right_is_read_though_very_many_are_wrong(tmp_path: Path) -> None:
    rows = "  - {}\n" * 9 + TASK.replace("wang", "nobody")
    outcome = checked(settle(tmp_path, {"a.yaml": "tasks:\n" + rows}))
    assert [f.line for f in outcome.findings if f.code == "F007"] == [11]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("form", list(FindingsFormat))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_format_says_how_many_are_not_listed(tmp_path: Path, form: FindingsFormat, lang: str) -> None:
    outcome = checked(settle(tmp_path, {"a.yaml": "tasks: [" + "a, " * 4_321 + "]\n"}))
    render = import_module(f"teamops.render.findings.{form}").render
    told = "".join(piece for piece, _ in render(outcome.limit(100), Words(lang)))  # type: ignore[arg-type]
    assert "4318" in told.replace(",", "")
    assert "F003" in told


@pytest.mark.usefixtures("few")
def test_files_and_rules_that_are_not_asked_for_do_not_count(tmp_path: Path) -> None:
    outcome = checked(settle(tmp_path, {"a.yaml": "tasks: [" + "a, " * 9 + "]\n", "b.yaml": "tasks: []\n"}))
    assert outcome.filter_by(FindingFilter(paths=("b.yaml",))).count("error") == 0
    assert outcome.filter_by(FindingFilter(select=("F002",))).count("error") == 0
    assert outcome.filter_by(FindingFilter(paths=("a.yaml",), select=("F003",))).count("error") == 9


@pytest.mark.usefixtures("few")
def test_a_baseline_does_not_hide_what_nobody_can_have_seen(tmp_path: Path) -> None:
    rows = "".join(TASK.replace("wang", "nobody").replace("t-1", f"t-{n}") for n in range(9))
    outcome = checked(settle(tmp_path, {"a.yaml": f"tasks:\n{rows}"})).filter_by(FindingFilter(select=("F007",)))
    left = subtract_baseline(outcome, count_findings(outcome.findings))
    assert left.findings == ()
    assert left.count("error") == 6
    told = "".join(text for text, _ in import_module("teamops.render.findings.full").render(left, Words("en")))
    assert "6 errors" in told


@pytest.mark.usefixtures("few")
def test_the_counts_are_kept_for_the_next_check(tmp_path: Path) -> None:
    root = settle(tmp_path, {"a.yaml": "tasks: [" + "a, " * 9 + "]\n"})
    first = checked(root)
    assert checked(root) == first
    assert rest(first) == {("F003", "a.yaml", 6)}


def test_a_rule_is_not_asked_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MOST", 3)
    monkeypatch.setattr(engine, "MOST_COUNTED", 5)
    rows = "".join(TASK.replace("t-1", f"t-{n}").replace("wang", "nobody") for n in range(100))
    outcome = checked(settle(tmp_path, {"a.yaml": "tasks:\n" + rows}))
    assert ("F007", "only the first 9 problems are counted") in outcome.not_run
    assert outcome.count("error") >= 9


def test_each_rule_lists_some_however_many_others_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MOST_IN_ALL", 10)
    monkeypatch.setattr(engine, "FEWEST", 2)
    rows = "".join(TASK.replace("t-1", f"t-{n}").replace("wang", "nobody") for n in range(50)) + TASK * 5
    outcome = checked(settle(tmp_path, {"a.yaml": "tasks:\n" + rows}), today="2027-01-01")
    found = {finding.code for finding in outcome.findings}
    assert {"F006", "F007", "T006"} <= found
    assert sum(finding.code == "T006" for finding in outcome.findings) == 2


def test_digits_in_a_row_go_to_the_exact_reader_from_the_length_on_that_python_refuses() -> None:
    for count in (4_299, 4_300, 9_000):
        source = Source.of("a.yaml", b"goals: [{id: g, target: " + b"9" * count + b"}]\n" + b"# x\n" * 3_000)
        assert (fast_reader.read_fast(source) is None) == (count >= 4_300), count


@pytest.mark.parametrize("sign", ["", "-", "+"])
def test_a_number_of_too_many_digits_is_told_at_its_place(tmp_path: Path, sign: str) -> None:
    text = "goals:\n  - {id: g, target: " + sign + "9" * 5_000 + "}\n"
    outcome = checked(settle(tmp_path, {"a.yaml": text}))
    assert [(f.code, f.line, f.column) for f in outcome.findings if f.code == "F003"] == [("F003", 2, 21)]


def test_proposals_end_when_enough_words_were_compared() -> None:
    guesses = Guesses(left=6)
    choices = ("owner", "start", "end")
    assert [guesses.find_nearest(word, choices) for word in ("ower", "stat", "ownr", "ower")] == [
        "owner", "start", "", "owner",
    ]  # fmt: skip


def test_a_long_word_is_compared_with_nothing() -> None:
    assert Guesses().find_nearest("x" * 10_000, ("x" * 10_001,)) == ""


@pytest.mark.parametrize(
    ("written", "key"),
    [("ignore: [{}]\n".format("a" * 501), "ignore"), ("documents: {files: '" + "*a" * 300 + "'}\n", "files")],
)
def test_a_pattern_that_is_too_long_is_told(tmp_path: Path, written: str, key: str) -> None:
    outcome = checked(settle(tmp_path, {"teamops.yaml": SETTINGS + written}))
    assert [(f.code, f"`{key}`" in f.message) for f in outcome.findings if f.code == "F003"] == [("F003", True)]


def test_a_file_of_more_records_than_are_judged_is_told_and_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loader, "MAX_RECORDS", 3)
    monkeypatch.setattr(loader, "MAX_PARTS", 3)
    rows = "".join(TASK.replace("t-1", f"t-{n}") for n in range(4))
    root = settle(tmp_path, {"a.yaml": "tasks:\n" + rows})
    for _ in range(3):  # read, read from what was kept of a check
        outcome = checked(root)
        assert [f.message for f in outcome.findings if f.code == "F009"] == [
            "the file has more than 3 records, including parts; split it"
        ]
        (root / "b.yaml").write_text("tasks: []\n" + "#" * len(outcome.findings), encoding="utf-8")


def test_of_settings_in_which_very_much_is_wrong_the_whole_part_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_faults, "MANY_ERRORS", 5)
    people = "people:\n" + "".join(f"  p{n}: {{}}\n" for n in range(100)) + "director: p99\n"
    outcome = checked(settle(tmp_path, {"teamops.yaml": "team: a\n" + people}))
    assert outcome.count("error") == 100
    assert {(f.code, f.file) for f in outcome.findings if f.severity == "error"} == {("F004", "teamops.yaml")}
    assert rest(outcome) == {("F004", "teamops.yaml", 95)}


def test_of_a_record_in_which_very_much_is_wrong_the_first_is_listed_and_all_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_faults, "MANY_ERRORS", 5)
    late = "goals: [{id: g, parts: [" + "{target: 1}, " * 300 + "{}, " * 100 + "]}]\n"
    early = "goals: [{id: g, parts: [" + "{}, " * 100 + "]}]\n"
    for text, listed in ((late, 100), (early, 5)):
        outcome = checked(settle(tmp_path, {"a.yaml": text}))
        assert sum(finding.code == "F004" for finding in outcome.findings) == listed
        assert outcome.count("error") == 100
