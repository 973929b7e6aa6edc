"""Reads `teamops.yaml`. Parts that are wrong become faults, and the rest stays valid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC

from teamops.model.place import Fault
from teamops.model.records.settings import Settings
from teamops.store.cache.cache import Cache
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.files import parse_exactly
from teamops.store.reading.parsed_settings import ParsedSettings
from teamops.store.reading.record_builder import REFUSED
from teamops.store.reading.source import MAX_VALUES, Source
from teamops.store.reading.valid_records import get_builder


def read_settings(cache: Cache, sources: Sequence[Source]) -> ParsedSettings:
    """Return the settings of the teamops.yaml among `sources`, kept or parsed; empty ones where there is none."""
    source = next((one for one in sources if one.file == SETTINGS), None)
    if source is None:
        return ParsedSettings(Settings(team=""))
    kept = cache.load_settings(source)
    if kept is not None and (known := build_valid_settings(kept, trusted=True)) is not None:
        return ParsedSettings(known)
    from teamops.store.yaml.fast_reader import read_fast

    data = read_fast(source) if len(source.raw) <= MAX_VALUES else None  # a large one may have very many faults
    valid = None if data is None else build_valid_settings(data)
    if valid is None:
        data, faults = parse_exactly(source)
        valid = None if faults else build_valid_settings(data)
    if valid is None:
        return _read_faulty_settings(source)
    cache.keep_settings(source, data)
    return ParsedSettings(valid)


def _read_faulty_settings(source: Source) -> ParsedSettings:
    read = _read_settings_exactly(source)
    faults = merge_wide_colons(source, read.faults, lambda other: _read_settings_exactly(other).faults)
    return ParsedSettings(read.settings, tuple(faults), read.broken)


def _read_settings_exactly(source: Source) -> ParsedSettings:
    from teamops.store.reading.faulty_settings import parse_settings

    data, faults = parse_exactly(source)
    if len(source.raw) > MAX_VALUES:
        from teamops.store.yaml.exact_reader import forget_nodes

        forget_nodes()
    if data is None and faults:
        return ParsedSettings(Settings(team=""), tuple(faults))
    read = parse_settings(data)
    return ParsedSettings(read.settings, (*faults, *read.faults), read.broken)


def merge_wide_colons(
    source: Source, faults: Sequence[Fault], read: Callable[[Source], Sequence[Fault]]
) -> Sequence[Fault]:
    """Return the faults; those that full-width colons cause are replaced by one."""
    if not faults or "：".encode() not in source.raw:
        return faults
    from teamops.store.yaml.wide_colons import merge_colon_faults  # needed by few files

    return merge_colon_faults(source, faults, read)


def build_valid_settings(data: object, *, trusted: bool = False) -> Settings | None:
    """Return the settings, or None if anything is wrong in them. `trusted` data were right before."""
    builder = get_builder(UTC, trusted=trusted)  # the times in it are durations and times of day, without zone
    try:
        (settings,) = builder.build_records(Settings, [data])
    except REFUSED:
        return None
    return settings  # type: ignore[no-any-return]  # a builder builds what it is asked for
