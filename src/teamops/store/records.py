"""From the data of a file to its records, and from what pydantic refuses to faults with a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from teamops.locale.near import nearest
from teamops.model.place import At, Entry, Fault, Key
from teamops.model.workspace import SECTIONS
from teamops.store.expected import Expected, expected_at
from teamops.store.key_shapes import misplaced_keys
from teamops.store.source import MAX_DEPTH

_VARIANTS = {"string_type": "text", "tuple_type": "list", "dataclass_type": "mapping", "dict_type": "mapping"}
UNKNOWN_KEY = "unexpected_keyword_argument"


@dataclass(slots=True)
class FileRecords:
    """The records of one file by section, in order; what was wrong; ids of records that exist but are not valid.

    `untidy` is what is not as usual, in records that may be right.
    """

    sections: dict[str, list[Entry[Any]]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    broken: set[tuple[str, str]] = field(default_factory=set)
    untidy: list[Fault] = field(default_factory=list)


@cache
def _many(kind: type) -> TypeAdapter[tuple[Any, ...]]:
    return TypeAdapter(tuple[kind, ...])  # type: ignore[valid-type]  # a type made at run time


@cache
def _one(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def read_valid(file: str, data: object, zone: tzinfo) -> FileRecords | None:
    """The records of a file in which all is right; None if anything is not, without saying what."""
    if data is None:
        return FileRecords()
    if not isinstance(data, dict) or not all(isinstance(rows, list) or rows is None for rows in data.values()):
        return None
    made = FileRecords()
    try:
        for section, rows in data.items():
            if section == "goals" and _depth(rows) >= MAX_DEPTH:  # parts of parts: the only records without a floor
                return None
            kind = SECTIONS[section]
            records = _many(kind).validate_python(rows or (), context={"zone": zone})
            places = [At(file, (section, n)) for n in range(len(records))]
            made.sections[section] = [Entry(r, at) for r, at in zip(records, places, strict=True)]
            made.untidy.extend(misplaced_keys(kind, rows or (), At(file, (section,))))
    except (ValidationError, KeyError):
        return None
    return made


def _depth(data: object) -> int:
    """The levels of lists, mappings and scalars in `data`."""
    depth, level = 0, [data]
    while level:
        depth += 1
        level = [
            below
            for value in level
            if isinstance(value, (dict, list))
            for below in (value.values() if isinstance(value, dict) else value)
        ]
    return depth


def read_faulty(file: str, data: object, zone: tzinfo) -> FileRecords:
    """The records of a file that are right, and a fault for each thing that is not."""
    made = FileRecords()
    if data is None:
        return made
    if not isinstance(data, Mapping):
        made.faults.append(Fault("F001", At(file, mark=(1, 1)), "not_a_mapping"))
        return made
    for section, rows in data.items():
        if section not in SECTIONS:
            made.faults.append(_unknown_key(At(file).key(section), "section", section, "", tuple(SECTIONS)))
        elif rows is not None and not isinstance(rows, list):
            made.faults.append(Fault("F001", At(file).key(section), "section_not_a_list", (("section", section),)))
        else:
            _read_section(made, file, section, rows or [], zone)
    return made


def _read_section(made: FileRecords, file: str, section: str, rows: list[Any], zone: tzinfo) -> None:
    kind = SECTIONS[section]
    entries = made.sections.setdefault(section, [])
    made.untidy.extend(misplaced_keys(kind, rows, At(file, (section,))))
    for index, row in enumerate(rows):
        at = At(file, (section, index))
        try:
            entries.append(Entry(_one(kind).validate_python(row, context={"zone": zone}), at))
        except ValidationError as error:
            made.faults.extend(faults_of(error, at, kind))
            if isinstance(row, Mapping) and isinstance(row.get("id"), str):
                made.broken.add((section, row["id"]))


def faults_of(error: ValidationError, at: At, kind: type) -> list[Fault]:
    """A fault for each thing that pydantic refused in the record at `at`."""
    return [_fault(item, at, kind) for item in error.errors(include_url=False)]


def _fault(item: Any, record: At, kind: type) -> Fault:
    loc: tuple[Key, ...] = item["loc"]
    on_key = bool(loc) and loc[-1] == "[key]" and item["type"] != UNKNOWN_KEY
    at = At(record.file, (*record.route, *(loc[:-1] if on_key else loc)), on_key=on_key)
    key = next((str(k) for k in reversed(at.route) if isinstance(k, str)), "")
    expected = expected_at(kind, loc[:-1])
    match item["type"]:
        case "missing":
            parent = At(at.file, at.route[:-1])
            return Fault("F004", parent, "key", (("key", str(loc[-1])), ("record", expected.record)))
        case t if t == UNKNOWN_KEY:
            return _unknown_key(at._replace(on_key=True), "key", str(loc[-1]), expected.record, expected.keys)
        case "literal_error":
            return _not_a_choice(at, key, item["input"], expected_at(kind, loc))
        case "value":
            return Fault("F003", at, item["ctx"]["expected"], (("key", key), ("value", item["ctx"]["value"])))
        case other:
            facts = (("key", key), ("value", shown(item["input"])), ("expected", item["msg"]))
            return Fault("F003", at, _VARIANTS.get(other, "other"), facts)


def _unknown_key(at: At, variant: str, key: str, record: str, choices: tuple[str, ...]) -> Fault:
    facts = (("key", key), ("record", record), ("near", nearest(key, choices)), ("choices", ", ".join(choices)))
    return Fault("F002", at, variant, facts)


def _not_a_choice(at: At, key: str, value: object, expected: Expected) -> Fault:
    word = shown(value)
    facts = (("key", key), ("value", word), ("choices", ", ".join(expected.choices)))
    return Fault("F003", at, "choice", (*facts, ("near", nearest(word, expected.choices))))


def shown(value: object) -> str:
    """A refused value in few words."""
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, (list, tuple)):
        return "[…]"
    text = "null" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "..."
