"""Reads a file in which something is wrong: its valid records, and a fault for each error.

The fast reader's data decide which records are valid. Of the others only the pieces are read exactly, as faults quote
what is written. A file that the fast reader refuses, or that has no pieces, is read exactly as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any

from teamops.model.place import Fault
from teamops.store.cache.cache import Cache
from teamops.store.cache.record_cache import pack_groups
from teamops.store.reading.fault_context import FaultContext
from teamops.store.reading.file_records import FileRecords
from teamops.store.reading.files import parse_exactly
from teamops.store.reading.records import has_huge_records, read_faulty, read_partly
from teamops.store.reading.settings_file import merge_wide_colons
from teamops.store.reading.source import MAX_VALUES, Source
from teamops.store.reading.valid_records import (
    BuiltRecords,
    Grouped,
    expand_groups,
    group_sections,
    read_groups,
    read_valid,
)
from teamops.store.yaml.fast_reader import read_fast

_WORTH_KEEPING = 4_000
"""Files of fewer bytes are parsed about as fast as their kept result is found."""


def read_other_file(
    cache: Cache,
    source: Source,
    grouped: Grouped | None,
    built: Mapping[str, BuiltRecords],
    zone: tzinfo,
    notes: FaultContext,
    *,
    keep: bool,
) -> FileRecords:
    """Return the records of a file and its faults.

    `grouped` is what the fast reader returned, None if nothing, and `built` the valid records of it.
    A file may have no faults, but values that only the exact reader reads as they are written; with `keep` it
    is kept as such.
    """
    data = None if grouped is None else expand_groups(grouped, built)
    records = read_in_pieces(source, data, zone, notes, built)
    if records is None or (keep and cache.keeps_files and not records.faults):
        del data  # it takes as much memory as the data read next
        records = _read_exactly(cache, source, zone, notes, keep=keep)
    records.faults = [*merge_wide_colons(source, records.faults, lambda other: _collect_faults(other, zone))]
    return records


def read_in_pieces(
    source: Source,
    data: object,
    zone: tzinfo,
    notes: FaultContext | None = None,
    built: Mapping[str, BuiltRecords] | None = None,
) -> FileRecords | None:
    """Return the records and faults of a file whose data the fast reader returned; None if it must be read as a whole.

    Huge records are: their nodes and pydantic's errors together take too much memory.
    """
    if data is None or (len(source.raw) > MAX_VALUES and has_huge_records(data)):
        return None
    from teamops.store.yaml.pieces import Pieces

    return read_partly(source.file, data, zone, Pieces(source.text).read_record, notes, built)


def _read_exactly(cache: Cache, source: Source, zone: tzinfo, notes: FaultContext, *, keep: bool) -> FileRecords:
    data, faults = cache.load_exact(source) or parse_exactly(source)
    may_be_valid = not faults and len(source.raw) <= MAX_VALUES  # larger ones take too much memory to try
    grouped = group_sections(data) if may_be_valid else None
    valid = None if grouped is None else read_groups(source.file, grouped, zone)
    if grouped is not None and valid is not None:
        if keep:
            cache.keep_records(source, pack_groups(grouped), valid.untidy)
        return valid
    if len(source.raw) >= _WORTH_KEEPING:
        cache.keep_exact(source, data, faults)
    return _read_exact_records(source, data, faults, zone, notes)


def _read_exact_records(
    source: Source, data: Any, faults: Sequence[Fault], zone: tzinfo, notes: FaultContext | None = None
) -> FileRecords:
    if len(source.raw) > MAX_VALUES and has_huge_records(data):
        from teamops.store.yaml.exact_reader import forget_nodes

        forget_nodes()
    records = FileRecords() if faults and data is None else read_faulty(source.file, data, zone, notes)
    records.faults = [*faults, *records.faults]
    return records


def _collect_faults(source: Source, zone: tzinfo) -> Sequence[Fault]:
    """Return what is wrong with a record file, read on its own."""
    data = read_fast(source)
    if data is not None and read_valid(source.file, data, zone) is not None:
        return ()
    records = read_in_pieces(source, data, zone) or _read_exact_records(source, *parse_exactly(source), zone)
    return records.faults
