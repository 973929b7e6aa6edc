"""The items of two versions of a workspace, read from the files that differ."""

from __future__ import annotations

from collections.abc import Iterable

from teamops.history.items import collect_items, collect_settings_items, find_free_address
from teamops.model.event import Items
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.files import Files, parse
from teamops.store.reading.source import Source


def collect_both_items(before: Files, after: Files) -> tuple[Items, Items]:
    """Return the items of both versions, except those of files that are the same byte for byte.

    An item that moved from one file to another is in both: both files differ.
    """
    same = {(one.file, one.digest) for one in before.sources} & {(one.file, one.digest) for one in after.sources}
    old, new = ([one for one in files.sources if (one.file, one.digest) not in same] for files in (before, after))
    return _collect_source_items(old), _collect_source_items(new)


def _collect_source_items(sources: Iterable[Source]) -> Items:
    items: Items = {}
    for source in sources:
        data = parse(source)[0]
        mine = collect_settings_items(data) if source.file == SETTINGS else collect_items(data)
        for address, fields in mine.items():
            items[find_free_address(items, address)] = fields
    return items
