"""Full-width colons after keys (`owner： zhao`), which YAML takes for text: one fault for all that they cause."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, get_args, get_type_hints

from teamops.model.place import At, Fault
from teamops.model.record import is_record, key_of
from teamops.model.settings import Settings
from teamops.model.workspace import SECTIONS
from teamops.store.source import BOM, Source

_COLON = "："
_SHOWN = 6


def told_of(source: Source, faults: Sequence[Fault], read: Callable[[Source], Sequence[Fault]]) -> Sequence[Fault]:
    """The faults of a file; those that would not be there with ordinary colons are one, which names the character.

    `read` finds the faults of a file, to see which those are.
    """
    text = source.raw.removeprefix(BOM).decode("utf-8", "replace")
    places = [(found.end("key"), found) for found in _pattern().finditer(text)]
    if not places:
        return faults
    left = {
        _same(fault) for fault in read(Source.of(source.file, _pattern().sub(r"\g<before>\g<key>: ", text).encode()))
    }
    kept = [fault for fault in faults if _same(fault) in left]
    if len(kept) == len(faults):
        return faults
    is_syntax = any(fault.code == "F001" and fault not in kept for fault in faults)
    return [_fault("F001" if is_syntax else "F002", source.file, text, places), *kept]


def _same(fault: Fault) -> tuple[object, ...]:
    return fault.code, fault.variant, fault.at.file, fault.at.route, fault.facts


def _fault(code: str, file: str, text: str, places: Sequence[tuple[int, re.Match[str]]]) -> Fault:
    first = text.index(_COLON, places[0][0])
    lines = list(dict.fromkeys(str(text.count("\n", 0, place) + 1) for place, _ in places))
    told = ", ".join([*lines[:_SHOWN], *(["…"] if len(lines) > _SHOWN else [])])
    mark = (text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first))
    return Fault(code, At(file, mark=mark), "wide_colon", (("key", places[0][1]["key"]), ("lines", told)))


@cache
def _pattern() -> re.Pattern[str]:
    """A key that the format knows, at the beginning of a line or of an entry, with the colon after it."""
    keys = sorted({*SECTIONS, *_keys(Settings), *(key for kind in SECTIONS.values() for key in _keys(kind))})
    begins = r"^[ \t]*(?:-[ \t]+)*|[{,，][ \t]*"
    return re.compile(
        rf"(?P<before>{begins})((?P<key>{'|'.join(map(re.escape, keys))})[ \t]*){_COLON}[ \t]*", re.MULTILINE
    )


def _keys(kind: Any) -> Iterator[str]:
    """The keys of a record and of those within it."""
    for seen in _records(kind, set()):
        yield from (key_of(field.name) for field in dataclasses.fields(seen))


def _records(declared: Any, seen: set[Any]) -> Iterator[Any]:
    if is_record(declared) and declared not in seen:
        seen.add(declared)
        yield declared
        for hint in get_type_hints(declared).values():
            yield from _records(hint, seen)
    for below in get_args(declared):
        yield from _records(below, seen)
