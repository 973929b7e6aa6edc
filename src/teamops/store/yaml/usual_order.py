"""Where a new key of a record belongs: after those that its declaration names before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from teamops.model.change import Data
from teamops.model.place import Key
from teamops.model.records.settings import Settings
from teamops.model.workspace import SECTIONS
from teamops.store.reading.discovery import SETTINGS
from teamops.store.yaml.record_schema import find_expectation


def list_usual_keys(file: str, route: Sequence[Key]) -> tuple[str, ...]:
    """List the keys of the record at `route`, in order; none where no record is declared."""
    if file == SETTINGS:
        return find_expectation(Settings, route).keys
    kind = SECTIONS.get(str(route[0])) if len(route) > 1 else None
    return find_expectation(kind, route[2:]).keys if kind is not None else ()


def insert_key(mapping: Mapping[str, Data], key: str, value: Data, usual: Sequence[str]) -> dict[str, Data]:
    """Return `mapping` with `key`: where it is, else after the last key that usually precedes it, else at the end."""
    earlier = usual[: usual.index(key)] if key in usual else ()
    before = [present for present in mapping if present in earlier]
    if key in mapping or not before:
        return {**mapping, key: value}
    made: dict[str, Data] = {}
    for present, held in mapping.items():
        made[present] = held
        if present == before[-1]:
            made[key] = value
    return made
