"""What a record's declaration expects at a route of keys: for messages about keys and choices. Not on the fast path."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from teamops.model.place import Key
from teamops.model.records.record import get_key, is_record
from teamops.model.records.settings import Settings
from teamops.model.workspace import SECTIONS
from teamops.store.reading.discovery import SETTINGS


class Expectation(NamedTuple):
    """What is declared at a route: a record of some kind with its keys, or a choice among words."""

    record: str
    keys: tuple[str, ...]
    choices: tuple[str, ...]


def find_expectation(kind: type, route: Sequence[Key]) -> Expectation:
    """Return what `kind` expects at `route` within it; empty where the route leads out of what is declared."""
    return _resolve_route(kind, tuple(0 if isinstance(key, int) else key for key in route))  # all items are alike


@lru_cache(maxsize=4096)
def _resolve_route(kind: type, route: tuple[Key, ...]) -> Expectation:
    declared: Any = kind
    for key in route:
        declared = _step_into(strip_optional(declared), key)
    declared = strip_optional(declared)
    if is_record(declared):
        return Expectation(declared.__name__.lower(), tuple(get_key(f.name) for f in dataclasses.fields(declared)), ())
    if get_origin(declared) is Literal:
        return Expectation("", (), tuple(map(str, get_args(declared))))
    return Expectation("", (), ())


def strip_optional(declared: Any) -> Any:
    """Return `declared` without Annotated and without `| None`."""
    while True:
        origin = get_origin(declared)
        if origin is Annotated:
            declared = get_args(declared)[0]
        elif origin in (typing.Union, types.UnionType):
            declared = next(a for a in get_args(declared) if a is not type(None))
        else:
            return declared


@cache
def _get_hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _step_into(declared: Any, key: Key) -> Any:
    if is_record(declared):
        hints = _get_hints(declared)
        return hints.get(str(key)) or hints.get(f"{key}_")
    arguments = get_args(declared)
    if get_origin(declared) is dict and arguments:
        return arguments[1]
    return arguments[0] if get_origin(declared) is tuple and arguments else None


@cache
def list_record_keys(kind: type) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys that a record must have, and all that it may have."""
    fields = dataclasses.fields(kind)
    missing = dataclasses.MISSING
    required = [f for f in fields if f.default is missing and f.default_factory is missing]
    return frozenset(get_key(f.name) for f in required), frozenset(get_key(f.name) for f in fields)


@cache
def list_known_keys() -> tuple[str, ...]:
    """List every key that the format knows, sorted."""
    kinds = (Settings, *SECTIONS.values())
    return tuple(sorted({*SECTIONS, *(key for kind in kinds for key in _collect_keys(kind))}))


def _collect_keys(kind: Any) -> Iterator[str]:
    """Yield the keys of a record and of those within it."""
    for seen in _collect_record_types(kind, set()):
        yield from (get_key(field.name) for field in dataclasses.fields(seen))


def _collect_record_types(declared: Any, seen: set[Any]) -> Iterator[Any]:
    if is_record(declared) and declared not in seen:
        seen.add(declared)
        yield declared
        for hint in get_type_hints(declared).values():
            yield from _collect_record_types(hint, seen)
    for below in get_args(declared):
        yield from _collect_record_types(below, seen)


def list_usual_keys(file: str, route: Sequence[Key]) -> tuple[str, ...]:
    """List the keys of the record at `route`, in order; none where no record is declared."""
    if file == SETTINGS:
        return find_expectation(Settings, route).keys
    kind = SECTIONS.get(str(route[0])) if len(route) > 1 else None
    return find_expectation(kind, route[2:]).keys if kind is not None else ()
