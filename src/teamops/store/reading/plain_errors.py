"""The errors of a record in which each wrong field is wrong by itself, as pydantic lists them, without its import.

That are most: a word that is no choice, a number or day that is none, a missing or unknown key. What is wrong within a
value that holds others is left to pydantic. A property test holds both to the same errors.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from teamops.model.dataclass import fields
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.conversion import Conversion, RefusedValueError
from teamops.model.records.record import get_key, get_types, is_required
from teamops.store.reading.columns import Convert
from teamops.store.reading.record_builder import REFUSED, RecordBuilder

_MANY = 200
"""More keys than a record of any kind has, and items than most values: pydantic looks at them once for all."""

PlainError = Mapping[str, Any]
"""An error with the keys of pydantic's that are used here: `type`, `loc`, `input`, `ctx` and `msg`."""


class _NestedError(Exception):
    """Something is wrong within a value that holds others."""


def list_plain_errors(kind: type, row: object, builder: RecordBuilder) -> list[PlainError] | None:
    """Return the errors of a record, none if it is valid; None where pydantic has to list them."""
    if type(row) is not dict or len(row) > _MANY or not all(isinstance(key, str) for key in row):
        return None
    try:
        return [*_list_errors(kind, row, builder)]
    except _NestedError:
        return None


def _list_errors(kind: type, row: Mapping[str, Any], builder: RecordBuilder) -> Iterator[PlainError]:
    declared = _list_declared(kind)
    for key, field in declared.items():
        if key not in row:
            if field.is_required:
                yield {"type": "missing", "loc": (key,)}
        elif (error := _find_error(field, row[key], builder.find_field_conversion(kind, key))) is not None:
            yield {**error, "loc": (key,), "input": row[key]}
    for key in row:
        if key not in declared:
            yield {"type": "unexpected_keyword_argument", "loc": (key,)}


class _Declared(NamedTuple):
    """What is declared of a field: whether it is required, whether null is a value, and what other values are."""

    is_required: bool
    is_optional: bool
    choices: tuple[Any, ...]
    is_text: bool
    is_converted: bool


@cache
def _list_declared(kind: type) -> Mapping[str, _Declared]:
    """Return what is declared of each field, by key."""
    hints = get_types(kind)
    return {get_key(one.name): _read_declaration(hints[one.name], is_required=is_required(one)) for one in fields(kind)}


def _read_declaration(hint: Any, *, is_required: bool) -> _Declared:
    is_optional = get_origin(hint) in (typing.Union, types.UnionType)
    if is_optional:
        (hint,) = (one for one in get_args(hint) if one is not types.NoneType)
    return _Declared(
        is_required,
        is_optional,
        choices=get_args(hint) if get_origin(hint) is Literal else (),
        is_text=hint is str,
        is_converted=get_origin(hint) is Annotated and isinstance(hint.__metadata__[0], Conversion),
    )


def _find_error(field: _Declared, value: Any, convert: Convert) -> PlainError | None:
    """Return what is wrong with the value of a field, without its place."""
    if field.is_optional and value is None:
        return None
    if field.choices:
        return None if isinstance(value, str) and value in field.choices else {"type": "literal_error"}
    if field.is_text and not isinstance(value, str):
        return {"type": "string_type", "msg": "Input should be a valid string"}
    if isinstance(value, list | dict) and len(value) > _MANY:
        raise _NestedError
    try:
        (_,) = convert([value])
    except RefusedValueError as refused:
        if field.is_converted:
            return {"type": "value", "ctx": {"expected": refused.expected, "value": refused.value}}
        raise _NestedError from None
    except REFUSED:
        raise _NestedError from None
    return None
