"""No text makes a reader overflow its stack, fill the memory or work for ever; none of a sane size is refused."""

from __future__ import annotations

import pytest

from teamops.store.reading.source import MAX_BYTES, MAX_DEPTH, Source
from teamops.store.yaml.exact_reader import compose_text
from teamops.store.yaml.fast_reader import loads, read_fast
from tests.store.team import TASK, checked, output, python, settle, told

DEEP = {
    "lists": "'tasks: ' + '[' * n + ']' * n",
    "lists left open": "'tasks: ' + '[' * n",
    "mappings": "'tasks: ' + '{a: ' * n + '}' * n",
    "both": "'tasks: ' + '[{a: ' * n + '}]' * n",
    "lists closed in comments only": "'tasks:\\n' + ' [ #]\\n' * n",
    "lists closed in quotes only": """'tasks: ' + '["]", ' * n""",
    "a list of lists in one line": "'tasks: ' + '\\n  ' + '- ' * n + 'a'",
    "keys that are mappings": "'? ' * n",
    "keys that are lists": "'tasks: ' + '{[' * n",
    "blocks": "''.join(' ' * i + 'a:\\n' for i in range(3500))",
    "aliases of aliases": (
        "'a0: &a0 x\\n' + ''.join(f'a{i}: &a{i} ' + '[' * 90 + f'*a{i - 1}' + ']' * 90 + '\\n' for i in range(1, 3000))"
    ),
    "laughs": (
        "'a: &a [x,x,x,x,x,x,x,x,x]\\n' + ''.join(f'{c}: &{c} [' + ','.join([f'*{b}'] * 9) + ']\\n'"
        " for b, c in zip('abcdefghijklm', 'bcdefghijklmn'))"
    ),
    "an alias of itself": "'tasks: &a [*a]'",
    "values without end": "'tasks: [' + 'a,' * 2_000_000 + ']'",
    "keys without end": "'tasks: {' + 'a,' * 2_000_000 + '}'",
}
READ = """
import resource, sys
from pathlib import Path
from tests.store.team import SETTINGS, checked
n = 100_000
root = Path(sys.argv[1])
(root / "teamops.yaml").write_text(SETTINGS, encoding="utf-8")
(root / "a.yaml").write_text(eval(sys.argv[2]), encoding="utf-8")
found = [f for f in checked(root).findings if f.file == "a.yaml"]
print(found[0].code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_whatever_nests_or_repeats_without_end_is_a_finding_soon(tmp_path, text: str) -> None:
    code, megabytes = output(python(READ, tmp_path, text), seconds=20).split()
    assert code == "F009"
    assert int(megabytes) < 600


@pytest.mark.skipif(loads is None, reason="no fast reader on this platform")
@pytest.mark.parametrize("opening", ["[", "{a: ", "[ #]\n", '["]", ', "[{a: "])
def test_the_fast_parser_itself_gives_up_on_deep_brackets(opening: str) -> None:
    with pytest.raises(ValueError, match="YAML"):
        loads(opening * 100_000)


def nested(levels: int) -> str:
    """A goal whose parts have parts; each level of them nests a list and a mapping."""
    return "goals: [{id: g" + ", parts: [{target: 1" * levels + "}]" * levels + "}]\n"


@pytest.mark.parametrize("levels", [1, 10, 48, 49, 60, 120, 200])
def test_both_readers_draw_the_line_at_the_same_depth(tmp_path, levels: int) -> None:
    for text in (nested(levels), nested(levels).replace("target: 1", "target: 1 #}]\n")):
        settle(tmp_path, {"a.yaml": text, "b.yaml": text + "# &\n"})
        assert ("F009", "a.yaml", 1) in [(code, file, 1) for code, file, _ in told(tmp_path)] or levels <= 48
        assert ("F009" in {code for code, *_ in told(tmp_path)}) is (levels > 48)


def test_depth_is_counted_to_the_level() -> None:
    assert compose_text("a.yaml", "[" * MAX_DEPTH + "]" * MAX_DEPTH).faults == []
    assert [f.variant for f in compose_text("a.yaml", "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).faults] == [
        "too_deep"
    ]


PROSE = (
    "[",
    "{",
    "]" * 200,
    "[" * 200,
    "{[(" * 100,
    "- - - - - - - - - -",
    "? ? ? ?",
    "   " * 100 + "x",
    "[x](y) " * 500,
)


@pytest.mark.parametrize("words", PROSE, ids=range(len(PROSE)))
def test_brackets_in_prose_are_prose(tmp_path, words: str) -> None:
    quoted = words.replace("'", "''")
    settle(
        tmp_path,
        {"tasks.yaml": f"tasks:\n{TASK}    # {words}\n", "goals.yaml": f"goals:\n  - id: g\n    note: '{quoted}'\n"},
    )
    assert {file for code, file, _ in told(tmp_path) if code.startswith("F")} == set()


@pytest.mark.skipif(loads is None, reason="no fast reader on this platform")
def test_the_largest_file_that_people_write_is_read() -> None:
    one = TASK.replace("}", ", priority: P1, status: not_started, deliverable: 报告, collaborators: [chen]}")
    count = MAX_BYTES // len(one.encode()) - 1
    text = "tasks:\n" + "".join(one.replace("t-1", f"t-{n:06}") for n in range(count))
    source = Source("a.yaml", text.encode(), "")
    assert len(source.raw) > MAX_BYTES * 0.98
    assert read_fast(source) is not None


def test_a_file_that_is_too_large_says_how_large_it_is(tmp_path) -> None:
    settle(tmp_path, {"a.yaml": b"# " + b"x" * 9_000_000})
    found = checked(tmp_path).findings
    assert [(f.code, f.message) for f in found] == [("F009", f"the file has 9000002 bytes; the limit is {MAX_BYTES}")]
