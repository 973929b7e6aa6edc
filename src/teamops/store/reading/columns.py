"""The data of a file as columns: a field of all records with the same keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from itertools import count
from typing import Any

from teamops.model.named_tuple import NamedTuple
from teamops.model.records.values import convert_day, convert_id, convert_names

Column = Sequence[Any]
Convert = Callable[[Column], Iterable[Any]]
"""Returns the values of a field from those of the data, in order; raises one of the errors REFUSED for a wrong one."""


class Coded(NamedTuple):
    """A column of few different texts: each of them once, and a character for every record that says which it has."""

    known: Sequence[str]
    codes: str

    @classmethod
    def of(cls, column: Column) -> Coded | None:
        """Return `column` in that form; None unless it holds texts, each of them twice on average."""
        if set(map(type, column)) != {str}:
            return None
        known = dict.fromkeys(column)
        if 2 * len(known) > len(column) or len(known) > _MOST_CODES:
            return None
        codes = dict(zip(known, _list_codes(), strict=False))
        return cls([*known], "".join(map(codes.__getitem__, column)))

    def expand(self, values: Iterable[Any]) -> Iterable[Any]:
        """Return the value of each record, where `values` are those of `known`."""
        return map(dict(zip(_list_codes(), values, strict=False)).__getitem__, self.codes)


_FIRST_CODE = "]"
"""JSON escapes none of the characters that follow."""
_MOST_CODES = 50_000
"""So that no surrogate is among the codes."""


def _list_codes() -> Iterator[str]:
    return map(chr, count(ord(_FIRST_CODE)))


class RowGroup(NamedTuple):
    """Records of a file with the same keys in the same order: their places among all, and a column for each key."""

    keys: tuple[Any, ...]
    places: Sequence[int]
    columns: Sequence[Column | Coded]


def group_rows(rows: Sequence[Any]) -> list[RowGroup]:
    """Return the mappings `rows` in groups. Raises TypeError for anything but mappings."""
    if set(map(type, rows)) - {dict}:
        raise TypeError
    places: dict[tuple[Any, ...], list[int]] = {}
    for place, keys in enumerate(map(tuple, rows)):
        places.setdefault(keys, []).append(place)
    if len(places) == 1:
        return [RowGroup(keys, of_keys, _transpose(rows)) for keys, of_keys in places.items()]
    return [RowGroup(keys, of_keys, _transpose([rows[n] for n in of_keys])) for keys, of_keys in places.items()]


def _transpose(rows: Sequence[dict[Any, Any]]) -> list[Column | Coded]:
    return [*zip(*map(dict.values, rows), strict=True)]


def expand_column(column: Column | Coded) -> Column:
    """Return a column with the value of each record."""
    return [*column.expand(column.known)] if isinstance(column, Coded) else column


def read_moment(value: str, zone: tzinfo) -> datetime:
    """Return a time with its zone, by default the team's."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


class _Days(dict[str, date]):
    """Days by their text. Kept from file to file: records repeat the same few days."""

    def __missing__(self, text: str) -> date:
        day = self[text] = date.fromisoformat(text)
        return day


_days = _Days()


def _read_days(column: Column) -> Iterable[date]:
    return map(_days.__getitem__, column)


def _read_names(column: Column) -> Iterable[tuple[str, ...]]:
    return [(names,) if type(names) is str else tuple(names) for names in column]


TRUSTED: Mapping[Any, Convert] = {
    convert_id: lambda column: column,
    convert_names: _read_names,
    convert_day: _read_days,
}
"""How values that were right before are read, where that takes less time."""
