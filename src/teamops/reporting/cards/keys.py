"""A record key by key: labels, and values in words, with names for ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from teamops.locale import formats
from teamops.model.dataclass import fields
from teamops.model.records.record import get_key, is_record
from teamops.model.time.moments import format_moment
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table

_PEOPLE = frozenset(
    {"among", "owner", "collaborators", "department", "from", "to", "by", "head", "attendees", "person", "recorder"}
)
_ELSEWHERE = frozenset({"parts", "phases", "digest"})
"""Keys with a table of their own, and keys that are of no use to people."""


def build_keys_table(cells: Cells, name: str, title: str, record: Any, more: tuple[tuple[str, str], ...] = ()) -> Table:
    """Return every key of the record that has a value, under its label; the lines of `more` follow."""
    columns: tuple[Col[tuple[str, str]], ...] = (
        Col("key", 1, lambda _, line: Cell(line[0], line[0])),
        Col("value", 4, lambda _, line: Cell(line[1], line[1])),
    )
    return build_table(cells, name, title, columns, (*describe_keys(cells, record), *more), area="work.show")


def describe_keys(cells: Cells, record: Any) -> Iterator[tuple[str, str]]:
    """Yield labels and values of the keys that have a value."""
    for field in fields(record):
        key, value = get_key(field.name), getattr(record, field.name)
        if value is None or value in ((), {}) or value is False or key in _ELSEWHERE:
            continue
        kind = type(record).__name__
        yield get_label(cells, kind, key), _format_split(cells, kind, key, value) or format_value(cells, key, value)


_OF_SPLITS = {("How", "into"): "planning.level", ("How", "by"): "planning.by", ("Buffer", "at"): "planning.level"}
"""The messages for the choices of how a goal is split."""


def _format_split(cells: Cells, kind: str, key: str, value: Any) -> str | None:
    """Return the choices of a split in words; None for other keys."""
    area = _OF_SPLITS.get((kind, key))
    if area is None:
        return None
    choices = value if isinstance(value, tuple) else (value,)
    return cells.words("reports.comma").join(cells.words(f"{area}.{one}") for one in choices)


def get_label(cells: Cells, record: str, key: str) -> str:
    """Return the label of the key; the key itself if the catalogue has none."""
    own = f"fields.{record.lower()}.{key}"
    messages = (f"work.label.{key}", f"schema.{record}.{key}", own, f"fields.{key}", f"schema.key.{key}")
    return _find_message(cells, messages) or key


def _find_message(cells: Cells, messages: Iterable[str]) -> str | None:
    """Return the text of the first of `messages` that the catalogue has."""
    for message in messages:
        try:
            return cells.words(message)
        except KeyError:
            continue
    return None


def format_value(cells: Cells, key: str, value: Any) -> str:
    """Return the value in words: names for people, choices and references; numbers and days as in the file."""
    ws, words = cells.ws, cells.words
    match value:
        case str() if key in _PEOPLE:
            return _append_id(cells, ws.get_name(value), value)
        case str():
            return _format_choice(cells, key, value) or _append_id(cells, _resolve_reference(ws, key, value), value)
        case bool():
            return "✓"
        case datetime():
            return format_moment(value, ws.settings.timezone)
        case date():
            return value.isoformat()
        case Period():
            return formats.format_period(value, cells.options.lang)
        case Decimal():
            return formats.format_number(value)
        case tuple() if value and all(isinstance(one, str) for one in value):
            return words("reports.comma").join(format_value(cells, key, one) for one in value)
        case tuple():
            return "\n".join(format_value(cells, key, one) for one in value)
        case dict():
            pairs = (f"{ws.get_name(who)} {format_value(cells, key, one)}" for who, one in value.items())
            return words("reports.comma").join(pairs)
        case _ if is_record(type(value)):
            pairs = (words("reports.label", label=one, text=text) for one, text in describe_keys(cells, value))
            return " · ".join(pairs)
        case _:
            return str(value)


_CHOICES = frozenset({"status", "type", "risk", "measure", "direction", "mode", "each", "metric"})


def _format_choice(cells: Cells, key: str, value: str) -> str | None:
    """Return the name of a choice, or a repetition in words; None for other text."""
    if key == "repeat":
        return formats.format_repeat(value, cells.options.lang)
    if key not in _CHOICES:
        return None
    return _find_message(cells, (f"records.{key}.{value}", f"reports.meeting.{value}", f"work.choice.{key}.{value}"))


def _resolve_reference(ws: Workspace, key: str, value: str) -> str:
    """Return the name of the goal or project with this id; the text itself if it is no reference."""
    if key == "goal" and value in ws.nodes:
        return ws.nodes[value].name
    if key == "project":
        return next((entry.record.project for entry in ws.monitors if entry.record.id == value), value)
    return value


def _append_id(cells: Cells, name: str, word: str) -> str:
    return name if name == word else cells.words("reports.name_and_id", name=name, id=word)
