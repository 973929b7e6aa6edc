"""What a parser of YAML 1.1 would misread, or take though it is no YAML, is refused at its place, by both readers."""

from __future__ import annotations

from typing import get_args

import pytest

from teamops.locale.text import Lang
from teamops.store.reading.files import parse_exactly
from teamops.store.reading.source import Source
from teamops.store.yaml.exact_reader import compose_text
from teamops.store.yaml.fast_reader import read_fast
from tests.store.team import checked, settle

MISREAD = {
    "goals:\n  - &first:goal {id: g}\n": ("name", 2, 5),
    "goals:\n  - &g {id: g}\n  - *g: x\n": ("name", 3, 5),
    "tasks: [{?id: t}]\n": ("question", 1, 10),
    "tasks: [?x]\n": ("question", 1, 9),
    "tasks: [a, b]#c\n": ("comment", 1, 14),
    "tasks: [a,#c\n  b]\n": ("comment", 1, 11),
    'tasks: [{name: "a"#c\n  }]\n': ("comment", 1, 19),
    "tasks:\n  - name: 'a'# c\n": ("comment", 2, 14),
    "tasks:\n  - note: |# c\n      a\n": ("comment", 2, 12),
    "tasks: [-]\n": ("lone_dash", 1, 9),
    "tasks: [{id: -}]\n": ("lone_dash", 1, 14),
    "tasks: [a,\nb]\n": ("outdented", 2, 1),
    "tasks:\n  - [a,\n  b]\n": ("outdented", 3, 3),
    "tasks:\n  - id: t\n    who: {a: b,\n    c: d}\n": ("outdented", 4, 5),
    'tasks:\n  - name: "a\n    b"\n': ("outdented", 3, 5),
    "tasks:\n  - name: 'a\n\n b'\n": ("outdented", 4, 2),
    "tasks: [a, 'b\n# c']\n": ("outdented", 2, 1),
    "team:\n|\n  a\n": ("outdented", 2, 1),
    "tasks: [\n\ta]\n": ("tab", 2, 2),
    'tasks:\n  - name: "a\n\tb"\n': ("tab", 3, 2),
    "tasks:\n  - note: |\n          \n      # left out\n": ("wide_blanks", 4, 7),
    "%YAML 1.2#c\n---\ntasks: []\n": ("directive", 1, 1),
}
TAKEN = {
    "ignore: [\n  a,\n  b\n]\n": {"ignore": ["a", "b"]},
    "- a: {\n    b: c,\n  }\n": [{"a": {"b": "c"}}],
    "a: [\n# c\n\n  b ] # c\n": {"a": ["b"]},
    "a: [b,\n c]\n": {"a": ["b", "c"]},
    "[a,\nb]\n": ["a", "b"],
    '- "a\n\n  b"\n': ["a\nb"],
    'a: 工单#12, R&D:x *b:c ?d [-] "x"# y ]#z\n': {"a": '工单#12, R&D:x *b:c ?d [-] "x"# y ]#z'},
    "a: '[-]#,?b &c:d'  # ]#e &f:g [-] ?h\n": {"a": "[-]#,?b &c:d"},
    "a: |\n  [-]#c &d:e\n    ?f\n": {"a": "[-]#c &d:e\n  ?f\n"},
    "a: [b?c, d?, e&f:g, '-', 1-, -1]\n": {"a": ["b?c", "d?", "e&f:g", "-", "1-", "-1"]},
    "a: |  # c\n\n  b\n": {"a": "\nb\n"},
    "a: &b [c]\nd: *b\n": {"a": ["c"], "d": ["c"]},
    "? a\n: b\n": {"a": "b"},
    "%YAML 1.2 # c\n---\na: b\n": {"a": "b"},
    "a: !!str\nb: ! null\nc: !!str ~\nd: ~\n": {"a": "", "b": "null", "c": "~", "d": None},
    "a: |+\n  b\n   ": {"a": "b\n \n"},
}
"""What people write, and what only looks like one of the above."""


def source(text: str) -> Source:
    return Source.of("a.yaml", text.encode())


@pytest.mark.parametrize("text", MISREAD)
def test_what_would_be_misread_is_refused_with_its_place(text: str) -> None:
    data, faults = parse_exactly(source(text))
    assert data is None
    assert [(f.code, f.variant, *(f.at.mark or ())) for f in faults] == [("F001", *MISREAD[text])]
    assert read_fast(source(text)) is None


@pytest.mark.parametrize("text", MISREAD)
def test_a_misread_file_is_told_in_both_languages(tmp_path, text: str) -> None:
    root = settle(tmp_path, {"a.yaml": text})
    for locale in get_args(Lang):
        found = [f for f in checked(root, locale).findings if f.code == "F001"]
        assert [(f.line, f.column) for f in found] == [MISREAD[text][1:]]
        assert found[0].message


@pytest.mark.parametrize("text", ["tasks: a\n\t\ngoals: b\n", "goals:\n  - note: |\n     \tx\n"])
def test_a_tab_that_the_parser_refuses_is_told_as_such(tmp_path, text: str) -> None:
    found = [f for f in checked(settle(tmp_path, {"a.yaml": text})).findings if f.code == "F001"]
    assert [f.message for f in found] == ["this line is indented with a tab; use blanks"]


@pytest.mark.parametrize("text", TAKEN)
def test_what_people_write_is_taken_as_before(text: str) -> None:
    assert compose_text("a.yaml", text).faults == []
    assert compose_text("a.yaml", text).data == TAKEN[text]
    assert compose_text("a.yaml", text.replace("\n", "\r\n")).faults == []


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_sign_that_ends_a_line_in_yaml_1_1_only_hides_nothing(sign: str) -> None:
    text = f"# c{sign}a: hidden\nb: c{sign}  d\ne: 'f{sign} g'\nh: |\n  i{sign}j: k\n"
    document = compose_text("a.yaml", text)
    assert document.faults == []
    assert document.data == {"b": f"c{sign}  d", "e": f"f{sign} g", "h": f"i{sign}j: k\n"}
    assert document.root is not None
    assert document.root.value[-1][0].start_mark.index == text.index("h:")


@pytest.mark.parametrize("text", ["a: >\n  foo\n---", "a: |\n  b\n  !", "a: |\n  b\nc: [", "- |\n -", "a|b:\n--- x"])
def test_a_fault_at_the_end_of_a_file_without_a_line_feed_lies_in_the_file(text: str) -> None:
    lines = text.split("\n")
    for fault in compose_text("a.yaml", text).faults:
        line, column = fault.at.mark or (0, 0)
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


def test_a_tag_on_a_key_is_refused_as_on_a_value() -> None:
    assert [f.variant for f in compose_text("a.yaml", "!x a: b\n").faults] == ["tag"]


@pytest.mark.unmeasured
@pytest.mark.parametrize("made", ["- 'x#' # ]#\n", "# ]#c\n", "- [b?c,\n ?]\n", "- |\n\n"])
def test_the_search_takes_a_step_for_each_character(made: str) -> None:
    """Four times as much takes about four times as long, not sixteen times."""
    from time import process_time

    def seconds(times: int) -> float:
        begun = process_time()
        compose_text("a.yaml", made * times)
        return process_time() - begun

    assert min(seconds(8_000) for _ in range(2)) < 10 * max(min(seconds(2_000) for _ in range(2)), 0.05)
