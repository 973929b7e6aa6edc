"""Which records have their keys in another order than declared: seen in the data, for records know no order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, get_args, get_type_hints

from teamops.model.place import At, Fault
from teamops.store.expected import bare


class _Shape:
    """The keys of a kind of record in order, and those of them that hold records in turn."""

    def __init__(self, kind: type) -> None:
        hints = get_type_hints(kind)
        self.keys = tuple(f.name.rstrip("_") for f in dataclasses.fields(kind))
        self.rank = {key: number for number, key in enumerate(self.keys)}
        self.below = {key: below for key, hint in hints.items() if (below := _record_in(hint)) is not None}
        self.right: set[tuple[object, ...]] = set()

    def is_right(self, found: tuple[object, ...]) -> bool:
        """Whether keys are in order; unknown ones do not count. Most records are built alike, and looked at once."""
        if found in self.right:
            return True
        ranks = [self.rank[key] for key in found if isinstance(key, str) and key in self.rank]
        if ranks != sorted(ranks):
            return False
        self.right.add(found)
        return True


@cache
def _shape(kind: type) -> _Shape:
    return _Shape(kind)


def _record_in(hint: Any) -> type | None:
    """The record that a field holds, be it one or several of them."""
    declared = bare(hint)
    arguments = get_args(declared)
    found = bare(arguments[0]) if arguments else declared
    return found if isinstance(found, type) and dataclasses.is_dataclass(found) else None


def misplaced_keys(kind: type, row: object, at: At) -> Iterator[Fault]:
    """A fault for the record `row` at `at`, and for each within it, whose keys are out of order."""
    if not isinstance(row, Mapping):
        return
    shape = _shape(kind)
    if not shape.is_right(tuple(row)):
        yield _fault(shape, row, at)
    for key, below in shape.below.items():
        value = row.get(key)
        if isinstance(value, list):
            for number, item in enumerate(value):
                yield from misplaced_keys(below, item, at / key / number)
        elif value is not None:
            yield from misplaced_keys(below, value, at / key)


def _fault(shape: _Shape, row: Mapping[str, object], at: At) -> Fault:
    """At the first key that stands before one which should come earlier."""
    known = [key for key in row if key in shape.rank]
    key, other = next((a, b) for a, b in pairwise(known) if shape.rank[a] > shape.rank[b])
    return Fault("F013", at.key(key), "order", (("key", key), ("other", other), ("keys", " ".join(shape.keys))))
