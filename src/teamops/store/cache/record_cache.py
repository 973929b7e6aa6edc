"""Records as rows of plain values, to be kept by the cache and made records of again without validating them anew.

A row has the values of the fields in the order of their declaration. What JSON has no word for is written as text.
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
from teamops.store.yaml.record_schema import bare

Decoder = Callable[[Any], Any]


def rows_of(records: FileRecords) -> dict[str, list[Any]]:
    """The records of a file by section, as rows."""
    return {section: [_plain(entry.record) for entry in entries] for section, entries in records.sections.items()}


def records_of(file: str, rows: Mapping[str, Sequence[Any]], zone: tzinfo) -> dict[str, list[Entry[Any]]]:
    """What `rows_of` made rows of: records of `file`, by section. Raises ValueError or TypeError for anything else."""
    return {
        section: [
            Entry(record, At(file, (section, n))) for n, record in enumerate(map(_maker(SECTIONS[section], zone), some))
        ]
        for section, some in rows.items()
    }


def settings_row(settings: Settings) -> list[Any]:
    """The settings of a team as a row."""
    row: list[Any] = _plain(settings)
    return row


def settings_from(row: Sequence[Any]) -> Settings:
    """What `settings_row` made a row of; its times are all durations and times of day, which need no zone."""
    made: Settings = _maker(Settings, UTC)(list(row))
    return made


def _plain(value: Any) -> Any:
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
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
    return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]


@cache
def _maker(kind: type, zone: tzinfo) -> Decoder:
    """Makes a record of a row. Fields are set past the guard of frozen records."""
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    setters = [getattr(kind, name).__set__ for name in names]
    decoders = [(n, decoder) for n, name in enumerate(names) if (decoder := _decoder(hints[name], zone)) is not None]
    new = object.__new__

    def make(row: list[Any]) -> Any:
        for n, decode in decoders:
            if row[n] is not None:
                row[n] = decode(row[n])
        made: Any = new(kind)
        for put, value in zip(setters, row, strict=True):
            put(made, value)
        return made

    return make


def _decoder(hint: Any, zone: tzinfo) -> Decoder | None:
    """What makes a field's value of what JSON has for it; None where they are the same."""
    declared = bare(hint)
    if get_origin(declared) is tuple:
        below = _decoder(get_args(declared)[0], zone)
        return tuple if below is None else lambda items: tuple(map(below, items))
    if get_origin(declared) is dict:
        held = _decoder(get_args(declared)[1], zone)
        return None if held is None else lambda items: {key: held(item) for key, item in items.items()}
    if is_record(declared):
        found: list[Decoder] = []  # made when first needed: parts have parts

        def later(row: Any) -> Any:
            if not found:
                found.append(_maker(declared, zone))
            return found[0](row)

        return later
    return _SCALARS[declared](zone) if declared in _SCALARS else None


def _quantity(kept: Sequence[str]) -> Quantity:
    return Quantity(*kept)


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def _moments(zone: tzinfo) -> Decoder:
    def moment(text: str) -> datetime:
        read = datetime.fromisoformat(text)
        return read if read.tzinfo is not None else read.replace(tzinfo=zone)

    return moment


_SCALARS: Mapping[Any, Callable[[tzinfo], Decoder]] = {
    Quantity: lambda _: _quantity,
    date: lambda _: _day,
    datetime: _moments,
    Period: lambda _: Period.parse,
    time: lambda _: time.fromisoformat,
    timedelta: lambda _: lambda minutes: timedelta(minutes=minutes),
    ZoneInfo: lambda _: ZoneInfo,
}
