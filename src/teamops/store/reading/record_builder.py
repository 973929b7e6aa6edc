"""Builds records from the data of files that have no faults, many at a time: a field of all of them is one column.

The types of fields convert the values (`model/records/values.py`), as they do for pydantic; here they are called for a
whole column, and once for a value that occurs often. Whatever is not plainly right is refused with a ValueError, a
TypeError or a KeyError, and pydantic then says what is wrong (`records.py`). A property test holds both to the same
records.
"""

from __future__ import annotations

import types
import typing
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import tzinfo
from itertools import chain, islice, repeat
from operator import itemgetter
from typing import Annotated, Any, Literal, get_args, get_origin

from teamops.model.dataclass import MISSING, fields
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.conversion import Conversion, Requirement
from teamops.model.records.record import get_key, get_types, is_record
from teamops.store.reading.columns import (
    TRUSTED,
    Coded,
    Column,
    Convert,
    RowGroup,
    expand_column,
    group_rows,
    read_moment,
)

_MOST_WRONG = 1_000
"""Wrong records of a file from which on it is not looked for right ones: a file of 60,000 may be wrong all over."""

REFUSED = (ValueError, TypeError, KeyError)
"""The errors that mean that some value is not right."""


class RecordBuilder:
    """Builds records of all kinds; times without a zone are in `zone`.

    What is `trusted` was right before: simple values are taken over without looking at them. `is_untidy` tells whether
    a record was built since it was last set to False whose keys are out of order.
    """

    def __init__(self, zone: tzinfo, *, trusted: bool = False) -> None:
        self.is_untidy = False
        self._zone, self._trusted = zone, trusted
        self._kinds: dict[type, _Kind] = {}
        self._simple = TRUSTED if trusted else {}

    def build_records(self, kind: type, rows: Column) -> list[Any]:
        """Return the records of a kind from mappings, in order."""
        return self.build_groups(kind, group_rows(rows))

    def build_groups(self, kind: type, groups: Sequence[RowGroup]) -> list[Any]:
        """Return the records of a kind from all groups of a file, in the order of their places."""
        built = [self._build_group(self._get_kind(kind), group, None) for group in groups]
        if len(built) == 1:
            return built[0]
        places = chain.from_iterable(group.places for group in groups)
        paired = sorted(zip(places, chain.from_iterable(built), strict=True), key=itemgetter(0))
        return [record for _, record in paired]

    def build_valid(self, kind: type, groups: Sequence[RowGroup]) -> dict[int, Any]:
        """Return the records of a kind that can be built, by their places."""
        wrong: set[int] = set()
        built = ((group.places, self._build_group(self._get_kind(kind), group, wrong)) for group in groups)
        paired = [pair for places, records in built for pair in zip(places, records, strict=False)]
        return {place: record for place, record in paired if place not in wrong} if wrong else dict(paired)

    def _get_kind(self, kind: type) -> _Kind:
        if kind not in self._kinds:
            self._kinds[kind] = _Kind(kind, self)
        return self._kinds[kind]

    def _build_group(self, kind: _Kind, group: RowGroup, wrong: set[int] | None) -> list[Any]:
        """Return the records of a group; with `wrong` the places of those with a wrong value are added to it."""
        try:
            plan = kind.plan(group.keys)
        except REFUSED:
            if wrong is None:
                raise
            return []
        self.is_untidy |= not plan.is_in_order
        number = len(group.places)
        records: list[Any] = [*map(object.__new__, repeat(kind.kind, number))]
        for name, column in zip(group.keys, group.columns, strict=True):
            one = kind.fields[name]
            try:
                _set_all(one.set, records, one.convert_column(column))
            except REFUSED:
                if wrong is None:
                    raise
                if number == 1:
                    wrong.update(group.places)
                    return records
                _set_right_ones(one, group.places, records, expand_column(column), wrong)
                if len(wrong) > _MOST_WRONG:
                    wrong.update(group.places)
                    return records
        for one in plan.missing:
            _set_all(one.set, records, one.repeat_default(number))
        return records

    def find_field_conversion(self, kind: type, key: str) -> Convert:
        """Return what converts a column of the field that has `key` in files."""
        return self._get_kind(kind).fields[key].convert

    def find_conversion(self, hint: Any) -> Convert:
        """Return what converts a column of a field that is declared as `hint`. Raises TypeError if nothing does."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (typing.Union, types.UnionType):
            (inner,) = (one for one in arguments if one is not types.NoneType)
            return _convert_present(self.find_conversion(inner))
        if origin is Annotated:
            return self._find_annotated(arguments[0], *hint.__metadata__)
        if origin is Literal:
            return _choose(arguments)
        if origin is tuple:
            return self._find_tuple(arguments)
        if origin is dict:
            return _convert_mappings(*map(self.find_conversion, arguments))
        if is_record(hint):
            return lambda rows: self.build_records(hint, rows)
        if hint is str:
            return self._take_texts
        raise TypeError(hint)

    def _find_annotated(self, inner: Any, conversion: Conversion | Requirement) -> Convert:
        if isinstance(conversion, Requirement):
            first, require = self.find_conversion(inner), conversion.require
            return first if self._trusted else lambda column: map(require, first(column))
        convert = conversion.convert
        if conversion.takes_zone:
            zone, known = self._zone, read_moment if self._trusted else convert
            return lambda column: [known(value, zone) for value in column]
        return self._simple.get(convert) or (lambda column: _convert_each(convert, column))

    def _find_tuple(self, arguments: tuple[Any, ...]) -> Convert:
        inner = self.find_conversion(arguments[0])
        if arguments[-1] is not Ellipsis:
            return _convert_pairs([*map(self.find_conversion, arguments)])
        return lambda column: _convert_lists(inner, column)

    def _take_texts(self, column: Column) -> Column:
        """Return texts as they are."""
        if not self._trusted and set(map(type, column)) - {str}:
            raise TypeError
        return column


class _Field(NamedTuple):
    """A field of a record: how it is set, converted, and what it is where its key is missing."""

    set: Callable[[Any, Any], None]
    convert: Convert
    default: Any
    make_default: Callable[[], Any] | None
    is_required: bool

    def convert_column(self, column: Column | Coded) -> Iterable[Any]:
        """Return the values of a column of data."""
        if isinstance(column, Coded):
            return column.expand(self.convert(column.known))
        return self.convert(column)

    def repeat_default(self, number: int) -> Iterable[Any]:
        """Return the default `number` times, each an object of its own where it can be changed."""
        make = self.make_default
        return repeat(self.default, number) if make is None else [make() for _ in range(number)]


class _Plan(NamedTuple):
    """What is known of records with some keys: whether they are in order, and the fields that are missing."""

    is_in_order: bool
    missing: Sequence[_Field]


class _Kind:
    """A kind of record: its fields by their keys in files. Past the guard of frozen records, slots are set."""

    def __init__(self, kind: type, builder: RecordBuilder) -> None:
        hints = get_types(kind)
        self.kind = kind
        self.fields: Mapping[str, _Field] = {}
        self._plans: dict[tuple[Any, ...], _Plan] = {}
        found = {}
        for one in fields(kind):
            has_factory = one.default_factory is not MISSING
            found[get_key(one.name)] = _Field(
                getattr(kind, one.name).__set__,
                _convert_later(builder, hints[one.name]),
                one.default,
                one.default_factory if has_factory else None,  # type: ignore[arg-type]  # not MISSING
                one.default is MISSING and not has_factory,
            )
        self.fields = found

    def plan(self, keys: tuple[Any, ...]) -> _Plan:
        """Return what is known of records with these keys. Raises KeyError if one is unknown, or missing."""
        if keys not in self._plans:
            ranks = {key: rank for rank, key in enumerate(self.fields)}
            order = [ranks[key] for key in keys]
            missing = [one for key, one in self.fields.items() if key not in keys]
            if any(one.is_required for one in missing):
                raise KeyError(keys)
            self._plans[keys] = _Plan(order == sorted(order), missing)
        return self._plans[keys]


def _convert_later(builder: RecordBuilder, hint: Any) -> Convert:
    """Return a conversion that is looked for when it is first used: parts have parts."""
    found: list[Convert] = []

    def convert(column: Column) -> Iterable[Any]:
        if not found:
            found.append(builder.find_conversion(hint))
        return found[0](column)

    return convert


def _set_all(put: Callable[[Any, Any], None], records: Sequence[Any], values: Iterable[Any]) -> None:
    deque(map(put, records, values), maxlen=0)


def _set_right_ones(
    field: _Field, places: Sequence[int], records: Sequence[Any], column: Column, wrong: set[int]
) -> None:
    for place, record, value in zip(places, records, column, strict=True):
        try:
            (converted,) = field.convert([value])
            field.set(record, converted)
        except REFUSED:
            wrong.add(place)
            if len(wrong) > _MOST_WRONG:
                return


def _convert_present(inner: Convert) -> Convert:
    def convert(column: Column) -> Iterable[Any]:
        if None not in column:
            return inner(column)
        converted = iter(inner([value for value in column if value is not None]))
        return [None if value is None else next(converted) for value in column]

    return convert


def _convert_each(convert: Callable[[Any], Any], column: Column) -> Iterable[Any]:
    """Return the values converted, each text only once: 1 and True are equal, but no texts of two meanings are."""
    if set(map(type, column)) == {str}:
        known = set(column)
        if 2 * len(known) <= len(column):
            return map({text: convert(text) for text in known}.__getitem__, column)
    return map(convert, column)


def _choose(choices: tuple[Any, ...]) -> Convert:
    known = {choice: choice for choice in choices}
    return lambda column: map(known.__getitem__, column)


def _convert_lists(inner: Convert, column: Column) -> Iterable[Any]:
    if set(map(type, column)) - {list}:
        raise TypeError
    converted = iter(inner([*chain.from_iterable(column)]))
    return [tuple(islice(converted, len(items))) for items in column]


def _convert_pairs(inner: Sequence[Convert]) -> Convert:
    """Return the conversion of lists with one item for each of `inner`."""

    def convert(column: Column) -> Iterable[Any]:
        if any(type(items) is not list or len(items) != len(inner) for items in column):
            raise TypeError
        return zip(*(one([items[n] for items in column]) for n, one in enumerate(inner)), strict=True)

    return convert


def _convert_mappings(keys: Convert, values: Convert) -> Convert:
    def convert(column: Column) -> Iterable[Any]:
        if set(map(type, column)) - {dict}:
            raise TypeError
        names = iter(keys([*chain.from_iterable(column)]))
        converted = iter(values([value for items in column for value in items.values()]))
        return [dict(zip(islice(names, len(items)), islice(converted, len(items)), strict=True)) for items in column]

    return convert
