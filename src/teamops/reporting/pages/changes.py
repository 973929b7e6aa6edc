"""What changed, as a page: one table for each group, or all in one for a report that compares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from teamops.history.changes.summary import format_counts
from teamops.model.event import NAMES
from teamops.reporting.base.report import Cell, Column, Paragraph, Table

if TYPE_CHECKING:
    from teamops.history.changes.delta import Delta, States
    from teamops.history.changes.summary import DeltaGroup
    from teamops.history.compare import FieldChange
    from teamops.reporting.base.report import Block, Tone

_TONES: Mapping[str, Tone] = {
    "done": "good", "closed": "good", "measure_done": "good", "unblocked": "good", "blocked": "bad", "lapsed": "bad",
    "overrun": "bad", "postponed": "warn", "lowered": "warn", "gone": "warn", "withdrawn": "warn", "escalated": "warn",
}  # fmt: skip


def build_group_blocks(states: States, groups: Sequence[DeltaGroup]) -> tuple[Block, ...]:
    """The counts of every group first, then a table for each."""
    if not groups:
        return (Paragraph(states.say("nothing_changed")),)
    summary = Paragraph("\n".join(format_counts(states, group) for group in groups))
    columns = _build_columns(states, "kind", "what", "who", "how")
    tables = (
        Table(
            f"changed_{g.name}",
            states.say(f"group.{g.name}"),
            columns,
            tuple(_build_row(states, one) for one in g.changes),
        )
        for g in groups
    )
    return (summary, *tables)


def build_change_table(states: States, groups: Sequence[DeltaGroup], title: str) -> Table:
    """All changes in one table, with the counts under its title."""
    rows = tuple(
        (_build_group_cell(states, group), *_build_row(states, one)) for group in groups for one in group.changes
    )
    note = "\n".join(format_counts(states, group) for group in groups)
    columns = _build_columns(states, "group", "kind", "what", "who", "how")
    return Table("changed", title, columns, rows, states.say("nothing_changed"), note, subject="what")


def build_details_table(states: States, changes: Iterable[FieldChange]) -> Table:
    """Every changed field."""
    rows = tuple(_build_detail_row(states, change) for change in changes)
    columns = _build_columns(states, "item", "field", "before", "after")
    return Table("details", states.say("details_title"), columns, rows, states.say("nothing_changed"))


def build_json_changes(groups: Sequence[DeltaGroup]) -> list[dict[str, Any]]:
    """The told changes for programs."""
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
    """The changed fields for programs; of an item that came or went `field` is null."""
    return [
        {"kind": c.item.kind, "record": c.item.path, "field": c.field, "before": c.before, "after": c.after}
        for c in changes
    ]


def _build_columns(states: States, *keys: str) -> tuple[Column, ...]:
    shares = {"what": 2.0, "how": 3.0, "item": 2.0, "before": 2.0, "after": 2.0}
    return tuple(Column(key, states.say(f"col.{key}"), share=shares.get(key, 1.0)) for key in keys)


def _build_row(states: States, one: Delta) -> tuple[Cell, ...]:
    return (
        Cell(states.say(f"{one.group}.{one.kind}"), one.kind, _TONES.get(one.kind, "")),
        Cell(one.name, one.record),
        Cell(states.format_names(*one.people), one.people) if one.people else _build_empty_cell(states),
        Cell(one.text, one.text) if one.text else _build_empty_cell(states),
    )


def _build_group_cell(states: States, group: DeltaGroup) -> Cell:
    return Cell(states.say(f"group.{group.name}"), group.name)


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
    """The value as people read it: choices and people by name; machines get what the file has."""
    from teamops.locale.texts.shell.records import TEXTS

    if (choice := TEXTS.get(f"{field}.{value}")) is not None:
        return Cell(choice.say(states.lang), value)
    return Cell(states.format_names(*value.split(", ")) if field in NAMES else value, value)


def _format_field(states: States, field: str) -> str:
    """What a field is called; one without a name of its own goes by its key."""
    from teamops.locale.texts.shell.fields import TEXTS

    return TEXTS[field].say(states.lang) if field in TEXTS else field


def _build_empty_cell(states: States) -> Cell:
    return Cell(states.say("nothing"), None, "muted")
