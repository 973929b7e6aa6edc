"""How a field's type converts a value: metadata of its annotation, for pydantic and for whoever does without it.

Importing pydantic takes longer than most commands, and most files can be read without it. So nothing here imports it
before it asks for its schema.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class RefusedValueError(ValueError):
    """A value that its field refuses: `expected` is a word of the catalogue, `value` the value in few words."""

    def __init__(self, expected: str, value: str) -> None:
        super().__init__(expected, value)
        self.expected, self.value = expected, value


def make_value_error(expected: str, value: object) -> RefusedValueError:
    """Return the error of a value that its field refuses; `expected` is a word of the catalogue."""
    return RefusedValueError(expected, _abbreviate(value))


def _abbreviate(value: object) -> str:
    if isinstance(value, str):
        return value if len(value) <= 60 else value[:57] + "..."
    return {dict: "{…}", list: "[…]", tuple: "[…]", type(None): "null"}.get(type(value), str(value))


class Conversion:
    """Makes the value of a field from any data; `convert` raises ValueError for data that the field refuses.

    `convert` is a function of the data, and of the team's time zone or None if it `takes_zone`.
    """

    __slots__ = ("convert", "takes_zone")

    def __init__(self, convert: Callable[..., Any], *, takes_zone: bool = False) -> None:
        self.convert = convert
        self.takes_zone = takes_zone

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> Any:
        from pydantic_core import core_schema

        convert = _raise_for_pydantic(self.convert)
        if not self.takes_zone:
            return core_schema.no_info_plain_validator_function(convert)
        return core_schema.with_info_plain_validator_function(
            lambda value, info: convert(value, (info.context or {}).get("zone"))
        )


class Requirement:
    """Requires more of a value of the annotated type; `require` returns the value, or raises ValueError."""

    __slots__ = ("require",)

    def __init__(self, require: Callable[[Any], Any]) -> None:
        self.require = require

    def __get_pydantic_core_schema__(self, source: object, handler: Callable[[object], Any]) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(_raise_for_pydantic(self.require), handler(source))


def _raise_for_pydantic(convert: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same function with the error that pydantic lists under the type `value`."""
    from pydantic_core import PydanticCustomError

    def convert_or_raise(*arguments: Any) -> Any:
        try:
            return convert(*arguments)
        except RefusedValueError as refused:
            facts = {"expected": refused.expected, "value": refused.value}
            raise PydanticCustomError("value", "{expected}", facts) from None

    return convert_or_raise
