"""Records as written into files."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from teamops.model.change import Data
from teamops.model.dataclass import fields
from teamops.model.figures.quantity import Quantity
from teamops.model.records.record import get_key, is_record


def drop_none(**values: Data) -> dict[str, Data]:
    """Return the values that are not None, by key."""
    return {key: value for key, value in values.items() if value is not None}


def serialize_record(record: Any) -> dict[str, Data]:
    """Return a record by the keys of files, without empty fields."""
    values = ((get_key(field.name), getattr(record, field.name)) for field in fields(record))
    return {key: serialize_value(value) for key, value in values if value not in (None, ())}


def serialize_value(value: Any) -> Data:
    """Return a value of a record as text, list or mapping; numbers keep their notation."""
    if is_record(type(value)):
        return serialize_record(value)
    if isinstance(value, tuple):
        return [serialize_value(one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value.written if isinstance(value, Quantity) else str(value)
