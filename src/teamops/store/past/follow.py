"""Follows records through history by the files that hold them, so that nothing else has to be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from teamops.history.filters import EventFilter, is_word_in_event
from teamops.model.event import Event
from teamops.store.git.command import GitRefusedError, ask_git_or_none, stream_tokens
from teamops.store.git.hardening import PLAIN_DIFF
from teamops.store.git.walk import FileDiff, list_merges, read_diffs, walk_commits
from teamops.store.git.workspace import GitWorkspace
from teamops.store.past.changes import CommitChanges, encode_first_name
from teamops.store.progress import track
from teamops.store.reading.discovery import SETTINGS

_T = TypeVar("_T")
_AWAY = 200
"""How many commits before a record was added are searched for an earlier life. The whole log shows all lives."""


def follow_records(
    workspace: GitWorkspace, changes: CommitChanges, chosen: EventFilter, known: set[str]
) -> list[Event]:
    """Return the events of the files that hold, or held, the chosen records; repeats while more such files turn up.

    Commits that are not chosen are read as well: a record may have moved in them. Words that name something are added
    to `known`.
    """
    changes.follow(())
    files, searched = _find_holders(workspace, changes, chosen, known), set[tuple[str, str]]()
    while files:
        changes.follow(files)
        events: list[Event] = []
        births: list[Event] = []
        commits = walk_commits(workspace.root, chosen.clock, sorted(files))
        for commit, diffs in track(read_diffs(workspace.root, commits, workspace.is_record_file), "history"):
            commit_events = list(changes.list_events(commit, diffs))
            known.update(
                w for w in chosen.words if w not in known and any(is_word_in_event(w, event) for event in commit_events)
            )
            births += (event for event in commit_events if event.kind == "born")
            if chosen.may_match_commit(commit.at, commit.author, commit.email):
                events += commit_events
        lives = changes.sources - files or _find_earlier_lives(workspace, changes, chosen, births, searched) - files
        lives = lives or _find_lives_lost_in_merge(workspace, changes, chosen) - files
        if not lives:
            return events
        files |= lives
    return []


def _find_holders(workspace: GitWorkspace, changes: CommitChanges, chosen: EventFilter, known: set[str]) -> set[str]:
    """Find the files with the chosen records at HEAD; for a record in none of them, all that ever had its name."""
    files: set[str] = set()
    for word in chosen.words:
        name = os.fsdecode(encode_first_name(word))
        now = set(_find_files_with_name(workspace, name)) if name else {SETTINGS} & workspace.files.keys()
        holding = {file for file in now if changes.may_hold(file, workspace.files[file], word)}
        known.update([word] if holding else [])
        files |= holding or set(_ignore_refusal(_find_files_ever_with_name(workspace, name)))
    return files


def _find_earlier_lives(
    workspace: GitWorkspace,
    changes: CommitChanges,
    chosen: EventFilter,
    births: Iterable[Event],
    searched: set[tuple[str, str]],
) -> set[str]:
    """Find the files in which new records had existed before, gone at most `_AWAY` commits earlier."""
    files: set[str] = set()
    for birth in births:
        for word in (
            word for word in chosen.words if (word, birth.commit) not in searched and is_word_in_event(word, birth)
        ):
            searched.add((word, birth.commit))
            for diff in _ignore_refusal(_find_name_changes(workspace, encode_first_name(word), birth.commit)):
                blobs = (blob for blob in (diff.before, diff.after) if blob is not None)
                if diff.path not in files and any(changes.may_hold(diff.path, blob, word) for blob in blobs):
                    files.add(diff.path)
    return files


def _find_lives_lost_in_merge(workspace: GitWorkspace, changes: CommitChanges, chosen: EventFilter) -> set[str]:
    """Find files in which a branch had the records while the branch that a merge took had them elsewhere.

    A walk of the records' files alone misses such merges: these files are as one parent has them.
    """
    for commit, diffs in read_diffs(
        workspace.root, list_merges(workspace.root, chosen.clock), workspace.is_record_file
    ):
        changes.collect_sources(commit, diffs)
    return changes.sources


def _find_name_changes(workspace: GitWorkspace, name: bytes, commit: str) -> Iterator[FileDiff]:
    before = islice(walk_commits(workspace.root, "committer", workspace.paths, commit), 1, _AWAY + 1)
    pickaxe = f"-S{os.fsdecode(name)}"
    for _, diffs in read_diffs(workspace.root, before, workspace.is_record_file, _AWAY, pickaxe):
        yield from (diff for files in diffs for diff in files)


def _find_files_with_name(workspace: GitWorkspace, name: str) -> Iterator[str]:
    options = ("-z", "-l", "-F", "-a", "--no-color", "--no-recurse-submodules", "--no-textconv")
    output = ask_git_or_none(workspace.root, "grep", *options, "-e", name, "HEAD", "--", ".")
    for path in (output or "").split("\0")[:-1]:
        file = path.removeprefix("HEAD:")
        if workspace.is_record_file(file) and file in workspace.files:
            yield file


def _find_files_ever_with_name(workspace: GitWorkspace, name: str) -> Iterator[str]:
    """Yield the files in which some commit added or removed the name."""
    output = ("-z", "--raw", "--no-abbrev", "--relative", "--format=", "--no-notes", "--no-show-signature")
    options = (*output, *PLAIN_DIFF, "--full-history", "--diff-merges=separate", f"-S{name}")
    words = stream_tokens(workspace.root, "log", *options, "HEAD", "--", ".")
    for word in words:
        if word.lstrip(b"\n").startswith(b":"):
            file = os.fsdecode(next(words))
            if workspace.is_record_file(file):
                yield file


def _ignore_refusal(items: Iterable[_T]) -> Iterator[_T]:
    """Yield the items; stop where git gives up because a partial clone lacks versions to search."""
    try:
        yield from items
    except GitRefusedError:
        return
