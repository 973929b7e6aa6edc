"""Finds records with their keys in another order than declared, in the data: records themselves know no order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, get_args, get_type_hints

from teamops.model.place import At, Fault
from teamops.model.records.record import get_key, is_record
from teamops.store.yaml.record_schema import strip_optional


class _Shape:
    """The keys of a kind of record in order, and those of them that hold records in turn."""

    def __init__(self, kind: type) -> None:
        hints = get_type_hints(kind)
        self.keys = tuple(get_key(f.name) for f in dataclasses.fields(kind))
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
