"""The data of files as JSON keeps them: columns of what was written. What is kept of a file was valid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from teamops.store.reading.columns import Coded, Column, RowGroup

Packed = Mapping[str, Sequence[Sequence[Any]]]
"""Sections with groups as lists: keys, the places or only their number where there are no others, and columns. A column
of few different texts is a mapping."""


def pack_groups(grouped: Mapping[str, Sequence[RowGroup]]) -> Packed:
    """Return groups as plain lists and numbers."""
    return {
        section: [
            (one.keys, list(one.places) if len(groups) > 1 else len(one.places), [*map(_pack_column, one.columns)])
            for one in groups
        ]
        for section, groups in grouped.items()
    }


def unpack_groups(packed: Packed) -> dict[str, list[RowGroup]]:
    """Return the groups that `pack_groups` packed."""
    return {
        section: [
            RowGroup(
                tuple(keys),
                range(places) if isinstance(places, int) else places,
                [Coded(**column) if type(column) is dict else column for column in columns],
            )
            for keys, places, columns in groups
        ]
        for section, groups in packed.items()
    }


def _pack_column(column: Column | Coded) -> object:
    coded = column if isinstance(column, Coded) else Coded.of(column)
    return column if coded is None else coded._asdict()
