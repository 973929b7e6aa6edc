"""The event that gave each field of a record its present value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamops.history.compare import is_same
from teamops.model.event import Address, Event, FieldOrigin, Items


def blame_fields(items: Items, events: Iterable[Event]) -> Iterator[FieldOrigin]:
    """Yield the origin of every field of the items, in order. `events` are all of the record, newest first."""
    setters: dict[tuple[Address, str], list[tuple[str, Event]]] = {}
    for event in events:
        if event.field is not None and event.after is not None:
            setters.setdefault((event.item, event.field), []).append((event.after, event))
        for item, fields in event.items.items() if event.kind == "born" else ():
            for field, value in fields.items():
                setters.setdefault((item, field), []).append((value, event))
    for item, fields in items.items():
        for field, value in fields.items():
            candidates = setters.get((item, field), ())
            yield FieldOrigin(
                item, field, value, next((e for after, e in candidates if is_same(field, after, value)), None)
            )
