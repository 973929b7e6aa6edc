"""From the data of a file to its records, and from pydantic's errors to faults with a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cache
from itertools import islice
from typing import Annotated, Any

from pydantic import FailFast, TypeAdapter, ValidationError

from teamops.locale.suggest import Guesses
from teamops.model.faults.fault_counts import Room
from teamops.model.place import At, Entry, Fault, Key
from teamops.model.workspace import SECTIONS
from teamops.store.reading.source import MAX_DEPTH
from teamops.store.yaml.key_shapes import find_misplaced_keys
from teamops.store.yaml.record_schema import Expectation, find_expectation, list_known_keys, list_record_keys

_VARIANTS = {"string_type": "text", "tuple_type": "list", "dataclass_type": "mapping", "dict_type": "mapping"}
_MANY = 2_000
"""Most errors of one record that pydantic can list without much memory."""
_HUGE = 50_000
UNKNOWN_KEY = "unexpected_keyword_argument"


@dataclass(slots=True)
class FileRecords:
    """The records of one file by section, in order; its faults; ids of records that exist but are not valid.

    `untidy` are faults of form in records that may be valid.
    """

    sections: dict[str, list[Entry[Any]]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    broken: set[tuple[str, str]] = field(default_factory=set)
    untidy: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FaultContext:
    """How many faults may still be reported, and the suggestions for unknown words."""

    room: Room = field(default_factory=Room)
    guesses: Guesses = field(default_factory=Guesses)

    def copy_for_file(self) -> FaultContext:
        """Return the same with room of its own, for one of several files."""
        return FaultContext(self.room.copy(), self.guesses)


@cache
def _build_list_adapter(kind: type) -> TypeAdapter[tuple[Any, ...]]:
    rows: Any = Annotated[tuple[kind, ...], FailFast()]  # type: ignore[valid-type]  # a type made at run time
    return TypeAdapter(rows)


@cache
def _build_adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def read_valid(file: str, data: object, zone: tzinfo) -> FileRecords | None:
    """Return the records of a file without faults; None if there is any, without saying which."""
    if data is None:
        return FileRecords()
    if not isinstance(data, dict) or not all(isinstance(rows, list) or rows is None for rows in data.values()):
        return None
    made = FileRecords()
    try:
        for section, rows in data.items():
            if (
                section == "goals" and _measure_depth(rows) >= MAX_DEPTH
            ):  # parts of parts: the only records of any depth
                return None
            kind = SECTIONS[section]
            records = _build_list_adapter(kind).validate_python(rows or (), context={"zone": zone})
            places = [At(file, (section, n)) for n in range(len(records))]
            made.sections[section] = [Entry(r, at) for r, at in zip(records, places, strict=True)]
            made.untidy.extend(find_misplaced_keys(kind, rows or (), At(file, (section,))))
    except (ValidationError, KeyError):
        return None
    return made


def _measure_depth(data: object) -> int:
    """Return the levels of lists, mappings and scalars in `data`."""
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


def read_faulty(file: str, data: object, zone: tzinfo, noting: FaultContext | None = None) -> FileRecords:
    """Return the valid records of a file, and a fault for each error, as far as there is room.

    The other errors are counted. Files that are read with one `noting` share its room.
    """
    made, noting = FileRecords(), (noting or FaultContext()).copy_for_file()
    room = noting.room
    if data is None:
        return made
    if not isinstance(data, Mapping):
        made.faults.append(Fault("F001", At(file, mark=(1, 1)), "not_a_mapping"))
        return made
    for section, rows in data.items():
        if section not in SECTIONS:
            at = At(file).key(section)
            if room.admit("F002", at):
                made.faults.append(_build_key_fault(at, "section", section, "", tuple(SECTIONS), noting))
        elif rows is not None and not isinstance(rows, list):
            made.faults.append(Fault("F001", At(file).key(section), "section_not_a_list", (("section", section),)))
        else:
            _read_section(made, file, section, rows or [], zone, noting)
    made.faults.extend(room.more())
    return made


def _read_section(
    made: FileRecords, file: str, section: str, rows: list[Any], zone: tzinfo, noting: FaultContext
) -> None:
    kind = SECTIONS[section]
    entries = made.sections.setdefault(section, [])
    made.untidy.extend(find_misplaced_keys(kind, rows, At(file, (section,))))
    context = {"zone": zone}
    validate = _build_adapter(kind).validate_python
    for index, row in enumerate(rows):
        at = At(file, (section, index))
        if not _count_if_hopeless(row, at, kind, noting.room):
            try:
                entries.append(Entry(validate(row, context=context), at))
                continue
            except ValidationError as error:
                made.faults.extend(build_faults(error, row, at, kind, noting, context))
        if isinstance(row, Mapping) and isinstance(row.get("id"), str):
            made.broken.add((section, row["id"]))


def has_huge_records(data: object) -> bool:
    """Return whether pydantic might find hundreds of thousands of errors in one record, which takes much memory."""
    sections = data.values() if isinstance(data, Mapping) else ()
    return any(_is_huge(row) for rows in sections if isinstance(rows, list) for row in rows)


def may_be_valid(data: object, zone: tzinfo) -> bool:
    """Return whether a sample of the values in huge records is valid, so that it is worth validating all."""
    return read_valid("", _sample_values(data), zone) is not None


def _sample_values(value: Any) -> Any:
    if isinstance(value, list):
        return [_sample_values(item) for item in value[:: 1 + len(value) // _MANY]]
    if isinstance(value, dict):
        return {key: _sample_values(item) for key, item in value.items()}
    return value


def _is_huge(row: object) -> bool:
    count, level = 0, [row]
    while level and count <= _HUGE:
        held = (below for value in level if isinstance(value, (dict, list)) for below in _list_values(value))
        level = [*islice(held, _HUGE + 1)]
        count += len(level)
    return count > _HUGE


def _list_values(value: Mapping[Any, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, Mapping) else value


def _count_if_hopeless(row: object, at: At, kind: type, room: Room) -> bool:
    """Count the faults of a plainly wrong record instead of listing them; return whether that was done.

    That is done once there is no more room for faults of its kind: a file may hold 600,000 records without a key.
    """
    if not isinstance(row, dict):
        if room.is_full("F003"):
            room.count("F003", at, 1)
            return True
        return False
    if not room.is_full("F004"):
        return False
    required, known = list_record_keys(kind)
    missing, strange = required - row.keys(), row.keys() - known
    if not missing or (strange and not room.is_full("F002")):
        return False
    room.count("F004", at, len(missing))
    if strange:
        room.count("F002", at, len(strange))
    return True


def build_faults(
    error: ValidationError, row: object, at: At, kind: type, noting: FaultContext, context: Any
) -> list[Fault]:
    """Return a fault for each of pydantic's errors in the record `row` at `at`, as far as there is room."""
    count = error.error_count()
    items = select_first_errors(error, row, kind, context).errors(include_url=False)
    faults = [_build_fault(item, at, kind, noting) for item in items if noting.room.admit(_find_code(item["type"]), at)]
    if count > len(items):
        first = At(at.file, (*at.route, *items[0]["loc"][:2]))
        noting.room.count(_find_code(items[0]["type"]), first, count - len(items))
    return faults


def select_first_errors(error: ValidationError, row: object, kind: type, context: Any) -> ValidationError:
    """Return the errors of a record; if there are very many, of its first items: a list of all takes much memory."""
    for size in (_MANY, _MANY * 10) if error.error_count() > _MANY else ():
        try:
            _build_adapter(kind).validate_python(_shorten_record(row, size), context=context)
        except ValidationError as some:
            if some.error_count() <= _MANY * 10:
                return some
    return error


def _shorten_record(value: Any, size: int) -> Any:
    """Return a record with the first of its many items; known keys stay, so that none is missing."""
    if isinstance(value, list):
        return [_shorten_record(item, size) for item in value[:size]]
    if isinstance(value, dict):
        some = value if len(value) <= size else dict([*islice(value.items(), size), *_pick_known_keys(value)])
        return {key: _shorten_record(item, size) for key, item in some.items()}
    return value


def _pick_known_keys(row: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the items of a large mapping whose keys some record has."""
    return ((key, row[key]) for key in list_known_keys() if key in row)


def _find_code(kind: str) -> str:
    """Return the code of the rule for pydantic's error type `kind`."""
    return {"missing": "F004", UNKNOWN_KEY: "F002"}.get(kind, "F003")


def _build_fault(item: Any, record: At, kind: type, noting: FaultContext) -> Fault:
    loc: tuple[Key, ...] = item["loc"]
    on_key = bool(loc) and loc[-1] == "[key]" and item["type"] != UNKNOWN_KEY
    at = At(record.file, (*record.route, *(loc[:-1] if on_key else loc)), on_key=on_key)
    key = next((str(k) for k in reversed(at.route) if isinstance(k, str)), "")
    expected = find_expectation(kind, loc[:-1])
    match item["type"]:
        case "missing":
            parent = At(at.file, at.route[:-1])
            return Fault("F004", parent, "key", (("key", str(loc[-1])), ("record", expected.record)))
        case t if t == UNKNOWN_KEY:
            return _build_key_fault(
                at._replace(on_key=True), "key", str(loc[-1]), expected.record, expected.keys, noting
            )
        case "literal_error":
            return _build_choice_fault(at, key, item["input"], find_expectation(kind, loc), noting)
        case "value":
            return Fault("F003", at, item["ctx"]["expected"], (("key", key), ("value", item["ctx"]["value"])))
        case other:
            facts = (("key", key), ("value", format_refused_value(item["input"])), ("expected", item["msg"]))
            return Fault("F003", at, _VARIANTS.get(other, "other"), facts)


def _build_key_fault(
    at: At, variant: str, key: str, record: str, choices: tuple[str, ...], noting: FaultContext
) -> Fault:
    near = noting.guesses.find_nearest(key, choices)
    facts = (("key", key), ("record", record), ("near", near), ("choices", _join_choices(choices)))
    return Fault("F002", at, variant, facts)


@cache
def _join_choices(choices: tuple[str, ...]) -> str:
    """Join the choices in one text, which thousands of faults may share."""
    return ", ".join(choices)


def _build_choice_fault(at: At, key: str, value: object, expected: Expectation, noting: FaultContext) -> Fault:
    word = format_refused_value(value)
    facts = (("key", key), ("value", word), ("choices", _join_choices(expected.choices)))
    return Fault("F003", at, "choice", (*facts, ("near", noting.guesses.find_nearest(word, expected.choices))))


def format_refused_value(value: object) -> str:
    """Return a refused value in few words."""
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, (list, tuple)):
        return "[…]"
    text = "null" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "..."
