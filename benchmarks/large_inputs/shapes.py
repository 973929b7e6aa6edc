"""Files that are large in the way they are written: signs, nesting, keys, scalars, anchors."""

from __future__ import annotations

from benchmarks.large_inputs.making import ROW, Input, filled, numbered, one
from teamops.store.reading.source import MAX_BYTES

_NEST = MAX_BYTES // 2


def _keys(count: int) -> str:
    return "".join(f"k{number}: 1\n" for number in range(count))


def _bomb() -> str:
    levels = "".join(f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    return f"goals:\n- &a0 [x]\n{levels}"


def _doubling() -> str:
    """Mappings that are merged into one another."""
    return "goals:\n" + "".join(f"- &m{n} {{<<: [*m{n - 1}, *m{n - 1}], k{n}: 1}}\n" for n in range(1, 40_000))


INPUTS: tuple[Input, ...] = (
    one("300,000 unknown sections", lambda: _keys(300_000)),
    one("one mapping of unknown keys", lambda: numbered("k%06d: 1, ", "tasks: [{", "}]\n")),
    one("one key 400,000 times", lambda: filled("  id: t\n", "tasks:\n- id: t\n")),
    one("a key of 4 MiB", lambda: filled("k", "tasks: [{", ": 1}]\n")),
    one("a section of 4 MiB", lambda: filled("k", "", ": 1\n")),
    one("a scalar of 4 MiB", lambda: filled("长", "tasks: [{id: t, note: '", "'}]\n")),
    one("an id of 4 MiB", lambda: filled("x", "tasks: [{id: ", ", name: x, start: 2026-09-01, end: 2026-09-02}]\n")),
    one("a date of 4 MiB", lambda: filled("9", "tasks: [{id: t, name: x, start: 2026-", ", end: 2026-09-02}]\n")),
    one("digits", lambda: filled("9", "goals: [{id: g, target: ", "}]\n")),
    one("digits for a text", lambda: filled("9", "tasks: [{id: t, name: ", ", start: 2026-09-01, end: 2026-09-02}]\n")),
    one(
        "numbers of 4,000 digits",
        lambda: filled("  - {goal: g, date: 2026-09-01, value: " + "9" * 4000 + "}\n", "actuals:\n"),
    ),
    one("a number of hexadecimal digits", lambda: filled("f", "goals: [{id: g, target: 0x", "}]\n")),
    one("digits as keys", lambda: filled("9", "goals: [{", ": 1}]\n")),
    one("digits with a point", lambda: filled("9", "goals: [{id: g, target: 1.", "}]\n")),
    one("an exponent of 4 MiB", lambda: filled("9", "goals: [{id: g, target: 1e", "}]\n")),
    one("comments", lambda: filled("# 备注 abc\n", "tasks: []\n")),
    one("number signs", lambda: filled("#")),
    one("one comment", lambda: filled("x", "# ")),
    one("blank lines", lambda: filled("\n")),
    one("blanks", lambda: filled(" ")),
    one("carriage returns", lambda: filled("\r")),
    one("line ends of Windows", lambda: filled("\r\n", "tasks: []\r\n")),
    one("tabs", lambda: filled("\t", "tasks: []\n")),
    one("byte order marks", lambda: filled("\ufeff")),
    one("NUL bytes", lambda: b"\0" * MAX_BYTES),
    one("bytes that are no UTF-8", lambda: b"\xff\xfe" * (MAX_BYTES // 2)),
    one("line separators", lambda: filled("\u2028", "tasks: [{id: t, name: x")),
    one("brackets", lambda: filled("[")),
    one("braces", lambda: filled("{")),
    one("closed brackets", lambda: "[" * _NEST + "]" * _NEST),
    one("closing brackets", lambda: filled("]")),
    one("empty lists", lambda: filled("[],", "tasks: [", "]\n")),
    one("commas", lambda: filled(",", "tasks: [", "]\n")),
    one("an open quotation", lambda: filled("x", "tasks: '")),
    one("open quotations", lambda: filled('"', "tasks: [")),
    one("escapes", lambda: filled("\\u4e2d", 'tasks: [{id: t, note: "', '"}]\n')),
    one("dashes", lambda: filled("- ")),
    one("dashes on lines", lambda: filled("-\n", "tasks:\n")),
    one("question marks", lambda: filled("? ")),
    one("complex keys", lambda: numbered("? [k%06d]\n: 1\n")),
    one("indents", lambda: "".join(" " * n + "a:\n" for n in range(2_890))),
    one("block scalars", lambda: numbered("  - id: t-%06d\n    note: |\n      a\n", "tasks:\n")),
    one("a block scalar of 4 MiB", lambda: filled("    x\n", "tasks:\n- id: t\n  note: |\n")),
    one("a folded scalar of 4 MiB", lambda: filled("    x\n\n", "tasks:\n- id: t\n  note: >\n")),
    one("a plain scalar over lines", lambda: filled("    x\n", "tasks:\n- id: t\n  note: x\n")),
    one("tags", lambda: filled("!x a, ", "tasks: [", "]\n")),
    one("a tag of 4 MiB", lambda: filled("x", "tasks: [!", " a]\n")),
    one("anchors", lambda: numbered("&a%06d x, ", "tasks: [", "]\n")),
    one("aliases", lambda: filled("*a, ", "tasks: [&a x, ", "]\n")),
    one("aliases of aliases", _bomb),
    one("merged mappings", _doubling),
    one("documents", lambda: filled("---\n")),
    one("ends of documents", lambda: filled("...\n")),
    one("directives", lambda: filled("%YAML 1.2\n")),
    one("percent signs", lambda: filled("%")),
    one("full-width colons", lambda: numbered("  - {id： t-%06d, name： x}\n", "tasks：\n")),
    one("lines with full-width colons", lambda: filled("name： x\n")),
    one("full-width colons in one line", lambda: filled("：")),
    one("astral characters", lambda: filled("🚀", "tasks: [{id: t, note: '", "'}]\n")),
    one("combining marks", lambda: filled("\u0301", "tasks: [{id: a", "}]\n")),
    one("bidi controls", lambda: filled("\u202e", "tasks: [{id: a", "}]\n")),
    one("conflict marks", lambda: filled("<<<<<<< a\n")),
    one("records on one line", lambda: numbered(ROW[4:-1].replace("P1", "P9") + ", ", "tasks: [", "]\n")),
)
