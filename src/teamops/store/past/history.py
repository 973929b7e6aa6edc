"""The events of a workspace's records, from git alone: the audit log.

An event belongs to the commit that made it and appears once; a merge has the events that are in none of its parents. A
record is followed from file to file. Nothing that a repository's settings name is run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from teamops.history.blame import blame_fields
from teamops.history.events import (
    ChangeSource,
    PlacedRecord,
    RecordDiff,
    build_events,
    compare_records,
    find_record_name,
)
from teamops.history.filters import EventFilter, is_about, is_word_in_event
from teamops.model.event import Address, Event, FieldOrigin, History, HistoryNotice
from teamops.store.git.blobs import is_blob
from teamops.store.git.walk import read_diffs, walk_commits
from teamops.store.git.workspace import GitWorkspace
from teamops.store.past.changes import CommitChanges
from teamops.store.past.follow import follow_records
from teamops.store.past.record_versions import BlobVersion, VersionReader
from teamops.store.progress import track
from teamops.store.reading.files import read_workspace_files


def read_events(root: Path, chosen: EventFilter = EventFilter()) -> History:  # noqa: B008  # frozen
    """Return the chosen events of the workspace at `root`, newest first, and notices of what is unknown.

    Raises CommandError without git, outside of a repository, in a bare one, and where git refuses.
    """
    workspace = GitWorkspace.at(root)
    changes = CommitChanges(workspace, chosen)
    diffs = compare_records(compare_worktree(workspace, changes)) if chosen.uncommitted else ()
    uncommitted = [event for change in diffs for event in build_events(change, ChangeSource())]
    notices = [*changes.notices.values()]
    known: set[str] = set()
    committed: Iterable[Event] = ()
    if workspace.head is None:
        notices.append(HistoryNotice("no_commits", ""))
    elif chosen.words:
        committed = follow_records(workspace, changes, chosen, known)
    else:
        committed = _read_all_events(workspace, changes, chosen)
    is_nobodys = chosen.authors or chosen.until  # uncommitted changes have neither author nor time
    events = tuple(chosen.select_events(chain(() if is_nobodys else uncommitted, committed)))
    known.update(word for word in chosen.words if any(is_word_in_event(word, event) for event in uncommitted))
    unknown = tuple(word for word in chosen.words if word not in known)
    notices = [n for n in dict.fromkeys([*notices, *changes.notices.values()]) if _is_in_period(chosen, n)]
    return History(events, tuple(notices), unknown)


def _is_in_period(chosen: EventFilter, notice: HistoryNotice) -> bool:
    """Return whether the notice lies among the chosen days; an unknown past reaches back to the beginning."""
    at, is_unknown = notice.at, notice.code == "unknown"
    return at is None or (
        (chosen.since is None or at >= chosen.since) and (chosen.until is None or at < chosen.until or is_unknown)
    )


def list_authors(root: Path) -> frozenset[str]:
    """Return the names and e-mail addresses of all who made commits, in lower case."""
    workspace = GitWorkspace.at(root)
    commits = walk_commits(workspace.root, "author", workspace.paths) if workspace.head else ()
    return frozenset(word.casefold() for commit in commits for word in (commit.author, commit.email))


def _read_all_events(workspace: GitWorkspace, changes: CommitChanges, chosen: EventFilter) -> Iterator[Event]:
    every = walk_commits(workspace.root, chosen.clock, workspace.paths)
    commits = (c for c in every if chosen.may_match_commit(c.at, c.author, c.email) or c.hash in workspace.borders)
    for commit, diffs in track(read_diffs(workspace.root, commits, workspace.is_record_file), "history"):
        yield from changes.list_events(commit, diffs)


def read_worktree_records(root: Path) -> Mapping[Address, PlacedRecord]:
    """Return the records of the working tree, with their files; unreadable files are left out."""
    reader, records = VersionReader(), dict[Address, PlacedRecord]()
    for source in read_workspace_files(root).sources:
        version = reader.check_version(BlobVersion(source.file, source.raw))
        if version is not None:
            records |= {
                record: PlacedRecord(source.file, items) for record, items in reader.list_records(version).items()
            }
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
            diff = changes.compare_uncommitted(file, blob, raw)
            if diff is not None:
                yield diff


def blame_worktree(root: Path, word: str) -> tuple[list[tuple[str, list[FieldOrigin]]], tuple[HistoryNotice, ...]]:
    """Return name and fields of each record of the working tree that `word` names, or that holds what it names.

    Only the fields of what is named, and of what is inside it; and what the history cannot tell.
    """
    rows: list[tuple[str, list[FieldOrigin]]] = []
    notices: tuple[HistoryNotice, ...] = ()
    for record, placed_record in read_worktree_records(root).items():
        items = {item: fields for item, fields in placed_record.items.items() if is_about(item, word)}
        if items:
            history = read_events(root, EventFilter(words=(record.path,), uncommitted=True))
            rows.append((find_record_name(placed_record.items[record]), list(blame_fields(items, history.events))))
            notices += history.notices
    return rows, tuple(dict.fromkeys(notices))
