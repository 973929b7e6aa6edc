"""Build the events of records from the files that differ between commits: added, removed, moved or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from teamops.history.compare import build_merge_base, compare_items
from teamops.history.items import Records
from teamops.model.event import Address, Event, Items
from teamops.model.named_tuple import NamedTuple


class RecordDiff(NamedTuple):
    """The records that differ between two versions of a file."""

    file: str
    before: Records
    after: Records


class PlacedRecord(NamedTuple):
    """A record in a file."""

    file: str
    items: Items


class RecordChange(NamedTuple):
    """A record before and after; None if it is missing."""

    record: Address
    before: PlacedRecord | None
    after: PlacedRecord | None


class ChangeSource(NamedTuple):
    """The author, time and commit of a change."""

    author: str = ""
    email: str = ""
    at: datetime | None = None
    commit: str = ""
    subject: str = ""


def compare_records(files: Iterable[RecordDiff]) -> Iterator[RecordChange]:
    """Yield the changes of records; one removed from a file and new in another was moved."""
    gone: dict[Address, list[PlacedRecord]] = {}
    new: list[tuple[Address, PlacedRecord]] = []
    for file, before, after in files:
        for record, items in after.items():
            if record in before:
                yield RecordChange(record, PlacedRecord(file, before[record]), PlacedRecord(file, items))
            else:
                new.append((record, PlacedRecord(file, items)))
        for record, items in before.items():
            if record not in after:
                gone.setdefault(record, []).append(PlacedRecord(file, items))
    for record, placed in new:
        yield RecordChange(record, gone[record].pop(0) if gone.get(record) else None, placed)
    for record, left in gone.items():
        yield from (RecordChange(record, placed, None) for placed in left)


def compare_merge(parents: Sequence[Iterable[RecordChange]]) -> Iterator[RecordChange]:
    """Yield the changes that a merge made itself: records that differ from all of its parents.

    Each is compared with the first parent that has it.
    """
    first, *others = ({change.record: change for change in changes} for changes in parents)
    for record, change in first.items():
        every = [change, *(other[record] for other in others if record in other)]
        if len(every) < len(parents):
            continue
        having = [one.before for one in every if one.before is not None]
        if change.after is None:
            if len(having) == len(every):
                yield change
            continue
        if not having:
            yield change
            continue
        items = build_merge_base([one.before and one.before.items for one in every], change.after.items)
        files = [placed.file for placed in having]
        file = change.after.file if change.after.file in files else files[0]
        yield RecordChange(record, PlacedRecord(file, items), change.after)


def build_events(change: RecordChange, source: ChangeSource) -> Iterator[Event]:
    """Yield the events of a record in a commit."""
    record, before, after = change
    placed = after or before
    if placed is None:
        return
    name, known = find_record_name(placed.items[record]), {**(before.items if before else {}), **placed.items}

    def build_event(
        item: Address, field: str | None, old: str | None, new: str | None, items: Items | None = None
    ) -> Event:
        return Event(item, field, old, new, *source, name or find_record_name(known[item]), items or {})

    if before is None:
        yield build_event(record, None, None, placed.file, placed.items)
    elif after is None:
        yield build_event(record, None, placed.file, None, placed.items)
    else:
        if before.file != after.file:
            yield build_event(record, None, before.file, after.file)
        for item, field, old, new, items in compare_items(before.items, after.items):
            if field is None:
                files = (before.file if old is not None else None), (after.file if new is not None else None)
                yield build_event(item, None, *files, items)
            else:
                yield build_event(item, field, old, new, items)


def find_record_name(fields: dict[str, str]) -> str:
    """Return the name of a record, from its fields; empty if it has none."""
    return next((fields[key] for key in ("name", "project", "need", "item") if fields.get(key)), "")
