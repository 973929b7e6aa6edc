"""How records are declared: frozen dataclasses with slots, built from data by pydantic, which refuses other keys.

Plain dataclasses rather than pydantic's own, or `BaseModel`: a `BaseModel` carries a dict and a set of the given
fields, and 100,000 tasks of them take three times the memory (`python -m benchmarks.records`); and pydantic examines a
plain dataclass only when it first validates one, not at start-up, as few runs need all kinds of record. Data are
validated by a `TypeAdapter` of the record; calling a record's class sets its fields as given.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, TypeGuard, TypeVar, dataclass_transform

from teamops.model.dataclass import MISSING, dataclass

C = TypeVar("C", bound=type)


def get_key(name: str) -> str:
    """Return the key of a field in files: `from` for `from_`, as `from` is a keyword of Python."""
    return name.rstrip("_")


_CONFIG = {"extra": "forbid", "alias_generator": get_key, "validate_by_name": False, "validate_by_alias": True}
"""The `ConfigDict` of pydantic, which is not imported before a record is validated."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: C) -> C:
    """Make `cls` a record: frozen, keyword-only, with slots."""
    cls.__pydantic_config__ = _CONFIG  # type: ignore[attr-defined]  # how pydantic is told of a plain dataclass
    with_slots: Any = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    return with_slots  # type: ignore[no-any-return]  # a class with slots is another class


def is_required(field: Any) -> bool:
    """Return whether a record must have a value for the field."""
    return field.default is MISSING and field.default_factory is MISSING


def get_default(field: Any) -> Any:
    """Return the value of a field that is not given; MISSING where it is required."""
    return field.default if field.default_factory is MISSING else field.default_factory()


def is_record(declared: Any) -> TypeGuard[type]:
    """Return whether a type is a record, and not some other dataclass."""
    return isinstance(declared, type) and hasattr(declared, "__pydantic_config__")


@cache
def get_types(kind: type) -> Mapping[str, Any]:
    """Return the types of a record's fields by name, with their conversions.

    As `get_type_hints` does, which compiles each alone and takes five times as long.
    """
    types = eval(f"({', '.join(kind.__annotations__.values())},)", vars(import_module(kind.__module__)))  # noqa: S307 - declared here
    return dict(zip(kind.__annotations__, types, strict=True))
