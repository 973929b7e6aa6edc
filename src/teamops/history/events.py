"""From the files that differ between commits to what happened to each record: it came, went, moved or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from teamops.history.compare import before_merging, changes_between
from teamops.history.items import Records
from teamops.model.event import Address, Event, Items


class Differing(NamedTuple):
    """The records that stand differently in two versions of a file."""

    file: str
    before: Records
    after: Records


class Placed(NamedTuple):
    """A record as it stands in a file."""

    file: str
    items: Items


class Change(NamedTuple):
    """A record before and after; None where there was, or is, none."""

    record: Address
    before: Placed | None
    after: Placed | None


class Source(NamedTuple):
    """Who made a change, when, and in which commit."""

    author: str = ""
    email: str = ""
    at: datetime | None = None
    commit: str = ""
    subject: str = ""


def changed_records(files: Iterable[Differing]) -> Iterator[Change]:
    """The changes of records; one that is gone from a file and new in another has moved."""
    gone: dict[Address, list[Placed]] = {}
    new: list[tuple[Address, Placed]] = []
    for file, before, after in files:
        for record, items in after.items():
            if record in before:
                yield Change(record, Placed(file, before[record]), Placed(file, items))
            else:
                new.append((record, Placed(file, items)))
        for record, items in before.items():
            if record not in after:
                gone.setdefault(record, []).append(Placed(file, items))
    for record, placed in new:
        yield Change(record, gone[record].pop(0) if gone.get(record) else None, placed)
    for record, left in gone.items():
        yield from (Change(record, placed, None) for placed in left)


def changed_by_merge(parents: Sequence[Iterable[Change]]) -> Iterator[Change]:
    """What a merge changed itself: the records that are as in none of its parents; each compared with the first parent
    that has it.
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
        items = before_merging([one.before and one.before.items for one in every], change.after.items)
        files = [placed.file for placed in having]
        file = change.after.file if change.after.file in files else files[0]
        yield Change(record, Placed(file, items), change.after)


def events_of(change: Change, source: Source) -> Iterator[Event]:
    """The events of a record in a commit."""
    record, before, after = change
    placed = after or before
    if placed is None:
        return
    name, known = name_of(placed.items[record]), {**(before.items if before else {}), **placed.items}

    def made(item: Address, field: str | None, old: str | None, new: str | None, items: Items | None = None) -> Event:
        return Event(item, field, old, new, *source, name or name_of(known[item]), items or {})

    if before is None:
        yield made(record, None, None, placed.file, placed.items)
    elif after is None:
        yield made(record, None, placed.file, None, placed.items)
    else:
        if before.file != after.file:
            yield made(record, None, before.file, after.file)
        for item, field, old, new, items in changes_between(before.items, after.items):
            if field is None:
                old, new = (before.file if old is not None else None), (after.file if new is not None else None)
            yield made(item, field, old, new, items)


def name_of(fields: dict[str, str]) -> str:
    """What people call a record, from its fields; nothing where it has no name."""
    return next((fields[key] for key in ("name", "project", "need", "item") if fields.get(key)), "")
