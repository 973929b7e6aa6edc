"""Full-width colons after keys (`owner： zhao`), which YAML takes for text: one fault for all that they cause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from teamops.model.place import MORE, At, Fault
from teamops.store.reading.source import BOM, Source
from teamops.store.yaml.record_schema import list_known_keys

_COLON = "："
_SHOWN = 6


def merge_colon_faults(
    source: Source, faults: Sequence[Fault], read: Callable[[Source], Sequence[Fault]]
) -> Sequence[Fault]:
    """Return the faults of a file; those that ordinary colons would avoid are one, which names the character.

    `read` finds the faults of a file, to see which those are.
    """
    text = source.raw.removeprefix(BOM).decode("utf-8", "replace")
    places = [(match.end("key"), match) for match in _find_keys(text)]
    if not places:
        return faults
    ordinary = _replace_colons(text, [match for _, match in places])
    remaining = {_make_fault_key(fault) for fault in read(Source.of(source.file, ordinary.encode()))}
    kept = [fault for fault in faults if _make_fault_key(fault) in remaining or fault.variant == MORE]
    if len(kept) == len(faults):
        return faults
    is_syntax = any(fault.code == "F001" and fault not in kept for fault in faults)
    return [_build_fault("F001" if is_syntax else "F002", source.file, text, places), *kept]


def _find_keys(text: str) -> Iterator[re.Match[str]]:
    """Yield the keys with a full-width colon; only the lines that hold one are searched."""
    end, colon = 0, text.find(_COLON)
    while colon >= 0:
        start, end = text.rfind("\n", end, colon) + 1 or end, text.find("\n", colon)
        end = len(text) if end < 0 else end
        yield from _compile_pattern().finditer(text, start, end)
        colon = text.find(_COLON, end)


def _replace_colons(text: str, keys: Sequence[re.Match[str]]) -> str:
    """Return the text with ordinary colons after `keys`."""
    ends = [0, *(match.end() for match in keys)]
    parts = (
        f"{text[end : match.start()]}{match['before']}{match['key']}: " for end, match in zip(ends, keys, strict=False)
    )
    return "".join(parts) + text[ends[-1] :]


def _make_fault_key(fault: Fault) -> tuple[object, ...]:
    return fault.code, fault.variant, fault.at.file, fault.at.route, fault.facts


def _build_fault(code: str, file: str, text: str, places: Sequence[tuple[int, re.Match[str]]]) -> Fault:
    first = text.index(_COLON, places[0][0])
    lines = _list_line_numbers(text, [place for place, _ in places])
    listed = ", ".join([*lines[:_SHOWN], *(["…"] if len(lines) > _SHOWN else [])])
    mark = (text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first))
    return Fault(code, At(file, mark=mark), "wide_colon", (("key", places[0][1]["key"]), ("lines", listed)))


def _list_line_numbers(text: str, places: Sequence[int]) -> list[str]:
    """List the numbers of the first lines that have one of `places`, which are in order."""
    lines: list[str] = []
    line, searched = 1, 0
    for place in places:
        line, searched = line + text.count("\n", searched, place), place
        if not lines or lines[-1] != str(line):
            lines.append(str(line))
        if len(lines) > _SHOWN:
            break
    return lines


@cache
def _compile_pattern() -> re.Pattern[str]:
    """Compile a key that the format knows, at the beginning of a line or of an entry, with the colon after it."""
    begins = r"^[ \t]*(?:-[ \t]+)*|[{,，][ \t]*"
    return re.compile(
        rf"(?P<before>{begins})((?P<key>{'|'.join(map(re.escape, list_known_keys()))})[ \t]*){_COLON}[ \t]*",
        re.MULTILINE,
    )
