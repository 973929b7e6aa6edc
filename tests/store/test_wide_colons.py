"""A full-width colon is one finding that names it, and a file in GBK is said to be one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.store.reading.loader import load
from teamops.store.yaml import wide_colons

ROW = {"id": "t1", "name": "任务", "owner": "zhao", "start": "2026-09-28", "end": "2026-09-29"}
TEAM = "team: 华东\npeople: {zhao: {name: 赵四}}\n"


def faults(root: Path, text: str | bytes, file: str = "x.yaml") -> list[tuple[str, str, str, tuple[int, int] | None]]:
    (root / "teamops.yaml").write_text(TEAM, "utf-8")
    (root / file).write_bytes(text.encode() if isinstance(text, str) else text)
    return [(f.code, f.variant, dict(f.facts).get("lines", ""), f.at.mark) for f in load(root).faults]


def block(colon: str, *keys: str) -> str:
    pairs = [f"{key}{colon if key in keys else ': '}{value}" for key, value in ROW.items()]
    return "tasks:\n  - " + "\n    ".join(pairs) + "\n"


@pytest.mark.parametrize("colon", ["：", "： ", " ："])
def test_in_a_block_it_is_one_fault_at_the_first_of_them(tmp_path: Path, colon: str) -> None:
    column = 7 + colon.index("：")
    assert faults(tmp_path, block(colon, *ROW)) == [("F002", "wide_colon", "2, 3, 4, 5, 6", (2, column))]
    assert faults(tmp_path, block(colon, "end")) == [("F001", "wide_colon", "6", (6, column + 1))]


def test_in_a_row_it_is_one_fault_and_others_stay(tmp_path: Path) -> None:
    row = "{" + ", ".join(f"{key}： {value}" for key, value in ROW.items()) + "}"
    other = "{id: t2, owner: zhao, start: 2026-09-28, end: 2026-09-29}"
    told = faults(tmp_path, f"tasks:\n  - {row}\n  - {other}\n")
    assert told == [("F002", "wide_colon", "2", (2, 8)), ("F004", "key", "", None)]


def test_after_a_section_and_in_the_settings_it_is_named_too(tmp_path: Path) -> None:
    assert faults(tmp_path, "tasks：\n  - {id: t1}\n")[0] == ("F001", "wide_colon", "1", (1, 6))
    told = faults(tmp_path, TEAM + "limits:\n  deviation： 10%\n", "teamops.yaml")
    assert [one[:3] for one in told] == [("F001", "wide_colon", "4")] or told[0][1] == "wide_colon"


@pytest.mark.parametrize(
    "text",
    ["tasks:\n  - {id: t1, name: '甲, owner：乙', start: 2026-09-28, end: 2026-09-29, owner: zhao}\n",
     "# owner：赵四\ntasks: []\n", block(": ").replace("任务", "|\n      owner：乙")],
)  # fmt: skip
def test_in_a_text_it_is_no_fault(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == []


def test_a_fault_that_it_does_not_cause_is_told_as_before(tmp_path: Path) -> None:
    text = "# owner：赵四\ntasks:\n  - {id: t1, name: 甲, start: 2026-09-28, end: 2026-13-29}\n"
    assert [one[:2] for one in faults(tmp_path, text)] == [("F003", "day")]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_chinese_as_windows_saves_it_is_named(tmp_path: Path, encoding: str) -> None:
    assert faults(tmp_path, block(": ").encode(encoding)) == [("F009", "gbk", "", (3, 11))]


@pytest.mark.parametrize(
    "raw",
    [block(": ").encode().replace("任".encode(), "任".encode()[:2]), "# café Müller\ntasks: []\n".encode("latin-1"),
     "# 報表\n".encode("big5"), b"tasks: \xff\n"],
)  # fmt: skip
def test_other_bytes_are_not_taken_for_it(tmp_path: Path, raw: bytes) -> None:
    assert [one[:2] for one in faults(tmp_path, raw)] == [("F009", "encoding")]


BITS = [
    "owner",
    "：",
    "：",
    "\n",
    "\r\n",
    " ",
    "  - ",
    "{",
    ",",
    "，",
    "name",
    "x",
    "\t",
    " owner： wang",
    "\n  - id：a",
    "- - id：",
]


@given(st.lists(st.sampled_from(BITS)).map("".join))
@settings(deadline=None)
def test_a_search_of_the_lines_with_such_colons_finds_all(text: str) -> None:
    pattern, found = wide_colons._compile_pattern(), list(wide_colons._find_keys(text))
    assert [match.span() for match in found] == [match.span() for match in pattern.finditer(text)]
    assert wide_colons._replace_colons(text, found) == pattern.sub(r"\g<before>\g<key>: ", text)
