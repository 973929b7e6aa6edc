"""Which records have their keys in another order than declared: seen in the data, for records know no order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, get_args, get_type_hints

from teamops.model.place import At, Fault
from teamops.model.records.record import is_record, key_of
from teamops.store.yaml.record_schema import bare


class _Shape:
    """The keys of a kind of record in order, and those of them that hold records in turn."""

    def __init__(self, kind: type) -> None:
        hints = get_type_hints(kind)
        self.keys = tuple(key_of(f.name) for f in dataclasses.fields(kind))
        self.rank = {key: number for number, key in enumerate(self.keys)}
        self.below = {key: below for key, hint in hints.items() if (below := _record_in(hint)) is not None}
        self.plain: set[tuple[object, ...]] = set()
        """Keys that are in order, and hold no records. Most records are built alike, and so looked at once."""

    def is_right(self, found: tuple[object, ...]) -> bool:
        """Whether keys are in order; unknown ones do not count."""
        ranks = [self.rank[key] for key in found if isinstance(key, str) and key in self.rank]
        if ranks != sorted(ranks):
            return False
        if self.below.keys().isdisjoint(found):
            self.plain.add(found)
        return True


@cache
def _shape(kind: type) -> _Shape:
    return _Shape(kind)


def _record_in(hint: Any) -> type | None:
    """The record that a field holds, be it one or several of them."""
    declared = bare(hint)
    arguments = get_args(declared)
    found = bare(arguments[0]) if arguments else declared
    return found if is_record(found) else None


def misplaced_keys(kind: type, rows: Sequence[object], at: At) -> Iterator[Fault]:
    """A fault for each of the records `rows` below `at`, and for each within them, whose keys are out of order."""
    shape = _shape(kind)
    plain = shape.plain
    for number, row in enumerate(rows):
        if isinstance(row, dict) and tuple(row) not in plain:
            yield from _in_record(shape, row, at / number)


def _in_record(shape: _Shape, row: Mapping[str, object], at: At) -> Iterator[Fault]:
    if not shape.is_right(tuple(row)):
        yield _fault(shape, row, at)
    for key, below in shape.below.items():
        value = row.get(key)
        if isinstance(value, list):
            yield from misplaced_keys(below, value, at / key)
        elif isinstance(value, dict):
            yield from _in_record(_shape(below), value, at / key)


def _fault(shape: _Shape, row: Mapping[str, object], at: At) -> Fault:
    """At the first key that stands before one which should come earlier."""
    known = [key for key in row if key in shape.rank]
    key, other = next((a, b) for a, b in pairwise(known) if shape.rank[a] > shape.rank[b])
    return Fault("F013", at.key(key), "order", (("key", key), ("other", other), ("keys", " ".join(shape.keys))))
