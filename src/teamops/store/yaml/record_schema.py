"""What a record's declaration expects at a route of keys: for messages about keys and choices. Not on the fast path."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Annotated, Any, Literal, get_args, get_origin

from teamops.model.dataclass import fields
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Fault, Key
from teamops.model.records.record import get_key, get_types, is_record, is_required
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
        return Expectation(declared.__name__.lower(), tuple(get_key(f.name) for f in fields(declared)), ())
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


def _step_into(declared: Any, key: Key) -> Any:
    if is_record(declared):
        hints = get_types(declared)
        return hints.get(str(key)) or hints.get(f"{key}_")
    arguments = get_args(declared)
    if get_origin(declared) is dict and arguments:
        return arguments[1]
    return arguments[0] if get_origin(declared) is tuple and arguments else None


@cache
def list_record_keys(kind: type) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys that a record must have, and all that it may have."""
    known = fields(kind)
    required = [field for field in known if is_required(field)]
    return frozenset(get_key(f.name) for f in required), frozenset(get_key(f.name) for f in known)


@cache
def list_known_keys() -> tuple[str, ...]:
    """List every key that the format knows, sorted."""
    seen = set[Any]()
    kinds = [kind for top in (Settings, *SECTIONS.values()) for kind in _collect_record_types(top, seen)]
    return tuple(sorted({*SECTIONS, *(get_key(field.name) for kind in kinds for field in fields(kind))}))


def _collect_record_types(declared: Any, seen: set[Any]) -> Iterator[Any]:
    if is_record(declared) and declared not in seen:
        seen.add(declared)
        yield declared
        for hint in get_types(declared).values():
            yield from _collect_record_types(hint, seen)
    for below in get_args(declared):
        yield from _collect_record_types(below, seen)


def list_usual_keys(file: str, route: Sequence[Key]) -> tuple[str, ...]:
    """List the keys of the record at `route`, in order; none where no record is declared."""
    if file == SETTINGS:
        return find_expectation(Settings, route).keys
    kind = SECTIONS.get(str(route[0])) if len(route) > 1 else None
    return find_expectation(kind, route[2:]).keys if kind is not None else ()


class _Shape:
    """The keys of a kind of record in order, and those of them that hold records in turn."""

    def __init__(self, kind: type) -> None:
        hints = get_types(kind)
        self.keys = tuple(get_key(f.name) for f in fields(kind))
        self.rank = {key: number for number, key in enumerate(self.keys)}
        self.below = {key: below for key, hint in hints.items() if (below := _find_record_type(hint)) is not None}
        self.plain: set[tuple[object, ...]] = set()
        """Keys that are in order, and hold no records. Most records are built alike, and so looked at once."""

    def is_right(self, keys: tuple[object, ...]) -> bool:
        """Return whether keys are in order, leaving out unknown ones."""
        ranks = [self.rank[key] for key in keys if isinstance(key, str) and key in self.rank]
        if ranks != sorted(ranks):
            return False
        if self.below.keys().isdisjoint(keys):
            self.plain.add(keys)
        return True


@cache
def _get_shape(kind: type) -> _Shape:
    return _Shape(kind)


def _find_record_type(hint: Any) -> type | None:
    """Return the type of record that a field holds, be it one or several."""
    declared = strip_optional(hint)
    arguments = get_args(declared)
    record_type = strip_optional(arguments[0]) if arguments else declared
    return record_type if is_record(record_type) else None


def find_misplaced_keys(kind: type, rows: Sequence[object], at: At) -> Iterator[Fault]:
    """Yield a fault for each of the records `rows` below `at`, and within them, whose keys are out of order."""
    shape = _get_shape(kind)
    plain = shape.plain
    for number, row in enumerate(rows):
        if isinstance(row, dict) and tuple(row) not in plain:
            yield from _check_record(shape, row, at / number)


def _check_record(shape: _Shape, row: Mapping[str, object], at: At) -> Iterator[Fault]:
    if not shape.is_right(tuple(row)):
        yield _make_fault(shape, row, at)
    for key, below in shape.below.items():
        value = row.get(key)
        if isinstance(value, list):
            yield from find_misplaced_keys(below, value, at / key)
        elif isinstance(value, dict):
            yield from _check_record(_get_shape(below), value, at / key)


def _make_fault(shape: _Shape, row: Mapping[str, object], at: At) -> Fault:
    """Return the fault at the first key that is before one which should come earlier."""
    known = [key for key in row if key in shape.rank]
    key, other = next((a, b) for a, b in pairwise(known) if shape.rank[a] > shape.rank[b])
    return Fault("F013", at.key(key), "order", (("key", key), ("other", other), ("keys", " ".join(shape.keys))))
