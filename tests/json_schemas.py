"""The schemas that hold what teamops prints as JSON; `tests/schemas` has them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of `report` or `lists`, which knows too which days there are."""
    file = Path(__file__).parent / "schemas" / f"{name}.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def problems(document: Any, name: str) -> list[str]:
    """What is most wrong in a document by the schema `name`, with its place; nothing where it is of that form."""
    error = best_match(validator(name).iter_errors(document))
    return [] if error is None else [f"{error.json_path}: {error.message[:500]}"]
