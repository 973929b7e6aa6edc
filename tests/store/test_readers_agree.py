"""Whatever the fast reader returns, the exact reader says the same, record by record and digit by digit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.model.figures.quantity import Quantity
from teamops.store.reading.faulty_files import read_in_pieces
from teamops.store.reading.faulty_settings import parse_settings
from teamops.store.reading.file_records import FileRecords
from teamops.store.reading.files import parse_exactly
from teamops.store.reading.records import read_faulty
from teamops.store.reading.settings_file import build_valid_settings
from teamops.store.reading.source import Source
from teamops.store.reading.valid_records import read_valid
from teamops.store.yaml.fast_reader import loads, read_fast

pytestmark = pytest.mark.skipif(loads is None, reason="no fast reader on this platform")

ZONE = ZoneInfo("Asia/Shanghai")
EXAMPLES = Path(__file__).parents[2] / "examples"
SETTINGS = [path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("teamops.yaml"))]
RECORDS = [path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*.yaml")) if path.name != "teamops.yaml"]
TOKENS = (
    "007", "0o17", "0x1F", "0b11", "1_000", "1e3", "1E5", "1e-3", ".5", "5.", "1.50", "+5", "+0", "-0", "-5", "-007",
    "08", "0777", "9" * 15, "1" * 16, "1" * 30, "1,200", "1.5万", "26%", "10", "0.1", ".inf", "-.INF", ".nan",
    "12:30:45", "2026-09-01", "2026-9-1", "2026", "2026-Q3", "true", "True", "TRUE", "yes", "no", "on", "y", "null",
    "Null", "NULL", "nuLL", "~", "''", '""', "'null'", '"~"', '"1.50"', "\t", "\r", "\r\n", "\n", "\n\n", "\x85",
    "\u2028", "\u2029", "\ufeff", "\0", "\x1b", "\x7f", "\x80", "\xa0", "\u3000", "\u200b", "😀", "&a ", "*a", "&",
    "*", "!", "!x ", "!!str ", "!<x> ", "? ", "?", "<<: ", "- ", "-", "- - ", "--", "---", "---\n", "...\n",
    "%YAML 1.2\n", ": ", ":", " :", "::", "a: ", "a: b", "a:b", ":a", "#", " #", "a #b", "a# b", "\n#c\n", "|", "|\n",
    "|-\n", "|+\n", ">\n", ">2\n", "|>", "a > b", "'", '"', "\\", "\\n", "{", "}", "[", "]", "{}", "[]", ",", ", ",
    "[1, 2]", "{a: 1}", "{a}", "{a:}", "[a: b]", '"a":b', "{'a':b}", '"\n"', "a\n  b", "  ", "    ", "\n  ",
    "\n    - ", "id: t\n", "tasks:\n", "goals: []\n", "@", "`",
)  # fmt: skip


def sliced(text: str, pick: st.DataObject) -> str:
    """The first lines of a file: whole records of it, at best."""
    lines = text.splitlines(keepends=True)
    return "".join(lines[: pick.draw(st.integers(2, min(40, len(lines))))])


def damaged(text: str, pick: st.DataObject) -> str:
    """`text` after one to three slips of the hand."""
    for _ in range(pick.draw(st.integers(1, 3))):
        places = [match.span() for match in re.finditer(r"[^\s\[\]{},]+|(?<=: )|^|$", text)]
        start, end = pick.draw(st.sampled_from(places))
        token = pick.draw(st.sampled_from(TOKENS))
        match pick.draw(st.sampled_from(["replace", "before", "after", "within", "cut"])):
            case "replace":
                text = text[:start] + token + text[end:]
            case "before":
                text = text[:start] + token + text[start:]
            case "after":
                text = text[:end] + token + text[end:]
            case "within":
                middle = (start + end) // 2
                text = text[:middle] + token + text[middle:]
            case _:
                text = text[:start] + text[end:]
    return text.replace("\n", "\r\n") if pick.draw(st.booleans()) else text


def exact_records(source: Source) -> FileRecords:
    data, faults = parse_exactly(source)
    assert faults == []
    return read_faulty(source.file, data, ZONE)


def told(value: Any) -> Any:
    """A record as everything that can be told of it: digits as written, types, order of keys."""
    if isinstance(value, Quantity):
        return value.written, str(value), value.unit_in_last_place
    if isinstance(value, tuple | list):
        return tuple(map(told, value))
    if isinstance(value, dict):
        return tuple((key, told(below)) for key, below in value.items())
    fields = getattr(value, "__dataclass_fields__", None)
    return (type(value), tuple((name, told(getattr(value, name))) for name in fields)) if fields else repr(value)


def in_words(records: FileRecords) -> dict[str, Any]:
    return {
        section: [(told(e.record), e.at) for e in entries] for section, entries in records.sections.items() if entries
    }


def assert_readers_agree(text: str) -> None:
    source = Source("a.yaml", text.encode("utf-8", "surrogatepass"), "")
    fast = read_fast(source)
    valid = read_valid(source.file, fast, ZONE) if fast is not None else None
    if valid is not None:
        exact = exact_records(source)
        assert exact.faults == []
        assert in_words(valid) == in_words(exact)
    assert_pieces_say_the_same(source, fast)


def assert_pieces_say_the_same(source: Source, fast: object) -> None:
    """A file of which only some records are read exactly has the same records and faults as one that is as a whole."""
    partly = read_in_pieces(source, fast, ZONE)
    if partly is not None:
        data, faults = parse_exactly(source)
        exact = read_faulty(source.file, data, ZONE)
        assert (list(faults), exact.faults) == ([], partly.faults)
        assert in_words(exact) == in_words(partly)
        assert (exact.broken, exact.untidy) == (partly.broken, partly.untidy)


@pytest.mark.unmeasured
@given(st.data())
@settings(deadline=None, max_examples=400)
def test_the_readers_agree_on_records_after_slips_of_the_hand(pick) -> None:
    assert_readers_agree(damaged(sliced(pick.draw(st.sampled_from(RECORDS)), pick), pick))


@pytest.mark.unmeasured
@given(st.data())
@settings(deadline=None, max_examples=200)
def test_the_readers_agree_on_settings_after_slips_of_the_hand(pick) -> None:
    source = Source("teamops.yaml", damaged(pick.draw(st.sampled_from(SETTINGS)), pick).encode(), "")
    fast = read_fast(source)
    valid = build_valid_settings(fast) if fast is not None else None
    if valid is not None:
        data, faults = parse_exactly(source)
        exact = parse_settings(data)
        assert (list(faults), exact.faults) == ([], ())
        assert told(exact.settings) == told(valid)


@pytest.mark.parametrize("text", RECORDS, ids=range(len(RECORDS)))
def test_the_readers_agree_on_the_examples(text: str) -> None:
    assert_readers_agree(text)
    assert_readers_agree(text.replace("\n", "\r\n"))
    assert_readers_agree("\ufeff" + text)


FIELDS = {
    "number": "goals: [{{id: g, target: {0}}}]\n",
    "number in a block": "goals:\n  - id: g\n    target: {0}\n",
    "share": "tasks:\n  - {{id: t, name: n, start: 2026-09-01, end: 2026-09-02, progress: {0}}}\n",
    "text": "goals:\n  - id: g\n    note: {0}\n",
    "text in brackets": "goals: [{{id: g, note: {0}}}]\n",
    "text in a list": "goals:\n  - id: g\n    key_actions:\n      - {0}\n",
    "flag": "goals: [{{id: g, locked: {0}}}]\n",
    "id": "goals:\n  - id: {0}\n",
    "period": "goals:\n  - id: g\n    period: {0}\n",
    "day": "actuals:\n  - {{goal: g, date: {0}, value: 1}}\n",
    "key": "goals:\n  - id: g\n    {0}: x\n",
    "section": "{0}: []\n",
    "file": "{0}\n",
    "list as key": "goals: [{{[{0}]: x}}]\n",
    "many digits": "goals: [{{id: g, target: {0}" + "1" * 5000 + "}}]\n",
}


@pytest.mark.parametrize("field", FIELDS)
def test_the_readers_agree_on_every_odd_spelling_in_every_kind_of_field(field: str) -> None:
    for token in TOKENS:
        assert_readers_agree(FIELDS[field].format(token))
        assert_readers_agree(FIELDS[field].format(token).rstrip("\n"))


BLOCKS = (
    "", "    x", "    x\n", "    x\n\n", "\n    x\n", "    x\n      y\n    z\n", "    x\n\n    y\n", "    x  \n    y\n",
    "    # no\n", "    x\n  # c\n", "    x\n# c\n", " \n    x\n", "       \n    x\n", "  x\n", "x\n",
)  # fmt: skip


@pytest.mark.parametrize("header", ["|", "|-", "|+", ">", ">-", "|2", "|-2", "| # c", "|  "])
def test_the_readers_agree_on_block_scalars(header: str) -> None:
    for body in BLOCKS:
        for tail in ("", "    note: x\n", "\n    note: x\n", "\ntasks: []\n"):
            assert_readers_agree(f"goals:\n  - id: g\n    name: {header}\n{body.replace('    ', '      ')}{tail}")


def test_digits_are_kept_as_they_were_written() -> None:
    read = exact_records(Source("a.yaml", b"goals: [{id: g, target: 1.50, step: 007}]\n", ""))
    goal = read.sections["goals"][0].record
    assert (goal.target.written, goal.step.written) == ("1.50", "007")


@pytest.mark.parametrize("levels", range(93, 104))
def test_the_readers_agree_on_what_nests_too_deep(levels: int) -> None:
    for inner in ("", "1"):
        assert_readers_agree("tasks:\n  - {id: t, x: " + "[" * levels + inner + "]" * levels + "}\n")
