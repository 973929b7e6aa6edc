"""Records as JSON: keys as in the files, values as numbers, ISO dates and texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from teamops.model.dataclass import fields
from teamops.model.place import Entry
from teamops.model.records.record import get_key, is_record
from teamops.model.time.period import Period
from teamops.render.report.json import convert_value


def build_record(record: Any) -> dict[str, Any]:
    """Return the record with all its keys; null for no value, and a list wherever there may be several."""
    return {get_key(field.name): _convert_value(getattr(record, field.name)) for field in fields(record)}


def build_entry(entry: Entry[Any]) -> dict[str, Any]:
    """The record, and the file that it is in."""
    return build_record(entry.record) | {"file": entry.at.file}


def _convert_value(value: Any) -> Any:
    match value:
        case Period():
            return value.text
        case date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case tuple():
            return [_convert_value(item) for item in value]
        case Mapping():
            return {key: _convert_value(item) for key, item in value.items()}
        case _ if is_record(type(value)):
            return build_record(value)
        case _:
            return convert_value(value)
