"""Edits of a file's data: a value at a place set or removed, or a key renamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from teamops.model.change import GONE, Data, Gone
from teamops.model.place import Key
from teamops.store.yaml.record_schema import list_usual_keys


def set_value(file: str, data: Data, route: Sequence[Key], value: Data | Gone) -> Data:
    """Return the `data` of `file` with `value` at `route`, or without anything there if it is GONE.

    A missing last key is added in its usual place; an index of the list's length appends.
    """
    if value is GONE:
        return _remove_value(data, route)
    return _set_below(file, data, (), route, value)


def rename_key(data: Data, route: Sequence[Key], key: str) -> Data:
    """Return `data` with `key` for the last key of `route`, in the same place among the others."""
    if len(route) > 1:
        below = rename_key(cast(Any, data)[route[0]], route[1:], key)
        return _set_below("", data, (), route[:1], below)
    return {key if word == route[0] else word: value for word, value in cast(Mapping[str, Data], data).items()}


def _set_below(file: str, data: Data, above: tuple[Key, ...], route: Sequence[Key], value: Data) -> Data:
    """Return `data`, which is at `above`, with `value` at `route` below it."""
    if not route:
        return value
    key, rest = route[0], route[1:]
    if isinstance(key, int) and isinstance(data, str):
        return _set_below(file, data, above, rest, value)  # one name instead of a list of it
    if isinstance(key, int):
        items = list(cast(Sequence[Data], data or []))
        old = items[key] if key < len(items) else None
        items[key : key + 1] = [_set_below(file, old, (*above, key), rest, value)]
        return items
    mapping = cast(Mapping[str, Data], data or {})
    below = _set_below(file, mapping.get(key), (*above, key), rest, value)
    return insert_key(mapping, key, below, () if key in mapping else list_usual_keys(file, above))


def _remove_value(data: Data, route: Sequence[Key]) -> Data:
    """Return `data` without the value at `route`; unchanged where there is none."""
    key, rest = route[0], route[1:]
    if isinstance(key, int):
        items = list(data) if isinstance(data, Sequence) and not isinstance(data, str) else []
        if key >= len(items):
            return data
        items[key : key + 1] = [_remove_value(items[key], rest)] if rest else []
        return items
    if not isinstance(data, Mapping) or key not in data:
        return data
    if rest:
        return {**data, key: _remove_value(data[key], rest)}
    return {word: value for word, value in data.items() if word != key}


def insert_key(mapping: Mapping[str, Data], key: str, value: Data, usual: Sequence[str]) -> dict[str, Data]:
    """Return `mapping` with `key`: where it is, else after the last key that usually precedes it, else at the end."""
    earlier = usual[: usual.index(key)] if key in usual else ()
    before = [present for present in mapping if present in earlier]
    if key in mapping or not before:
        return {**mapping, key: value}
    result: dict[str, Data] = {}
    for present, old_value in mapping.items():
        result[present] = old_value
        if present == before[-1]:
            result[key] = value
    return result
