"""From the data of a file to its records, in one pass where all are valid, one by one where not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo
from itertools import islice
from types import MappingProxyType
from typing import Any

from teamops.model.faults.fault_counts import Room
from teamops.model.place import At, Entry, Fault
from teamops.model.workspace import SECTIONS
from teamops.store.reading.fault_context import FaultContext
from teamops.store.reading.file_records import FileRecords
from teamops.store.reading.plain_errors import list_plain_errors
from teamops.store.reading.record_faults import build_adapter, build_faults, build_key_fault, list_faults
from teamops.store.reading.source import MAX_DEPTH
from teamops.store.reading.valid_records import BuiltRecords, find_valid_records, get_builder, list_below, measure_depth
from teamops.store.yaml.record_schema import find_misplaced_keys, list_record_keys

_HUGE = 50_000
_MANY = 20_000
"""More records than a file of usual ones can hold. Where all are wrong, to look for valid ones would take long."""

_FEW = 200
"""Refused records of a section that are looked at without pydantic."""

_COLLECTIONS = frozenset((dict, list))

RecordReader = Callable[[str, int], tuple[Any] | None]
"""Returns the data of a record, by its section and number, as the exact reader reads it; None if it cannot."""


def read_faulty(file: str, data: object, zone: tzinfo, notes: FaultContext | None = None) -> FileRecords:
    """Return the valid records of a file, and a fault for each error, as far as there is room.

    `data` are those of the exact reader. The other errors are counted. Files that are read with one `notes` share its
    room.
    """
    return _read_sections(file, data, zone, notes, None)


def read_partly(
    file: str,
    data: object,
    zone: tzinfo,
    read_record: RecordReader,
    notes: FaultContext | None = None,
    built: Mapping[str, BuiltRecords] | None = None,
) -> FileRecords | None:
    """Do the same for `data` of the fast reader: only the records that it makes no sense of are read exactly.

    `built` is what `build_sections` made of them, if that was done.

    None if all data must be read exactly: they are deeper than that reader reads, or hold more records than people
    write, or one of them cannot be read by `read_record`.
    """
    if not isinstance(data, Mapping) or not all(isinstance(section, str) for section in data):
        return None
    if sum(len(rows) for rows in data.values() if isinstance(rows, list)) > _MANY:
        return None
    try:
        return _read_sections(file, data, zone, notes, read_record, built)
    except _UnreadRecordError:
        return None


class _UnreadRecordError(Exception):
    """A record cannot be derived from what the fast reader returned, or not be read without its file."""


def _read_sections(
    file: str,
    data: object,
    zone: tzinfo,
    notes: FaultContext | None,
    read_record: RecordReader | None,
    built: Mapping[str, BuiltRecords] | None = None,
) -> FileRecords:
    result, notes = FileRecords(), (notes or FaultContext()).copy_for_file()
    room = notes.room
    if data is None:
        return result
    if not isinstance(data, Mapping):
        result.faults.append(Fault("F001", At(file, mark=(1, 1)), "not_a_mapping"))
        return result
    for section, rows in data.items():
        if read_record is not None and not (section in SECTIONS and isinstance(rows, list)):
            _refuse_depth(rows, 1)
        if section not in SECTIONS:
            at = At(file).key(section)
            if room.admit("F002", at):
                result.faults.append(build_key_fault(at, "section", section, "", tuple(SECTIONS), notes))
        elif rows is not None and not isinstance(rows, list):
            result.faults.append(Fault("F001", At(file).key(section), "section_not_a_list", (("section", section),)))
        elif read_record is None:
            _read_section(result, file, section, rows or [], zone, notes)
        else:
            valid, is_tidy = built[section] if built is not None else find_valid_records(section, rows or [], zone)
            exact = [row if n in valid else _read_row(row, read_record, section, n) for n, row in enumerate(rows or [])]
            _read_section(result, file, section, exact, zone, notes, valid, is_tidy=is_tidy)
    result.faults.extend(room.more())
    return result


def _read_row(row: Any, read_record: RecordReader, section: str, number: int) -> Any:
    """Return a row of the fast reader as the exact reader reads it: derived from it if possible."""
    _refuse_depth(row, 2)
    try:
        return _write_out(row)
    except _UnreadRecordError:
        exact = read_record(section, number)
        if exact is None:
            raise
        return exact[0]


def _refuse_depth(value: object, above: int) -> None:
    """Raise an error for a value that is deeper than files may be, with so many levels above it."""
    if measure_depth(value) + above > MAX_DEPTH:
        raise _UnreadRecordError


def _write_out(value: Any) -> Any:
    """Return a value of the fast reader with its numbers as they are written; raise an error for those with a fraction.

    They, and `true` and `false`, may be written in several ways. Whole numbers that may be are not read fast.
    """
    match value:
        case str() | None:
            return value
        case bool() | float():
            raise _UnreadRecordError
        case int():
            return str(value)
        case list():
            return [_write_out(item) for item in value]
        case _ if all(isinstance(key, str) for key in value):
            return {key: _write_out(item) for key, item in value.items()}
    raise _UnreadRecordError


def _read_section(
    result: FileRecords,
    file: str,
    section: str,
    rows: list[Any],
    zone: tzinfo,
    notes: FaultContext,
    valid: Mapping[int, Any] = MappingProxyType({}),
    *,
    is_tidy: bool = False,
) -> None:
    """Add the records and faults of a section to `result`.

    `valid` are records that were made of their rows before; they are known to have their keys in order if `is_tidy`.
    """
    kind = SECTIONS[section]
    entries = result.sections.setdefault(section, [])
    unknown = [None if is_tidy and n in valid else row for n, row in enumerate(rows)]
    result.untidy.extend(find_misplaced_keys(kind, unknown, At(file, (section,))))
    looked_at, counted = 0, Counter[str]()
    for index, row in enumerate(rows):
        if index in valid:
            entries.append(Entry(valid[index], At(file, (section, index))))
            continue
        if not _count_if_hopeless(row, kind, notes.room, counted):
            at = At(file, (section, index))
            record, faults = _read_record(row, at, kind, zone, notes, plainly=looked_at < _FEW)
            looked_at += 1
            if record is not None:
                entries.append(Entry(record, at))
                continue
            result.faults.extend(faults)
        if isinstance(row, Mapping) and isinstance(row.get("id"), str):
            result.broken.add((section, row["id"]))
    for code, number in counted.items():
        notes.room.count(code, At(file, (section, 0)), number)


def _read_record(
    row: Any, at: At, kind: type, zone: tzinfo, notes: FaultContext, *, plainly: bool
) -> tuple[Any, Sequence[Fault]]:
    """Return the record and no faults, or None and the faults for which there is room.

    To look at few records plainly takes less time than to import pydantic, which is faster for many.
    """
    builder = get_builder(zone)
    errors = list_plain_errors(kind, row, builder) if plainly else None
    if errors is not None:
        return (None, list_faults(errors, at, kind, notes)) if errors else (*builder.build_records(kind, [row]), ())
    from pydantic import ValidationError

    context = {"zone": zone}
    try:
        return build_adapter(kind).validate_python(row, context=context), ()
    except ValidationError as error:
        return None, build_faults(error, row, at, kind, notes, context)


def has_huge_records(data: object) -> bool:
    """Return whether pydantic might find hundreds of thousands of errors in one record, which takes much memory."""
    sections = data.values() if isinstance(data, Mapping) else ()
    return any(_is_huge(row) for rows in sections if isinstance(rows, list) for row in rows)


def _is_huge(row: object) -> bool:
    values = row.values() if isinstance(row, dict) else row if isinstance(row, list) else ()
    if len(values) < _HUGE and _COLLECTIONS.isdisjoint(map(type, values)):
        return False
    count, level = 0, [row]
    while level and count <= _HUGE:
        level = [*islice(list_below(level), _HUGE + 1)]
        count += len(level)
    return count > _HUGE


def _count_if_hopeless(row: object, kind: type, room: Room, counted: Counter[str]) -> bool:
    """Count the faults of a plainly wrong record by code instead of listing them; return whether that was done.

    That is done once there is no more room for faults of its kind: a file may hold 600,000 records without a key.
    """
    if not isinstance(row, dict):
        if room.is_full("F003"):
            counted["F003"] += 1
            return True
        return False
    if not room.is_full("F004"):
        return False
    required, known = list_record_keys(kind)
    keys = row.keys()
    if keys >= required:
        return False
    strange = 0 if keys <= known else len(keys - known)
    if strange and not room.is_full("F002"):
        return False
    counted["F004"] += len(required.difference(keys))
    if strange:
        counted["F002"] += strange
    return True
