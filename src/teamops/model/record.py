"""The one way records are declared: frozen pydantic dataclasses with slots that refuse unknown keys.

Dataclasses rather than `BaseModel`: a `BaseModel` carries a dict and a set of the fields that were given, and 100,000
tasks of them take three times the memory (`python -m benchmarks.records`). Validators are built when they are first
needed (`defer_build`), for few runs need all of them.
"""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

C = TypeVar("C", bound=type)

_CONFIG = ConfigDict(defer_build=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: C) -> C:
    """Make `cls` a record: frozen, keyword-only, with slots, validated on construction."""
    made: Any = dataclass(config=_CONFIG, frozen=True, slots=True, kw_only=True)(cls)
    return made  # type: ignore[no-any-return]  # pydantic returns a look-alike class
