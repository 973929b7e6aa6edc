"""Faults from pydantic's errors: each with a place, the expected keys or choices, and a suggestion."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from teamops.model.place import At, Fault, Key
from teamops.store.reading.fault_context import FaultContext
from teamops.store.yaml.record_schema import Expectation, find_expectation, list_known_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import TypeAdapter, ValidationError

_VARIANTS = {"string_type": "text", "tuple_type": "list", "dataclass_type": "mapping", "dict_type": "mapping"}
MANY_ERRORS = 2_000
"""Most errors of one record that pydantic can list without much memory."""
UNKNOWN_KEY = "unexpected_keyword_argument"


@cache
def build_adapter(kind: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # here: it takes longer to import than most files to read

    return TypeAdapter(kind)


def build_faults(
    error: ValidationError, row: object, at: At, kind: type, notes: FaultContext, context: Any
) -> list[Fault]:
    """Return a fault for each of pydantic's errors in the record `row` at `at`, as far as there is room."""
    count = error.error_count()
    items = select_first_errors(error, row, kind, context).errors(include_url=False)
    faults = list_faults(items, at, kind, notes)
    if count > len(items):
        first = At(at.file, (*at.route, *items[0]["loc"][:2]))
        notes.room.count(_find_code(items[0]["type"]), first, count - len(items))
    return faults


def list_faults(errors: Iterable[Any], at: At, kind: type, notes: FaultContext) -> list[Fault]:
    """Return a fault for each of the errors in the record at `at`, as far as there is room."""
    return [_build_fault(one, at, kind, notes) for one in errors if notes.room.admit(_find_code(one["type"]), at)]


def select_first_errors(error: ValidationError, row: object, kind: type, context: Any) -> ValidationError:
    """Return the errors of a record; if there are very many, of its first items: a list of all takes much memory."""
    for size in (MANY_ERRORS, MANY_ERRORS * 10) if error.error_count() > MANY_ERRORS else ():
        try:
            build_adapter(kind).validate_python(_shorten_record(row, size), context=context)
        except type(error) as some:
            if some.error_count() <= MANY_ERRORS * 10:
                return some
    return error


def _shorten_record(value: Any, size: int) -> Any:
    """Return a record with the first of its many items; known keys stay, so that none is missing."""
    if isinstance(value, list):
        return [_shorten_record(item, size) for item in value[:size]]
    if isinstance(value, dict):
        if len(value) > size:
            value = dict(islice(value.items(), size)) | {key: value[key] for key in list_known_keys() if key in value}
        return {key: _shorten_record(item, size) for key, item in value.items()}
    return value


def _find_code(kind: str) -> str:
    """Return the code of the rule for pydantic's error type `kind`."""
    return {"missing": "F004", UNKNOWN_KEY: "F002"}.get(kind, "F003")


def _build_fault(item: Any, record: At, kind: type, notes: FaultContext) -> Fault:
    loc: tuple[Key, ...] = item["loc"]
    on_key = bool(loc) and loc[-1] == "[key]" and item["type"] != UNKNOWN_KEY
    at = At(record.file, (*record.route, *(loc[:-1] if on_key else loc)), on_key=on_key)
    key = next((str(k) for k in reversed(at.route) if isinstance(k, str)), "")
    expected = find_expectation(kind, loc[:-1])
    match item["type"]:
        case "missing":
            parent = At(at.file, at.route[:-1])
            return Fault("F004", parent, "key", (("key", str(loc[-1])), ("record", expected.record)))
        case t if t == UNKNOWN_KEY:
            return build_key_fault(at._replace(on_key=True), "key", str(loc[-1]), expected.record, expected.keys, notes)
        case "literal_error":
            return _build_choice_fault(at, key, item["input"], find_expectation(kind, loc), notes)
        case "value":
            return Fault("F003", at, item["ctx"]["expected"], (("key", key), ("value", item["ctx"]["value"])))
        case other:
            facts = (("key", key), ("value", format_refused_value(item["input"])), ("expected", item["msg"]))
            return Fault("F003", at, _VARIANTS.get(other, "other"), facts)


def build_key_fault(
    at: At, variant: str, key: str, record: str, choices: tuple[str, ...], notes: FaultContext
) -> Fault:
    near = notes.guesses.find_nearest(key, choices)
    facts = (("key", key), ("record", record), ("near", near), ("choices", _join_choices(choices)))
    return Fault("F002", at, variant, facts)


@cache
def _join_choices(choices: tuple[str, ...]) -> str:
    """Join the choices in one text, which thousands of faults may share."""
    return ", ".join(choices)


def _build_choice_fault(at: At, key: str, value: object, expected: Expectation, notes: FaultContext) -> Fault:
    word = format_refused_value(value)
    facts = (("key", key), ("value", word), ("choices", _join_choices(expected.choices)))
    return Fault("F003", at, "choice", (*facts, ("near", notes.guesses.find_nearest(word, expected.choices))))


def format_refused_value(value: object) -> str:
    """Return a refused value in few words."""
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, (list, tuple)):
        return "[…]"
    text = "null" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "..."
