"""Filter changed fields by group, person or department."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teamops.history.changes.delta import States
from teamops.history.changes.summary import DeltaFilter
from teamops.history.compare import FieldChange, compare_items
from teamops.model.event import Address, Items

_KINDS = {
    "goals": ("goal", "part", "actual"),
    "tasks": ("task",),
    "monitors": ("monitor", "phase", "checkpoint", "measure"),
    "reviews": ("review", "result", "response", "lesson", "improvement"),
    "requests": ("request",),
    "meetings": ("meeting", "decision", "daily"),
}
_GROUPS: Mapping[str, str] = {kind: group for group, kinds in _KINDS.items() for kind in kinds}
"""The group of each kind of item; others belong to the settings."""

_WHOSE = ("owner", "department", "person", "from", "to", "head")


def list_field_changes(states: States, before: Items, after: Items, delta_filter: DeltaFilter) -> Iterator[FieldChange]:
    """Yield the changes that pass the filter: those of items that name the person or are inside one that does."""
    for change in compare_items(before, after):
        if delta_filter.groups and _GROUPS.get(change.item.kind, "settings") not in delta_filter.groups:
            continue
        if delta_filter.is_match_for(_list_people(change.item, before, after), states):
            yield change


def _list_people(item: Address, before: Items, after: Items) -> Iterator[str]:
    if item.kind in ("person", "department"):
        yield item.path
    path = item.path
    while path:
        for items in (before, after):
            for kind in ("goal", "part", "monitor", "review", "meeting", item.kind):
                fields = items.get(Address(kind, path), {})
                for name in _WHOSE:
                    yield from fields.get(name, "").split(", ")
        path = path.rpartition("/")[0]
