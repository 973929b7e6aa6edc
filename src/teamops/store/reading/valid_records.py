"""From the data of a file without faults to its records. Whatever is not plainly right is left to `records.py`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo
from functools import lru_cache, partial
from itertools import repeat
from typing import Any

from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Entry
from teamops.model.workspace import SECTIONS
from teamops.store.reading.columns import RowGroup, expand_column, group_rows
from teamops.store.reading.file_records import FileRecords
from teamops.store.reading.record_builder import REFUSED, RecordBuilder
from teamops.store.reading.source import MAX_DEPTH

Grouped = Mapping[str, Sequence[RowGroup]]
"""The data of a file by section, as columns."""

_make_place = partial(tuple.__new__, At)
_make_entry = partial(tuple.__new__, Entry)


def group_sections(data: object) -> Grouped | None:
    """Return the data of a file as columns; None unless its sections are known, and lists of mappings."""
    if data is None:
        return {}
    if not isinstance(data, dict) or not SECTIONS.keys() >= data.keys():
        return None
    if any(type(rows) is not list and rows is not None for rows in data.values()):
        return None
    if any(_is_deep(section, rows) for section, rows in data.items()):
        return None
    try:
        return {section: group_rows(rows or ()) for section, rows in data.items()}
    except TypeError:
        return None


def read_valid(file: str, data: object, zone: tzinfo) -> FileRecords | None:
    """Return the records of a file without faults; None if there is any, without saying which."""
    grouped = group_sections(data)
    return None if grouped is None else read_groups(file, grouped, zone)


def read_groups(file: str, grouped: Grouped, zone: tzinfo, *, trusted: bool = False) -> FileRecords | None:
    """Return the same from the result of `group_sections`.

    `trusted` data were the result of a file before; that their keys are out of order is kept with them.
    """
    builder, result = get_builder(zone, trusted=trusted), FileRecords()
    builder.is_untidy = False
    try:
        for section, groups in grouped.items():
            records = builder.build_groups(SECTIONS[section], groups)
            result.sections[section] = _make_entries(file, section, records)
    except REFUSED:
        return None
    if builder.is_untidy and not trusted:
        _note_untidy_keys(file, grouped, result)
    return result


class BuiltRecords(NamedTuple):
    """The records of a section that could be built, by their number among all; whether the keys of all are in order."""

    records: Mapping[int, Any]
    is_tidy: bool


def build_sections(grouped: Grouped, zone: tzinfo) -> dict[str, BuiltRecords]:
    """Return the valid records of a file by section."""
    return {section: _build_section(section, groups, zone) for section, groups in grouped.items()}


def gather_sections(file: str, grouped: Grouped, built: Mapping[str, BuiltRecords]) -> FileRecords | None:
    """Return what `build_sections` built as the records of a file; None if some are missing."""
    result = FileRecords()
    for section, groups in grouped.items():
        records = built[section].records
        if len(records) < sum(len(group.places) for group in groups):
            return None
        in_order = [*records.values()] if len(groups) == 1 else [records[n] for n in range(len(records))]
        result.sections[section] = _make_entries(file, section, in_order)
    if not all(one.is_tidy for one in built.values()):
        _note_untidy_keys(file, grouped, result)
    return result


def find_valid_records(section: str, rows: Sequence[Any], zone: tzinfo) -> BuiltRecords:
    """Return the records of those rows that are valid."""
    right = [n for n, row in enumerate(rows) if type(row) is dict and not _is_deep(section, [row])]
    groups = group_rows([rows[n] for n in right])
    placed = [group._replace(places=[right[place] for place in group.places]) for group in groups]
    return _build_section(section, placed, zone)


def _build_section(section: str, groups: Sequence[RowGroup], zone: tzinfo) -> BuiltRecords:
    builder = get_builder(zone)
    builder.is_untidy = False
    return BuiltRecords(builder.build_valid(SECTIONS[section], groups), not builder.is_untidy)


@lru_cache(maxsize=4)
def get_builder(zone: tzinfo, *, trusted: bool = False) -> RecordBuilder:
    """Return what builds records of a team in that zone; it is made once."""
    return RecordBuilder(zone, trusted=trusted)


def _make_entries(file: str, section: str, records: Sequence[Any]) -> list[Entry[Any]]:
    """Return records with their places: `Entry(record, At(file, (section, n)))`, many at a time."""
    routes = zip(repeat(section), range(len(records)))
    places = map(_make_place, zip(repeat(file), routes, repeat(False), repeat(None)))
    return [*map(_make_entry, zip(records, places, strict=True))]


def _note_untidy_keys(file: str, grouped: Grouped, result: FileRecords) -> None:
    from teamops.store.yaml.record_schema import find_misplaced_keys

    for section, rows in expand_groups(grouped).items():
        result.untidy.extend(find_misplaced_keys(SECTIONS[section], rows, At(file, (section,))))


def expand_groups(grouped: Grouped, built: Mapping[str, BuiltRecords] | None = None) -> dict[str, list[Any]]:
    """Return the data of a file of which `group_sections` made columns.

    With `built`, rows of which records were built are left empty in sections whose keys are in order.
    """
    return {
        section: _expand_rows(groups, built[section].records if built is not None and built[section].is_tidy else ())
        for section, groups in grouped.items()
    }


def _expand_rows(groups: Sequence[RowGroup], left_out: Container[int]) -> list[Any]:
    rows: list[Any] = [{} for group in groups for _ in group.places]
    for keys, places, columns in groups:
        for place, values in zip(places, zip(*map(expand_column, columns), strict=True), strict=False):
            if place not in left_out:
                rows[place] = dict(zip(keys, values, strict=True))
    return rows


def _is_deep(section: str, rows: object) -> bool:
    return section == "goals" and measure_depth(rows) >= MAX_DEPTH  # only goals have parts of any depth


def measure_depth(data: object) -> int:
    """Return how many levels of lists and mappings the data has."""
    depth, level = 0, [data]
    while level:
        depth += 1
        level = [*list_below(level)]
    return depth


def list_below(level: Iterable[Any]) -> Iterator[Any]:
    """Yield the items of the lists and mappings in `level`."""
    collections = (value for value in level if isinstance(value, (dict, list)))
    return (item for value in collections for item in (value.values() if isinstance(value, dict) else value))
