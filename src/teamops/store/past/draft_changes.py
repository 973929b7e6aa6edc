"""The changes that a write makes to records, in the form of the history's events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teamops.history.events import ChangeSource, RecordDiff, build_events, compare_records
from teamops.history.items import Records
from teamops.model.event import Event
from teamops.store.past.record_versions import BlobVersion


def list_draft_changes(texts: Mapping[str, tuple[str, str]]) -> Iterator[Event]:
    """Yield the fields and records that differ between the old and the new texts of files; "" is a missing file."""
    files = (RecordDiff(file, _read(file, before), _read(file, after)) for file, (before, after) in texts.items())
    for change in compare_records(files):
        yield from build_events(change, ChangeSource())


def _read(file: str, text: str) -> Records:
    return (BlobVersion(file, text.encode()).whole if text else None) or {}
