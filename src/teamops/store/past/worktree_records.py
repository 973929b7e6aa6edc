"""What the files of a workspace say now, and where that is not committed yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from teamops.history.events import Differing, Placed
from teamops.model.event import Address
from teamops.store.git.blobs import is_blob
from teamops.store.git.workspace import GitWorkspace
from teamops.store.past.changes import Changes
from teamops.store.past.record_versions import Reader, Version
from teamops.store.reading.files import read_all


def records_on_disk(root: Path) -> Mapping[Address, Placed]:
    """The records of the working tree, with their files; files that cannot be read are left out."""
    reader, found = Reader(), dict[Address, Placed]()
    for source in read_all(root).sources:
        version = reader.readable(Version(source.file, source.raw))
        if version is not None:
            found |= {record: Placed(source.file, items) for record, items in reader.records(version).items()}
    return found


def changed_on_disk(workspace: GitWorkspace, changes: Changes) -> Iterator[Differing]:
    """The files of the working tree in which records differ from HEAD. No filter is run: files are read as they are."""
    disk = {source.file: source.raw for source in read_all(workspace.root).sources}
    committed = {path: blob for path, blob in workspace.files.items() if workspace.is_record_file(path)}
    for file in sorted(disk.keys() | committed.keys()):
        raw, blob = disk.get(file), committed.get(file)
        if raw is None and (workspace.root / file).exists():  # there, and not readable as a file
            continue
        if blob is None or raw is None or not is_blob(raw, blob):
            found = changes.uncommitted(file, blob, raw)
            if found is not None:
                yield found
