"""The events of a workspace's records, from git alone: the audit log.

An event belongs to the commit that made it and is told once; a merge tells what is as in none of its parents. A record
is followed from file to file. Nothing that a repository's settings name is run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from teamops.history.events import Source, changed_records, events_of
from teamops.history.filters import Wanted, word_in
from teamops.model.event import Event, History, Notice
from teamops.store.git.walk import walk, with_diffs
from teamops.store.git.workspace import GitWorkspace
from teamops.store.past.changes import Changes
from teamops.store.past.follow import followed
from teamops.store.past.worktree_records import changed_on_disk


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
        committed = followed(workspace, changes, wanted, known)
    else:
        committed = _every(workspace, changes, wanted)
    is_nobodys = wanted.authors or wanted.until  # what is not committed has neither author nor time
    found = tuple(wanted.chosen(chain(() if is_nobodys else fresh, committed)))
    known.update(word for word in wanted.words if any(word_in(word, event) for event in fresh))
    unknown = tuple(word for word in wanted.words if word not in known)
    notices = [n for n in dict.fromkeys([*notices, *changes.notices.values()]) if _concerns(wanted, n)]
    return History(found, tuple(notices), unknown)


def _concerns(wanted: Wanted, notice: Notice) -> bool:
    """Whether what could not be told lies among the days that are asked for; what is unknown reaches back."""
    at, is_unknown = notice.at, notice.code == "unknown"
    return at is None or (
        (wanted.since is None or at >= wanted.since) and (wanted.until is None or at < wanted.until or is_unknown)
    )


def authors(root: Path) -> frozenset[str]:
    """The names and e-mail addresses of all who made commits, in lower case."""
    workspace = GitWorkspace.at(root)
    commits = walk(workspace.root, "author", workspace.paths) if workspace.head else ()
    return frozenset(word.casefold() for commit in commits for word in (commit.author, commit.email))


def _every(workspace: GitWorkspace, changes: Changes, wanted: Wanted) -> Iterator[Event]:
    """The events of all records in the commits that are wanted."""
    every = walk(workspace.root, wanted.clock, workspace.paths)
    commits = (c for c in every if wanted.wants_commit(c.at, c.author, c.email) or c.hash in workspace.borders)
    for commit, diffs in with_diffs(workspace.root, commits, workspace.is_record_file):
        yield from changes.events(commit, diffs)


def _uncommitted(workspace: GitWorkspace, changes: Changes) -> Iterator[Event]:
    for change in changed_records(changed_on_disk(workspace, changes)):
        yield from events_of(change, Source())
