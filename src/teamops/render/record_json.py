"""Records as programs get them: all keys under their names in the files, numbers, ISO dates and periods as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time, timedelta
from typing import Any

from teamops.model.records.record import is_record, key_of
from teamops.model.time.period import Period
from teamops.render.report.json import machine


def machine_record(record: Any) -> dict[str, Any]:
    """The record with every key, null where nothing is said; lists of one name are lists."""
    return {key_of(field.name): _value(getattr(record, field.name)) for field in fields(record)}


def _value(value: Any) -> Any:
    match value:
        case Period():
            return value.text
        case date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case tuple():
            return [_value(one) for one in value]
        case Mapping():
            return {key: _value(one) for key, one in value.items()}
        case _ if is_record(type(value)):
            return machine_record(value)
        case _:
            return machine(value)
