"""Filter events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice

from teamops.history.changes.delta import States
from teamops.history.changes.summary import DeltaFilter
from teamops.history.compare import FieldChange, compare_items
from teamops.model.dataclass import dataclass
from teamops.model.event import Address, Event, Items, group_nested_items
from teamops.model.records.settings import Clocks


@dataclass(frozen=True, slots=True)
class EventFilter:
    """A filter of events; empty fields match everything.

    `words` name records, or things inside them: by their addresses, or by the last segment of one (`imp-2026-08-1`).
    `authors` are names and e-mail addresses, in lower case. `since` is inclusive, `until` is not. `limit` is the number
    of events. `uncommitted` includes uncommitted events.
    """

    words: tuple[str, ...] = ()
    kind: str | None = None
    authors: frozenset[str] = frozenset()
    field: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    limit: int | None = None
    uncommitted: bool = False
    clock: Clocks = "author"

    def may_match_commit(self, at: datetime, author: str, email: str) -> bool:
        """Return whether events of such a commit may match."""
        return (
            (self.since is None or at >= self.since)
            and (self.until is None or at < self.until)
            and (not self.authors or bool({author.casefold(), email.casefold()} & self.authors))
        )

    def is_match(self, event: Event) -> bool:
        """Return whether the event matches, regardless of its commit."""
        is_of_field = self.field is None or f"{event.public_field}.".startswith(f"{self.field}.")
        return is_of_field and self.is_item_match(event.item)

    def is_item_match(self, item: Address) -> bool:
        """Return whether the kind matches, and the item is named or inside a named one."""
        is_of_kind = self.kind is None or item.kind == self.kind
        return is_of_kind and (not self.words or any(is_about(item, word) for word in self.words))

    def select_events(self, events: Iterable[Event]) -> Iterator[Event]:
        """Return the matching events, at most `limit`."""
        return islice((one for event in events for one in self._narrow_event(event)), self.limit)

    def _narrow_event(self, event: Event) -> Iterator[Event]:
        """Yield the event if it matches; else, for an added or removed record, its matching items."""
        if self.is_match(event):
            yield event
        elif self.field is None and not self.is_item_match(event.item):
            for item, items in group_nested_items(event.items, self.is_item_match):
                yield event._replace(item=item, items=items)


def is_about(item: Address, word: str) -> bool:
    """Return whether the item is the one named, or inside it; an improvement may be named by its id alone."""
    path = f"{item.path}/"
    return path.startswith(f"{word}/") or (item.kind == "improvement" and path.endswith(f"/{word}/"))


def is_word_in_event(word: str, event: Event) -> bool:
    """Return whether the event concerns the named item, also inside an added or removed record."""
    return any(is_about(item, word) for item in (event.item, *event.items))


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
