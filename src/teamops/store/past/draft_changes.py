"""The changes that drafts make to records, in the form of the history's events."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.history.events import ChangeSource, RecordDiff, build_events, compare_records
from teamops.history.items import Records
from teamops.model.event import Event
from teamops.store.past.record_versions import BlobVersion
from teamops.store.writing.drafts import Drafts


def list_draft_changes(drafts: Drafts) -> Iterator[Event]:
    """Yield the fields and records that differ once the drafts are written."""
    files = (RecordDiff(one.file, _read(one.file, one.before), _read(one.file, one.after)) for one in drafts.files)
    for change in compare_records(files):
        yield from build_events(change, ChangeSource())


def _read(file: str, text: str) -> Records:
    return (BlobVersion(file, text.encode()).whole if text else None) or {}
