"""The events of a workspace's records, from git alone: the audit log.

An event belongs to the commit that made it and is told once; a merge tells what is as in none of its parents. A record
is followed from file to file. Nothing that a repository's settings name is run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from teamops.history.choosing import Wanted, word_in
from teamops.history.happening import Source, changed_records, events_of
from teamops.model.event import Event, History, Notice
from teamops.store.discovery import SETTINGS
from teamops.store.git_changes import Changes, spelled
from teamops.store.git_walk import Commit, FileDiff, walk, with_diffs
from teamops.store.git_workspace import GitWorkspace
from teamops.store.uncommitted import changed_on_disk


def events(root: Path, wanted: Wanted = Wanted()) -> History:  # noqa: B008  # frozen
    """The wanted events of the workspace at `root`, newest first, and what could not be told.

    Raises CannotGoOnError without git, outside of a repository, in a bare one, and where git refuses.
    """
    workspace = GitWorkspace.at(root)
    changes = Changes(workspace, wanted)
    fresh = tuple(_uncommitted(workspace, changes)) if wanted.uncommitted else ()
    notices = [*changes.notices.values()]
    known: set[str] = set()
    committed: Iterable[Event] = ()
    if workspace.head is None:
        notices.append(Notice("no_commits", ""))
    elif wanted.words:
        committed = _followed(workspace, changes, wanted, known)
    else:
        committed = _every(workspace, changes, wanted)
    if wanted.authors or wanted.until:
        fresh = ()
    found = tuple(wanted.chosen(chain(fresh, committed)))
    known.update(word for word in wanted.words if any(word_in(word, event) for event in fresh))
    unknown = tuple(word for word in wanted.words if word not in known)
    return History(found, tuple(dict.fromkeys([*notices, *changes.notices.values()])), unknown)


def authors(root: Path) -> frozenset[str]:
    """The names and e-mail addresses of all who made commits, in lower case."""
    workspace = GitWorkspace.at(root)
    commits = walk(workspace.git, "author", workspace.paths) if workspace.head else ()
    return frozenset(word.casefold() for commit in commits for word in (commit.author, commit.email))


def _every(workspace: GitWorkspace, changes: Changes, wanted: Wanted) -> Iterator[Event]:
    """The events of all records in the commits that are wanted."""
    commits = (c for c in walk(workspace.git, wanted.clock, workspace.paths) if _wants(wanted, c))
    for commit, diffs in with_diffs(workspace.git, commits, workspace.is_record_file):
        yield from changes.events(commit, diffs)


def _followed(workspace: GitWorkspace, changes: Changes, wanted: Wanted, known: set[str]) -> list[Event]:
    """The events of the files that hold, or held, the wanted records; over again while such files are found.

    Commits that are not wanted are looked at as well: a record may have moved in them. `known` fills up with the words
    that name something.
    """
    changes.follow(())
    files, looked = _holders(workspace, changes, wanted, known), set[tuple[str, str]]()
    while files:
        changes.follow(files)
        found: list[Event] = []
        births: list[Event] = []
        commits = walk(workspace.git, wanted.clock, sorted(files))
        for commit, diffs in with_diffs(workspace.git, commits, workspace.is_record_file):
            happened = list(changes.events(commit, diffs))
            known.update(w for w in wanted.words if w not in known and any(word_in(w, event) for event in happened))
            births += (event for event in happened if event.kind == "born")
            if _wants(wanted, commit):
                found += happened
        lives = changes.sources - files or _earlier_lives(workspace, changes, wanted, births, looked) - files
        if not lives:
            return found
        files |= lives
    return []


def _earlier_lives(
    workspace: GitWorkspace, changes: Changes, wanted: Wanted, births: Iterable[Event], looked: set[tuple[str, str]]
) -> set[str]:
    """The files in which records that were born had lived before, gone from them at most `_AWAY` commits earlier."""
    found: set[str] = set()
    for birth in births:
        for word in (word for word in wanted.words if (word, birth.commit) not in looked and word_in(word, birth)):
            looked.add((word, birth.commit))
            for diff in _where_it_came_or_went(workspace, spelled(word), birth.commit):
                blobs = (blob for blob in (diff.before, diff.after) if blob is not None)
                if diff.path not in found and any(changes.holds(diff.path, blob, word) for blob in blobs):
                    found.add(diff.path)
    return found


_AWAY = 200
"""So many commits before a record was born are searched for an earlier life of it. The whole log tells all lives."""


def _where_it_came_or_went(workspace: GitWorkspace, name: bytes, commit: str) -> Iterator[FileDiff]:
    before = islice(walk(workspace.git, "committer", workspace.paths, commit), 1, _AWAY + 1)
    pickaxe = f"-S{os.fsdecode(name)}"
    for _, diffs in with_diffs(workspace.git, before, workspace.is_record_file, _AWAY, pickaxe):
        yield from (diff for files in diffs for diff in files)


def _holders(workspace: GitWorkspace, changes: Changes, wanted: Wanted, known: set[str]) -> set[str]:
    """The files that hold the wanted records at HEAD; for what is in none of them, all in which its name ever stood."""
    files: set[str] = set()
    for word in wanted.words:
        name = spelled(word).decode("utf-8", "surrogateescape")
        now = set(_naming(workspace, name)) if name else {SETTINGS}
        holding = {file for file in now if changes.holds(file, workspace.files[file], word)}
        known.update([word] if holding else [])
        files |= holding or set(_ever_naming(workspace, name))
    return files


def _naming(workspace: GitWorkspace, name: str) -> Iterator[str]:
    """The files at HEAD in which the name stands."""
    said = workspace.git.says(
        "grep", "-z", "-l", "-F", "-a", "--no-color", "--no-recurse-submodules", "--no-textconv", "-e", name, "HEAD",
        "--", ".",
    )  # fmt: skip
    for found in (said or b"").decode("utf-8", "surrogateescape").split("\0")[:-1]:
        file = found.removeprefix("HEAD:")
        if workspace.is_record_file(file) and file in workspace.files:
            yield file


def _ever_naming(workspace: GitWorkspace, name: str) -> Iterator[str]:
    """The files in which the name came or went in some commit."""
    words = workspace.git.tokens(
        "log", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-notes",
        "--no-show-signature", "--full-history", "--diff-merges=separate", "--relative", "--format=", f"-S{name}",
        "HEAD", "--", ".",
    )  # fmt: skip
    for word in words:
        if word.lstrip(b"\n").startswith(b":"):
            file = next(words).decode("utf-8", "surrogateescape")
            if workspace.is_record_file(file):
                yield file


def _uncommitted(workspace: GitWorkspace, changes: Changes) -> Iterator[Event]:
    for change in changed_records(changed_on_disk(workspace, changes)):
        yield from events_of(change, Source())


def _wants(wanted: Wanted, commit: Commit) -> bool:
    return wanted.wants_commit(commit.at, commit.author, commit.email)
