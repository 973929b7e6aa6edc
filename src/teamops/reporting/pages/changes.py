"""Changes between two versions, as a page: one table for each group, or all in one for a report that compares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from teamops.history.changes.summary import format_counts
from teamops.locale.texts.shell import fields, records
from teamops.model.event import NAMES
from teamops.reporting.base.report import Cell, Column, Paragraph, Table

if TYPE_CHECKING:
    from teamops.history.changes.delta import Delta, States
    from teamops.history.changes.summary import DeltaGroup
    from teamops.history.compare import FieldChange
    from teamops.reporting.base.report import Block, Tone

_KINDS: Mapping[Tone, tuple[str, ...]] = {
    "good": ("done", "closed", "measure_done", "unblocked"),
    "bad": ("blocked", "lapsed", "overrun"),
    "warn": ("postponed", "lowered", "gone", "withdrawn", "escalated"),
}
_TONES: Mapping[str, Tone] = {kind: tone for tone, kinds in _KINDS.items() for kind in kinds}


def build_group_blocks(states: States, groups: Sequence[DeltaGroup]) -> tuple[Block, ...]:
    """Return the counts of every group, then a table for each."""
    if not groups:
        return (Paragraph(states.say("nothing_changed")),)
    summary = Paragraph("\n".join(format_counts(states, group) for group in groups))
    columns = _build_columns(states, "kind", "what", "who", "how")
    tables = []
    for group in groups:
        rows = tuple(_build_row(states, one) for one in group.changes)
        tables.append(Table(f"changed_{group.name}", states.say(f"group.{group.name}"), columns, rows))
    return (summary, *tables)


def build_change_table(states: States, groups: Sequence[DeltaGroup], title: str) -> Table:
    """Return all changes in one table, with the counts under its title."""
    cells = {group.name: Cell(states.say(f"group.{group.name}"), group.name) for group in groups}
    rows = tuple((cells[group.name], *_build_row(states, one)) for group in groups for one in group.changes)
    note = "\n".join(format_counts(states, group) for group in groups)
    columns = _build_columns(states, "group", "kind", "what", "who", "how")
    return Table("changed", title, columns, rows, states.say("nothing_changed"), note, subject="what")


def build_details_table(states: States, changes: Iterable[FieldChange]) -> Table:
    rows = tuple(_build_detail_row(states, change) for change in changes)
    columns = _build_columns(states, "item", "field", "before", "after")
    return Table("details", states.say("details_title"), columns, rows, states.say("nothing_changed"))


def build_json_changes(groups: Sequence[DeltaGroup]) -> list[dict[str, Any]]:
    """Return the changes for programs."""
    return [
        {
            "group": group.name,
            "counts": dict(group.counts),
            "changes": [
                {"kind": one.kind, "record": one.record, "name": one.name, "who": list(one.people), "text": one.text}
                for one in group.changes
            ],
        }
        for group in groups
    ]


def build_json_details(changes: Iterable[FieldChange]) -> list[dict[str, Any]]:
    """Return the changed fields for programs; of an item that came or went `field` is null."""
    return [
        {"kind": c.item.kind, "record": c.item.path, "field": c.field, "before": c.before, "after": c.after}
        for c in changes
    ]


def _build_columns(states: States, *keys: str) -> tuple[Column, ...]:
    shares = {"what": 2.0, "how": 3.0, "item": 2.0, "before": 2.0, "after": 2.0}
    return tuple(Column(key, states.say(f"col.{key}"), share=shares.get(key, 1.0)) for key in keys)


def _build_row(states: States, one: Delta) -> tuple[Cell, ...]:
    return (
        Cell(states.say(f"{one.group}.{one.kind}", count=1), one.kind, _TONES.get(one.kind, "")),
        Cell(one.name, one.record),
        Cell(states.format_names(*one.people), one.people) if one.people else _build_empty_cell(states),
        Cell(one.text, one.text) if one.text else _build_empty_cell(states),
    )


def _build_detail_row(states: States, change: FieldChange) -> tuple[Cell, ...]:
    kind, path = change.item
    item = Cell(states.say("item", kind=states.say(f"kind.{kind}"), path=path), path)
    if change.field is None:
        word = states.say("came" if change.before is None else "went")
        return item, Cell(word, None), _build_empty_cell(states), _build_empty_cell(states)
    values = (
        _build_value_cell(states, change.field, v) if v else _build_empty_cell(states)
        for v in (change.before, change.after)
    )
    return item, Cell(_format_field(states, change.field), change.field), *values


def _build_value_cell(states: States, field: str, value: str) -> Cell:
    """Return the value in words, with choices and people by name; its value is as in the file."""
    if (choice := records.TEXTS.get(f"{field}.{value}")) is not None:
        return Cell(choice.say(states.lang), value)
    return Cell(states.format_names(*value.split(", ")) if field in NAMES else value, value)


def _format_field(states: States, field: str) -> str:
    """Return the name of a field, else its key."""
    return fields.TEXTS[field].say(states.lang) if field in fields.TEXTS else field


def _build_empty_cell(states: States) -> Cell:
    return Cell(states.say("nothing"), None, "muted")
