"""Conversions: plain functions for whoever reads without pydantic, and validators for pydantic."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import Annotated, Any, get_args, get_type_hints
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter, ValidationError

from teamops.model.records import values
from teamops.model.records.conversion import Conversion, Requirement, make_value_error
from teamops.model.records.record import get_types
from teamops.model.records.settings import Settings
from teamops.model.workspace import SECTIONS

ZONE = ZoneInfo("Asia/Shanghai")


def test_the_model_is_imported_without_pydantic() -> None:
    program = "import sys, teamops.model.workspace; print(*{name.partition('.')[0] for name in sys.modules})"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert not set(ran.stdout.split()) & {"pydantic", "pydantic_core", "typing_extensions"}


def test_a_converter_is_found_in_the_annotation_and_called_as_a_plain_function() -> None:
    declared, conversion = get_args(values.Moment)
    assert declared is datetime
    assert conversion.takes_zone
    assert conversion.convert("2026-09-14 08:00", ZONE) == datetime(2026, 9, 14, 8, tzinfo=ZONE)
    assert get_args(values.Number)[1].convert("1.50").written == "1.50"


def test_pydantic_converts_as_the_converter_does_with_the_zone_of_its_context() -> None:
    adapter: TypeAdapter[datetime] = TypeAdapter(values.Moment)
    assert adapter.validate_python("2026-09-14 08:00", context={"zone": ZONE}).tzinfo is ZONE
    assert adapter.validate_python("2026-09-14 08:00Z").tzinfo == UTC
    with pytest.raises(ValidationError):
        adapter.validate_python("2026-09-14 08:00")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("x" * 61, "x" * 57 + "..."), ({}, "{…}"), ([], "[…]"), ((), "[…]"), (None, "null"), (1.5, "1.5")],
)
def test_a_refused_value_is_reported_in_few_words(value: object, shown: str) -> None:
    def refuse(value: object) -> Any:
        raise make_value_error("number", value)

    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[Any, Conversion(refuse)])
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(value)
    (error,) = caught.value.errors(include_url=False)
    assert (error["type"], error["msg"]) == ("value", "number")
    assert error["ctx"] == {"expected": "number", "value": shown}


def test_a_requirement_comes_after_the_type() -> None:
    def require_no(value: Any) -> Any:
        raise make_value_error("pattern", value)

    adapter: TypeAdapter[str] = TypeAdapter(Annotated[str, Requirement(require_no)])
    for value, kind in ((1, "string_type"), ("a", "value")):
        with pytest.raises(ValidationError) as caught:
            adapter.validate_python(value)
        assert [error["type"] for error in caught.value.errors()] == [kind]


@pytest.mark.parametrize("kind", [Settings, *SECTIONS.values()])
def test_the_types_of_a_record_are_its_type_hints(kind: type) -> None:
    assert get_types(kind) == get_type_hints(kind, include_extras=True)
