"""A report as JSON: a contract with programs, in which only titles depend on the language.

Rows have the values of cells: ids of people, ISO dates, the files' words for a status, numbers; null for nothing. Keys
are sorted, so that equal reports are equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from teamops.model.figures.quantity import format_plain
from teamops.model.later_pattern import compile_later
from teamops.render.json_text import format_json
from teamops.reporting.base.report import Block, Chart, Heading, Notes, Paragraph, Report, Table, Value

VERSION = 1
_HALVES = compile_later("[\ud800-\udfff]")
"""Halves of surrogate pairs (in file names that are no UTF-8), which UTF-8 cannot encode."""


def render(report: Report) -> str:
    """Return the report as an indented JSON document that ends in a line break."""
    options = report.options
    document = {
        "version": VERSION,
        "report": report.name,
        "title": report.title,
        "team": report.team,
        "period": options.period.text,
        "as_of": options.today.isoformat(),
        "commit": options.commit,
        "person": options.person,
        "department": options.department,
        "blocks": [_build_block(block) for block in report.blocks],
    }
    return dump_json(document)


def dump_json(document: Mapping[str, Any]) -> str:
    """Return any document as indented JSON with sorted keys, without control and invisible characters."""
    return _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", format_json(document, sort_keys=True))


def _build_block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"type": "heading", "title": block.title}
        case Paragraph():
            return {"type": "text", "title": block.text}
        case Notes():
            return {"type": "text", "title": block.title}
        case Chart():
            return {
                "type": "chart",
                "name": block.name,
                "kind": type(block.picture).__name__.lower(),
                "title": block.title,
                "said": block.description,
                "columns": list(block.picture.columns),
                "rows": [[convert_value(value) for value in row] for row in block.picture.rows],
            }
        case Table():
            said = block.for_screen
            return {
                "type": "table",
                "name": said.name,
                "title": said.title,
                "columns": [column.key for column in said.columns],
                "rows": [[convert_value(cell.value) for cell in row] for row in said.rows],
            }


def convert_value(value: Value) -> Any:
    """Return the value for JSON: a number if doubles can hold it exactly, else its digits as text."""
    match value:
        case Decimal():
            return _convert_number(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {key: convert_value(inner) for key, inner in value.items()}
        case None | str() | int():
            return value
        case _:
            return [convert_value(inner) for inner in value]


def _convert_number(value: Decimal) -> int | float | str:
    """Return a number if every JSON reader keeps it (integers up to 2⁵³, decimals of up to 15 digits), else text."""
    if value == value.to_integral_value():
        return int(value) if abs(value) <= 2**53 else format_plain(value)
    return float(value) if len(value.normalize().as_tuple().digits) <= 15 else format_plain(value)
