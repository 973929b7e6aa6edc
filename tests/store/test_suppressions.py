"""Comments that ask the check for silence cover what begins on their line, for a while, and only if they say all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.store.reading.files import parse_exactly
from teamops.store.reading.source import Source
from teamops.store.yaml import suppressions
from teamops.store.yaml.suppressions import find_suppressions
from tests.store.team import checked, settle
from tests.store.test_pieces import laid_out

WHY = "until 2026-12-01 by chen: 已商定"
LATE = "owner: wang, start: 2026-08-20, end: 2026-09-01"


def found(root: Path, text: str, today: str = "2026-09-04") -> list[tuple[str, int]]:
    """Codes and lines of what is found in `text`, of overdue tasks and of comments."""
    settle(root, {"a.yaml": text})
    return [(f.code, f.line) for f in checked(root, today=today).findings if f.code in ("T006", "T003", "F010", "F011")]


def covered(text: str) -> list[tuple[int, int]]:
    raw = text.encode()
    return [(s.first, s.last) for s in find_suppressions(Source("a.yaml", raw, hashlib.sha256(raw).hexdigest()))]


COMMENT = "# teamops: ignore[T006] until 2026-12-01 by chen: 已商定"


@given(st.data())
@settings(deadline=None, max_examples=300)
def test_the_records_around_comments_tell_as_much_as_the_whole_file(pick) -> None:
    lines = pick.draw(laid_out()).split("\n")
    for _ in range(pick.draw(st.integers(1, 4))):
        number = pick.draw(st.integers(0, len(lines) - 1))
        own = pick.draw(st.sampled_from(("", "  ", "    ")))
        lines[number : number + 1] = pick.draw(
            st.sampled_from(([f"{lines[number]}  {COMMENT}"], [own + COMMENT, lines[number]]))
        )
    source = Source.of("a.yaml", "\n".join(lines).encode())
    assert_pieces_tell_as_much(source)


def assert_pieces_tell_as_much(source: Source) -> bool:
    """Compare, and return whether there was anything to compare."""
    data, faults = parse_exactly(source)
    if data is None or any(fault.code in ("F001", "F009") for fault in faults):
        return False
    assert find_suppressions(source, is_read=True) == find_suppressions(source)
    return True


def test_only_records_with_comments_are_composed(monkeypatch) -> None:
    monkeypatch.setattr(suppressions, "compose_nodes", None)
    text = f"tasks:\n  - id: a\n    note: x\n  {COMMENT}\n  - id: b\n    name: y\n    note: {COMMENT}\n  - id: c\n"
    (record, key) = find_suppressions(Source.of("a.yaml", text.encode()), is_read=True)
    assert [(record.first, record.last), (key.first, key.last)] == [(5, 7), (7, 7)]


def test_at_the_end_of_a_line_it_covers_that_line() -> None:
    assert covered("tasks:\n  - id: a\n    end: 2026-09-01  # teamops: ignore[T006]\n    name: x\n") == [(3, 3)]


def test_where_a_record_begins_it_covers_the_record_and_not_the_next() -> None:
    text = "tasks:\n  - id: a  # teamops: ignore[T006]\n    name: x\n\n  # 下一条\n  - id: b\n"
    assert covered(text) == [(2, 3)]


def test_on_a_line_of_its_own_it_covers_what_begins_on_the_next() -> None:
    text = "tasks:\n  # teamops: ignore[T006]\n  # 说明\n\n  - id: a\n    name: x\n    end: 2026-09-01\n"
    assert covered(text) == [(5, 7)]


def test_at_a_key_it_covers_the_value_and_at_a_section_all_records() -> None:
    assert covered(
        "goals:\n  - id: g\n    parts:  # teamops: ignore[G002]\n      - {target: 1}\n      - {target: 2}\n"
    ) == [(3, 5)]
    assert covered("tasks:  # teamops: ignore[T006]\n  - id: a\n  - id: b\n") == [(1, 3)]


def test_a_comment_at_the_end_of_a_file_covers_nothing_more() -> None:
    assert covered("tasks: []\n# teamops: ignore[T006]") == [(2, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "tasks:\n  - name: '# teamops: ignore[T006]'\n",
        "tasks:\n  - name: |\n      # teamops: ignore[T006]\n",
        "tasks:\n  - name: a#teamops: ignore[T006]\n",
        "tasks: [\n# teamops: ignore[T006]\n",
    ],
    ids=["quoted", "block", "no blank before", "no YAML"],
)
def test_what_is_no_comment_is_none(text: str) -> None:
    assert covered(text) == []


@pytest.mark.unmeasured
def test_ten_thousand_comments_are_read_soon() -> None:
    text = "tasks:\n" + "  # teamops: ignore[T006]\n  - {id: a}\n" * 10_000
    assert len(covered(text)) == 10_000


@pytest.mark.parametrize(
    ("comment", "parts"),
    [
        ("ignore[T006] until 2026-12-01 by chen: 已商定", (("T006",), "2026-12-01", "chen", "已商定")),
        ("ignore [T006,task-overdue , T001] by chen : a: b", (("T006", "task-overdue", "T001"), None, "chen", "a: b")),
        ("ignore[T006,T001] until 2026-12-01", (("T006", "T001"), "2026-12-01", None, None)),
        ("ignore[T006] until 2026-12-01 by chen:已商定", (("T006",), "2026-12-01", "chen", "已商定")),
        ("ignore", ((), None, None, None)),
        ("ignore whatever", ((), None, None, None)),
        ("ignore[] : reason", ((), None, None, "reason")),
    ],
)
def test_a_comment_is_taken_apart(comment: str, parts: tuple[object, ...]) -> None:
    raw = f"tasks: []  # teamops: {comment}\n".encode()
    (read,) = find_suppressions(Source("a.yaml", raw, ""))
    assert (read.rules, read.until, read.by, read.reason) == parts


def test_a_covered_finding_is_silenced_and_counted(tmp_path) -> None:
    text = f"tasks:\n  - {{id: a, name: 甲, {LATE}}}  # teamops: ignore[T006] {WHY}\n  - {{id: b, name: 乙, {LATE}}}\n"
    assert found(tmp_path, text) == [("T006", 3)]
    assert checked(tmp_path).silenced == 1
    assert checked(tmp_path).silenced == 1  # from the last run, too


def test_other_rules_are_not_silenced(tmp_path) -> None:
    text = f"tasks:\n  - {{id: a, name: 甲, {LATE.replace('wang', '[wang, chen]')}}}  # teamops: ignore[T006] {WHY}\n"
    assert found(tmp_path, text) == [("T003", 2)]


def test_it_ends_after_its_last_day(tmp_path) -> None:
    text = f"tasks:\n  # teamops: ignore[T006] {WHY}\n  - {{id: a, name: 甲, {LATE}}}\n"
    assert found(tmp_path, text, "2026-12-01") == []
    assert found(tmp_path, text, "2026-12-02") == [("F011", 2), ("T006", 3)]


@pytest.mark.parametrize(
    "comment",
    [
        "ignore[T006]",
        "ignore[T006] until 2026-12-01 by chen",
        "ignore[T006] by chen: x",
        "ignore[T006] until 2026-12-01: x",
        "ignore until 2026-12-01 by chen: x",
        "ignore[T006] until 2026-12-1 by chen: x",
        "ignore[T006] until 2026-12-01 by li: x",
    ],
)
def test_one_that_does_not_say_all_silences_nothing(tmp_path, comment: str) -> None:
    text = f"tasks:\n  # teamops: {comment}\n  - {{id: a, name: 甲, {LATE}}}\n"
    assert found(tmp_path, text) == [("F011", 2), ("T006", 3)]


def test_one_that_silences_nothing_is_found_code_by_code(tmp_path) -> None:
    text = f"tasks:\n  # teamops: ignore[T006, T001] {WHY}\n  - {{id: a, name: 甲, {LATE}}}\n"
    assert found(tmp_path, text) == [("F010", 2)]
    (unused,) = [f for f in checked(tmp_path).findings if f.code == "F010"]
    assert "T001" in unused.message


def test_a_rule_that_was_not_decided_is_not_held_against_a_comment(tmp_path) -> None:
    text = f"tasks:\n  # teamops: ignore[T006, H001, F012] {WHY}\n  - {{id: a, name: 甲, {LATE}}}\n"
    settle(tmp_path, {"b.yaml": "tasks: [\n"})
    assert found(tmp_path, text) == []


def test_the_finding_of_a_comment_heeds_the_teams_severities(tmp_path) -> None:
    team = "team: 华东\npeople: {wang: {name: 王经理}, chen: {name: 陈总}}\n"
    team += "check: {severity: {F010: info}, disable: [T001]}\n"
    settle(tmp_path, {"teamops.yaml": team, "b.yaml": f"tasks: []  # teamops: ignore[T001] {WHY}\n"})
    (told,) = [f for f in checked(tmp_path).findings if f.code == "F010"]
    assert (told.severity, "turned off" in told.message) == ("info", True)
