"""Every finding points at its word: line and column are 1-based and count characters, whatever surrounds it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.team import checked, settle
from tests.store.test_readers_agree import RECORDS, damaged, sliced

MARKED = {
    "block": """\
# 九月 😀
tasks:

  - id: t-1   # 😀😀
    name: 回访😀
    owner: ‹nobody›
    start: 2026-09-01
    end: 2026-09-30
  # between
  -   id: t-2
      name: "说明: 😀 # 不是注释"
      owner: "‹who😀›"
      start: 2026-09-02
      end: ‹2026-09-01›
  - id: ‹a b›
    name: x
    owner: wang
    start: ‹soon›
    end: 2026-09-03
    ‹prority›: P1
    status: ‹finished›
‹taks›: []
""",
    "flow": """\
tasks: [{id: t-1, name: "😀, 回访", owner: ‹nobody›, start: 2026-09-01, end: 2026-09-30},
  {id: t-2, name: 'a ''b'' 😀', owner: "‹who😀›", start: 2026-09-02,   # 😀
   end: ‹2026-09-01›}, {id: ‹a b›, name: 😀, owner: wang, start: ‹soon›, end: 2026-09-30, ‹prority›: P1,
   status: ‹finished›}]
‹taks›: []
""",
}
FORMS = {
    "as it is": lambda text: text,
    "with CRLF": lambda text: text.replace("\n", "\r\n"),
    "with a byte order mark": lambda text: "\ufeff" + text,
    "with both": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "far down": lambda text: "\n\n# 😀\n" + text,
    "without a last line end": lambda text: text.rstrip("\n"),
}


def marks(text: str) -> tuple[str, set[tuple[int, int, str]]]:
    """The text without its marks, and line, column and text of what was marked."""
    found = set()
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        plain = 0
        for piece in re.split(r"(‹[^›]*›)", line):
            if piece.startswith("‹"):
                found.add((number, plain + 1, piece[1:-1]))
            plain += len(piece.strip("‹›")) if piece.startswith("‹") else len(piece)
    return text.replace("‹", "").replace("›", ""), found


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("style", MARKED)
def test_findings_point_at_their_words(tmp_path, style: str, form) -> None:
    text, expected = marks(form(MARKED[style]))
    settle(tmp_path, {"tasks.yaml": text})
    found = {
        (f.line, f.column, f.excerpt[f.column - 1 : f.end_column - 1].strip("\"'"))
        for f in checked(tmp_path).findings
        if f.code in ("F002", "F003", "F007", "T004")
    }
    assert {(line, column - 1 if word == "who😀" else column, word) for line, column, word in expected} == found


BYTES = {
    "a byte that is no text": (b"tasks: []\n# \xe5\x9b\x9e\xe8\xae\xbf \xff\n", (2, 6)),
    "another encoding": ("# 回访\ntasks: []\n".encode("gb18030"), (1, 3)),
    "a NUL": ("# 😀\n# 回访\0\n".encode(), (2, 5)),
    "a conflict": (b"tasks: []\n<<<<<<< HEAD\n", (2, 1)),
    "a conflict with CRLF": ("\ufefftasks: []\r\n>>>>>>> b\r\n".encode(), (2, 1)),
    "a key twice": ("goals:\n  - {id: g, name: 😀, name: b}\n".encode(), (2, 22)),
    "a quote left open": ("goals: [{id: g, name: '😀}]\n".encode(), (2, 1)),
    "a tab": (b"goals:\n\t- id: g\n", (2, 1)),
    "a secret": ("goals: [{id: g, note: '😀 密码:opensesame'}]\n".encode(), (1, 29)),
    "a character that is none": ("# 😀\n# \x01\n".encode(), (2, 3)),
    "a list": (b"\n- a\n", (1, 1)),
}


@pytest.mark.parametrize(("raw", "mark"), BYTES.values(), ids=BYTES)
def test_faults_of_the_file_itself_have_their_place(tmp_path, raw: bytes, mark: tuple[int, int]) -> None:
    settle(tmp_path, {"a.yaml": raw})
    assert [(f.line, f.column) for f in checked(tmp_path).findings if f.file == "a.yaml" and f.code[0] == "F"] == [mark]


@pytest.mark.unmeasured
@given(st.data())
@settings(deadline=None, max_examples=60)
def test_no_finding_lies_outside_its_file(tmp_path_factory, pick) -> None:
    text = damaged(sliced(pick.draw(st.sampled_from(RECORDS)), pick), pick)
    root = settle(tmp_path_factory.mktemp("team"), {"a.yaml": text})
    lines = text.removeprefix("\ufeff").split("\n")
    for finding in checked(root).findings:
        if finding.file == "a.yaml":
            assert 1 <= finding.line <= len(lines)
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
            assert finding.column < finding.end_column
