"""JSON for output: control and invisible characters are written as escapes, which programs read as the same text."""

from __future__ import annotations

import json

from teamops.model.faults.control_characters import escape_json


def format_json(document: object, *, sort_keys: bool = False) -> str:
    """Return the document as JSON with an indentation of 2 and a line break at its end."""
    return escape_json(json.dumps(document, ensure_ascii=False, indent=2, sort_keys=sort_keys)) + "\n"
