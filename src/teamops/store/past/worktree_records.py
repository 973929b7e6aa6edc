"""The records of the working tree, and those that are not committed yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from teamops.history.events import PlacedRecord, RecordDiff
from teamops.model.event import Address
from teamops.store.git.blobs import is_blob
from teamops.store.git.workspace import GitWorkspace
from teamops.store.past.changes import CommitChanges
from teamops.store.past.record_versions import BlobVersion, VersionReader
from teamops.store.reading.files import read_workspace_files


def read_worktree_records(root: Path) -> Mapping[Address, PlacedRecord]:
    """Return the records of the working tree, with their files; unreadable files are left out."""
    reader, records = VersionReader(), dict[Address, PlacedRecord]()
    for source in read_workspace_files(root).sources:
        version = reader.readable(BlobVersion(source.file, source.raw))
        if version is not None:
            records |= {record: PlacedRecord(source.file, items) for record, items in reader.records(version).items()}
    return records


def compare_worktree(workspace: GitWorkspace, changes: CommitChanges) -> Iterator[RecordDiff]:
    """Yield the files of the working tree whose records differ from HEAD; files are read without filters."""
    disk = {source.file: source.raw for source in read_workspace_files(workspace.root).sources}
    committed = {path: blob for path, blob in workspace.files.items() if workspace.is_record_file(path)}
    for file in sorted(disk.keys() | committed.keys()):
        raw, blob = disk.get(file), committed.get(file)
        if raw is None and (workspace.root / file).exists():  # exists, but is no readable file
            continue
        if blob is None or raw is None or not is_blob(raw, blob):
            diff = changes.uncommitted(file, blob, raw)
            if diff is not None:
                yield diff
