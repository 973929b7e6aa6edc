"""The items of two versions of a workspace, read from the files that differ."""

from __future__ import annotations

from collections.abc import Iterable

from teamops.history.items import free_address, items_of, settings_items
from teamops.model.event import Items
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.files import Files, parse
from teamops.store.reading.source import Source


def items_of_both(before: Files, after: Files) -> tuple[Items, Items]:
    """The items of both; those of files that are the same byte for byte are left out of both.

    An item that moved from one file to another is in both: both files differ.
    """
    same = {(one.file, one.digest) for one in before.sources} & {(one.file, one.digest) for one in after.sources}
    old, new = ([one for one in files.sources if (one.file, one.digest) not in same] for files in (before, after))
    return _items(old), _items(new)


def _items(sources: Iterable[Source]) -> Items:
    found: Items = {}
    for source in sources:
        data = parse(source)[0]
        mine = settings_items(data) if source.file == SETTINGS else items_of(data)
        for address, fields in mine.items():
            found[free_address(found, address)] = fields
    return found
