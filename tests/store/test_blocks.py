"""A file that is cut into blocks says what its blocks say, one after the other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.history.items import collect_records
from teamops.store.past.record_versions import NOTHING, BlobVersion, VersionReader, split_blocks
from teamops.store.reading.files import parse_exactly
from teamops.store.reading.source import Source

LINES = st.sampled_from([
    "tasks:", "goals: # x", "tasks: []", "- id: a", "  - id: a", "  - id: b", "  -", "    name: x", "    name: 'x",
    "      y'",
    "    note: |", "      text", "  - in text", "", "# remark", "    # remark", "    parts: [", "      {id: p}]",
    "---", "...", "    a: &x 1", "    b: *x", "\tx: 1", "   - odd", "? x", "    name: \"q", "  - id: c\"", "<<<<<<< a",
    "    name: x\u2028  - id: z", "    - id: deep", "%TAG ! !", "    key: value # - id: x", "  id: d",
])  # fmt: skip


def exactly(raw: bytes) -> object:
    data, faults = parse_exactly(Source.of("a.yaml", raw))
    return None if data is None and faults else collect_records(data)


@settings(max_examples=600, deadline=None)
@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_blocks_of_a_file_say_what_the_file_says(lines: list[str], end: str, is_ended: bool) -> None:
    raw = (end.join(lines) + (end if is_ended else "")).encode()
    reader = VersionReader()
    version = reader.check_version(BlobVersion("a.yaml", raw))
    said = exactly(raw)
    assert (version is None) == (said is None)
    if version is not None:
        assert reader.list_records(version) == said
        assert reader.compare_versions(NOTHING, version) == ({}, said)


@pytest.mark.parametrize(
    "text",
    [
        "tasks:\n  - id: a\n    name: x\n  - id: b\n",
        "# head\ntasks:\n- id: a\n\n# between\n- id: b\ngoals: []\n",
        "\ufefftasks:   # remark\r\n    - id: a\r\n    - id: b\r\n",
    ],
)
def test_what_people_and_this_program_write_is_cut(text: str) -> None:
    blocks = split_blocks(text.encode())
    assert blocks is not None
    assert [list(collect_records({"tasks": [{"id": b.text.split(b"id: ")[1][:1].decode()}]})) for b in blocks]
    assert len(blocks) == 2


@pytest.mark.parametrize(
    "text",
    ["[]", "tasks: [{id: a}]\n", "tasks:\n  - id: a\ntasks:\n  - id: b\n",
     "tasks:\n  - id: a\n - id: b\n", "x: 1\n", "tasks:\n  a: 1\n", "\tx: 1\n"],
)  # fmt: skip
def test_what_is_written_in_another_way_is_not_cut(text: str) -> None:
    assert split_blocks(text.encode()) is None


def test_versions_are_forgotten_before_they_fill_the_memory() -> None:
    reader = VersionReader()
    row = b"  - id: a\n    note: " + b"x" * 1_000_000 + b"\n"
    asked = []
    for blob in ("1", "2", "3", "4", "5", "6", "7", "8", "1"):
        reader.load_version("a.yaml", blob, lambda blob=blob: asked.append(blob) or b"tasks:\n" + row)  # type: ignore[misc]
    assert asked == ["1", "2", "3", "4", "5", "6", "7", "8", "1"]
