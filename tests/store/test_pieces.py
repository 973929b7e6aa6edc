"""A place, or a record, that is found in a piece of a file is the one that is found in the whole file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.model.place import At, Key
from teamops.store.reading.source import Source, find_byte_fault
from teamops.store.yaml.document import Data, Document
from teamops.store.yaml.exact_reader import compose, forget_nodes
from teamops.store.yaml.pieces import Pieces, split_into_pieces
from teamops.store.yaml.positions import Positions
from tests.store.test_readers_agree import RECORDS, damaged, sliced

LINES = (
    "id: t-1", "name: 回访😀   # 注释", "name: 'a ''b'' 😀'", 'note: "多行\n  文字 😀\n  - 不是记录"', "owner:",
    "note: 多行\n  文字\n\n  还有", "note: |\n  第一行\n  - id: 不是记录\n\n  tasks:\n", "note: >-\n  折叠\n  文字",
    "note: |+\n  留空行\n\n", "08: no", "collaborators: [a, 'b', c]", "collaborators: [a,\n  b,\n  c]", "owner：zhao",
    "collaborators:\n  - a\n  - b", "parts:\n- a\n-\n- c", "resources: {budget: 1.50, tools: [x, {y: z}]}",
    "resources:\n  budget: 08\n  tools:\n    - CRM\n", "parts:\n  - - 1\n    - 2\n  - {a: b}", '"quoted key": v',
    "end: 2026-09-01\t# tab", "note: # nothing", "note: -", "note: '- id: x'", "post: !!str 1", "[a, b]: c",
    "? long key\n: value", "owner: ~",
)  # fmt: skip
ODD_LINES = (
    "name: &x 甲",
    "post: *x",
    "post: !x y",
    "last: a: b",
    "note: x\r",
    "note: a\u2028b\x85c",
    'note: "a\n- b"',
    "id: t\nid: u",
)
SECTIONS = (
    "tasks:",
    "goals:",
    "tasks: # 注释",
    "taks:",
    "tasks:   ",
    "goals: []",
    "notes: text\n  - more",
    "goals: null",
)
ODD_SECTIONS = (
    '"tasks":', "tasks: &all", "tasks: !!seq", "? tasks\n:", "---\ntasks:", "tasks: [{id: a},\n  {id: b}\n]",
    "x: |\n  - id: a\n", "- a", "08:", "a b:", "<<: *x", "{a: b}", 'x: "\ntasks:\n  - a"', "x: [\n  - a\n]",
)  # fmt: skip
ODD_RECORDS = ("-", "- {id: a, name: b}", "- {id: a,\n     name: b}", "- x", "- *x", "- - a", "-\t- a", "- |\n    a")
BETWEEN = ("", "", "\n", "# 注释\n", "    # 注释\n", "  # - id: x\n", "\n\n", "   \n")
BEFORE = ("", "", "", "\ufeff", "# 九月 😀\n", "\n\n", "%YAML 1.2\n---\n", "---\n")


@st.composite
def laid_out(draw: st.DrawFn) -> str:
    """A file of sections with records, written in all the ways that one finds, and some that are wrong."""
    odd = draw(st.integers(0, 12))
    text = draw(st.sampled_from(BEFORE))
    sections = st.sampled_from(SECTIONS + ODD_SECTIONS * (odd == 1))
    for section in draw(st.lists(sections, min_size=1, max_size=3, unique_by=_get_key)):
        text += section + "\n"
        indent = " " * draw(st.sampled_from((0, 2, 2, 2, 4)))
        has_records = odd == 2 or section.rstrip().endswith((":", "注释"))
        for _ in range(draw(st.integers(0, 4)) if has_records else 0):
            text += draw(st.sampled_from(BETWEEN)) + _draw_record(draw, indent, odd)
    text = text.replace("\n", "\r\n") if draw(st.booleans()) else text
    return text.rstrip("\r\n") if draw(st.booleans()) else text


def _get_key(line: str) -> str:
    return line.partition(":")[0]


def _draw_record(draw: st.DrawFn, indent: str, odd: int) -> str:
    if odd == 3 and draw(st.booleans()):
        return indent + draw(st.sampled_from(ODD_RECORDS)) + "\n"
    dash = draw(st.sampled_from(("- ", "- ", "-   ", f"-\n{indent}  ", *([f"- &x\n{indent}  "] * (odd == 4)))))
    column = len(dash.rpartition("\n")[2]) + (0 if "\n" in dash else len(indent))
    some = st.sampled_from(LINES + ODD_LINES * (odd == 5))
    lines = draw(st.lists(some, min_size=1, max_size=5, unique_by=_get_key))
    return indent + dash + ("\n" + " " * column).join("\n".join(lines).split("\n")) + "\n"


def list_routes(data: Data, route: tuple[Key, ...] = ()) -> Iterator[tuple[Key, ...]]:
    yield route
    yield (*route, "missing")
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    yield from chain.from_iterable(list_routes(value, (*route, key)) for key, value in below)


class OnlyWholeFiles(Pieces):
    def compose(self, route):
        return None

    def find_plainly(self, route, *, on_key):
        return None


def assert_pieces_agree(text: str) -> int | None:
    """Compare all places and records of a file with those found in the whole; return the number of records with pieces.

    None for a file with faults.
    """
    source = Source.of("a.yaml", text.encode("utf-8", "surrogatepass"))
    forget_nodes()
    document = Document("", "") if find_byte_fault(source) is not None else compose(source)
    if document.root is None:
        return None
    routes = list(dict.fromkeys(list_routes(document.data)))
    in_pieces, whole = Positions({"a.yaml": source}), Positions({"a.yaml": source})
    whole.span(At("a.yaml", mark=(1, 1)))
    whole._last.__dict__["pieces"] = OnlyWholeFiles("")
    for route in routes:
        for on_key in (False, True):
            at = At("a.yaml", route, on_key)
            assert in_pieces.span(at) == whole.span(at), at
    count = _count_records_read(split_into_pieces(source), document)
    return None if document.faults else count


def _count_records_read(pieces: Pieces, document: Document) -> int:
    count = 0
    for section, rows in document.data.items() if isinstance(document.data, dict) else ():
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            if (read := pieces.read_record(section, number)) is not None:
                assert read == (row,)
                count += 1
    return count


@given(laid_out())
@settings(deadline=None, max_examples=600)
def test_pieces_agree_with_the_whole_file_however_it_is_laid_out(text: str) -> None:
    assert_pieces_agree(text)


def test_dashes_alone_on_lines_are_records() -> None:
    assert assert_pieces_agree("tasks:\n-\n-\n- id: t-1\n-\n-\n") == 5


@pytest.mark.unmeasured
@given(st.data())
@settings(deadline=None, max_examples=150)
def test_pieces_agree_with_the_whole_file_after_slips_of_the_hand(pick) -> None:
    assert_pieces_agree(damaged(sliced(pick.draw(st.sampled_from(RECORDS)), pick), pick))


@pytest.mark.parametrize("text", RECORDS, ids=range(len(RECORDS)))
def test_each_record_of_the_examples_has_a_piece(text: str) -> None:
    records = len(re.findall(r"^  - ", text, re.M))
    assert assert_pieces_agree(text) in (records, None)
    assert assert_pieces_agree("\ufeff" + text.replace("\n", "\r\n")) in (records, None)
