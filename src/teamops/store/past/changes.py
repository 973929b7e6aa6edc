"""What each commit changed in the records of a workspace."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator

from teamops.history.events import ChangeSource, RecordChange, RecordDiff, build_events, compare_merge, compare_records
from teamops.history.filters import EventFilter, is_about
from teamops.model.event import Address, Event, HistoryNotice
from teamops.store.git.blobs import Blobs
from teamops.store.git.walk import Commit, Diffs, FileDiff, read_diffs, walk_commits
from teamops.store.git.workspace import GitWorkspace
from teamops.store.past.record_versions import NOTHING, BlobVersion, VersionReader
from teamops.store.reading.discovery import SETTINGS


class CommitChanges:
    """Reads the changes of commits. `notices` collects what could not be read.

    In the mode of `follow`, `sources` collects the files from or to which the records moved.
    """

    def __init__(self, workspace: GitWorkspace, chosen: EventFilter) -> None:
        self._workspace, self._chosen = workspace, chosen
        self._following: Collection[str] | None = None
        self._words: tuple[bytes, ...] = ()
        self._blobs, self._reader = Blobs(workspace.root), VersionReader()
        self.notices: dict[tuple[str, str], HistoryNotice] = {}
        self.sources: set[str] = set()

    def follow(self, files: Collection[str]) -> None:
        """Look from now on only at these files, and in them at the records that may contain a chosen word."""
        self._following, self._words = files, tuple(encode_first_name(word) for word in self._chosen.words)
        self.notices.clear()

    def list_events(self, commit: Commit, diffs: Diffs) -> Iterator[Event]:
        """Yield the events of the commit; of a merge those it made itself, compared with the first parent."""
        if commit.hash in self._workspace.borders:
            self._note_border(commit, diffs)
            return
        if not all(diffs):  # equal to one of its parents
            return
        source = ChangeSource(commit.author, commit.email, commit.at, commit.hash, commit.subject)
        parents = commit.parents or ("",)
        changes = [self._compare_with_parent(commit, *pair) for pair in zip(parents, diffs, strict=True)]
        record_changes = changes[0] if len(changes) == 1 else compare_merge(changes)
        for change in sorted(record_changes, key=_get_sort_key):
            yield from build_events(change, source)

    def collect_sources(self, commit: Commit, diffs: Diffs) -> None:
        """Add to `sources` the files that chosen records moved from, as seen from any of the parents."""
        kept = dict(self.notices)
        for parent, files in zip(commit.parents, diffs, strict=True):
            self._compare_with_parent(commit, parent, files)
        self.notices = kept

    def _compare_with_parent(self, commit: Commit, parent: str, files: tuple[FileDiff, ...]) -> list[RecordChange]:
        diffs = self._compare_files(commit, parent, files)
        if self._following is None:
            return list(compare_records(diffs))
        followed = list(diffs)
        came = any(self._is_chosen(record) for diff in followed for record in diff.after.keys() - diff.before.keys())
        went = any(self._is_chosen(record) for diff in followed for record in diff.before.keys() - diff.after.keys())
        for file in files:
            if file.path not in self._following and ((came and file.before) or (went and file.after)):
                other = self._compare_file(commit, parent, file)
                if other and any(map(self._is_chosen, other.before.keys() ^ other.after.keys())):
                    self.sources.add(file.path)
                    followed.append(other)
        return list(compare_records(followed))

    def _compare_files(self, commit: Commit, parent: str, files: tuple[FileDiff, ...]) -> Iterator[RecordDiff]:
        """Yield the record diffs of the files, or of those that are followed."""
        for file in files:
            if self._following is None or file.path in self._following:
                diff = self._compare_file(commit, parent, file)
                if diff is not None:
                    yield diff

    def _is_chosen(self, record: Address) -> bool:
        """Return whether the record is named, or may hold what is named."""
        return any(f"{word}/".startswith(f"{record.path}/") or record.kind == "review" for word in self._chosen.words)

    def _compare_file(self, commit: Commit, parent: str, diff: FileDiff) -> RecordDiff | None:
        after = NOTHING if diff.after is None else self.load_version(diff.path, diff.after)
        if after is None:
            key = commit.hash, diff.path
            self.notices.setdefault(key, HistoryNotice("unreadable", commit.hash, commit.at, diff.path))
            return None
        before = NOTHING if diff.before is None else self.load_version(diff.path, diff.before)
        if before is None:
            before = self._find_last_readable(parent, diff.path)
        return RecordDiff(diff.path, *self._reader.compare_versions(before, after, self._words))

    def load_version(self, file: str, blob: str) -> BlobVersion | None:
        """Return the version of the file that is this blob; None if it cannot be read."""

        def read_raw() -> bytes | None:
            content = self._blobs.read(blob)
            return None if content is None else content.raw

        return self._reader.load_version(file, blob, read_raw)

    def may_hold(self, file: str, blob: str, word: str) -> bool:
        """Return whether this version of the file holds what the word names; True if it cannot be read."""
        version = self.load_version(file, blob)
        if version is None:
            return True
        records = self._reader.compare_versions(NOTHING, version, [encode_first_name(word)])[1]
        return any(is_about(item, word) for items in records.values() for item in items)

    def compare_uncommitted(self, file: str, blob: str | None, raw: bytes | None) -> RecordDiff | None:
        """Return the records in which a file of the working tree (None: deleted) differs from the blob at HEAD.

        None where it cannot be read.
        """
        after = NOTHING if raw is None else self._reader.check_version(BlobVersion(file, raw))
        before = NOTHING if blob is None else self.load_version(file, blob)
        if after is None:
            self.notices.setdefault(("", file), HistoryNotice("unreadable_now", "", None, file))
            return None
        return RecordDiff(file, *self._reader.compare_versions(before or self._find_last_readable("HEAD", file), after))

    def _find_last_readable(self, commit: str, path: str) -> BlobVersion:
        """Return the newest readable version of the file, from this commit backwards; else NOTHING."""
        root = self._workspace.root
        for _, diffs in read_diffs(root, walk_commits(root, "committer", [path], commit), path.__eq__, 4):
            for diff in (diff for files in diffs for diff in files):
                version = NOTHING if diff.after is None else self.load_version(path, diff.after)
                if version is not None:
                    return version
        return NOTHING

    def _note_border(self, commit: Commit, diffs: Diffs) -> None:
        if self._following is not None:
            records = (r for files in diffs for r in compare_records(self._compare_files(commit, "", files)))
            if not any(self._is_chosen(change.record) for change in records):
                return
        self.notices.setdefault((commit.hash, ""), HistoryNotice("unknown", commit.hash, commit.at))


def encode_first_name(word: str) -> bytes:
    """Return the bytes that every file with the record of an address, or one inside it, contains: its first name."""
    return os.fsencode(re.split("[/@#]", word, maxsplit=1)[0] if word != SETTINGS else "")


def _get_sort_key(change: RecordChange) -> tuple[str, bool]:
    placed = change.after or change.before
    return (placed.file if placed else "", change.after is None)
