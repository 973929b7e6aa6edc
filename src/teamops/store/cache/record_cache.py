"""Records as rows of plain values for the cache, decoded later without validating them again.

A row has the values of the fields in the order of their declaration. What JSON has no type for is written as text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from teamops.model.figures.quantity import Quantity
from teamops.model.place import At, Entry
from teamops.model.records.record import is_record
from teamops.model.records.settings import Settings
from teamops.model.time.period import Period
from teamops.model.workspace import SECTIONS
from teamops.store.reading.records import FileRecords
from teamops.store.yaml.record_schema import strip_optional

Decoder = Callable[[Any], Any]


def encode_records(records: FileRecords) -> dict[str, list[Any]]:
    """Return the records of a file by section, as rows."""
    return {
        section: [_encode_value(entry.record) for entry in entries] for section, entries in records.sections.items()
    }


def decode_records(file: str, rows: Mapping[str, Sequence[Any]], zone: tzinfo) -> dict[str, list[Entry[Any]]]:
    """Return the records of `file` by section from encoded rows. Raises ValueError or TypeError for anything else."""
    return {
        section: [
            Entry(record, At(file, (section, n)))
            for n, record in enumerate(map(_build_record_decoder(SECTIONS[section], zone), some))
        ]
        for section, some in rows.items()
    }


def encode_settings(settings: Settings) -> list[Any]:
    """Return the settings of a team as a row."""
    row: list[Any] = _encode_value(settings)
    return row


def decode_settings(row: Sequence[Any]) -> Settings:
    """Return the settings that `encode_settings` encoded; their times are durations and times of day, without zone."""
    settings: Settings = _build_record_decoder(Settings, UTC)(list(row))
    return settings


def _encode_value(value: Any) -> Any:
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, tuple):
        return [_encode_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _encode_value(item) for key, item in value.items()}
    if isinstance(value, Quantity):
        return [str(Decimal(value)), value.suffix, value.written if value.written != str(value) else ""]
    if isinstance(value, datetime):
        return (value.replace(tzinfo=None) if isinstance(value.tzinfo, ZoneInfo) else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Period):
        return value.text
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // timedelta(minutes=1)
    if isinstance(value, ZoneInfo):
        return value.key
    return [_encode_value(getattr(value, field.name)) for field in dataclasses.fields(value)]


@cache
def _build_record_decoder(kind: type, zone: tzinfo) -> Decoder:
    """Return a function that builds a record from a row; it sets fields past the guard of frozen records."""
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    setters = [getattr(kind, name).__set__ for name in names]
    decoders = [
        (n, decoder) for n, name in enumerate(names) if (decoder := _find_decoder(hints[name], zone)) is not None
    ]
    new = object.__new__

    def make_record(row: list[Any]) -> Any:
        for n, decode in decoders:
            if row[n] is not None:
                row[n] = decode(row[n])
        new_record: Any = new(kind)
        for put, value in zip(setters, row, strict=True):
            put(new_record, value)
        return new_record

    return make_record


def _find_decoder(hint: Any, zone: tzinfo) -> Decoder | None:
    """Return what decodes a field's value from JSON; None where both are the same."""
    declared = strip_optional(hint)
    if get_origin(declared) is tuple:
        item_decoder = _find_decoder(get_args(declared)[0], zone)
        return tuple if item_decoder is None else lambda items: tuple(map(item_decoder, items))
    if get_origin(declared) is dict:
        value_decoder = _find_decoder(get_args(declared)[1], zone)
        if value_decoder is None:
            return None
        return lambda items: {key: value_decoder(item) for key, item in items.items()}
    if is_record(declared):
        cached: list[Decoder] = []  # built on first use: parts have parts

        def decode_later(row: Any) -> Any:
            if not cached:
                cached.append(_build_record_decoder(declared, zone))
            return cached[0](row)

        return decode_later
    return _SCALARS[declared](zone) if declared in _SCALARS else None


@lru_cache(maxsize=4096)
def _decode_day(text: str) -> date:
    return date.fromisoformat(text)


def _build_moment_decoder(zone: tzinfo) -> Decoder:
    def decode_moment(text: str) -> datetime:
        read = datetime.fromisoformat(text)
        return read if read.tzinfo is not None else read.replace(tzinfo=zone)

    return decode_moment


_SCALARS: Mapping[Any, Callable[[tzinfo], Decoder]] = {
    Quantity: lambda _: lambda row: Quantity(*row),
    date: lambda _: _decode_day,
    datetime: _build_moment_decoder,
    Period: lambda _: Period.parse,
    time: lambda _: time.fromisoformat,
    timedelta: lambda _: lambda minutes: timedelta(minutes=minutes),
    ZoneInfo: lambda _: ZoneInfo,
}
