"""The events of a workspace's records, from git alone: the audit log.

An event belongs to the commit that made it and appears once; a merge has the events that are in none of its parents. A
record is followed from file to file. Nothing that a repository's settings name is run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from teamops.history.events import ChangeSource, build_events, compare_records
from teamops.history.filters import EventFilter, is_word_in_event
from teamops.model.event import Event, History, HistoryNotice
from teamops.store.git.walk import read_diffs, walk_commits
from teamops.store.git.workspace import GitWorkspace
from teamops.store.past.changes import CommitChanges
from teamops.store.past.follow import follow_records
from teamops.store.past.worktree_records import compare_worktree


def read_events(root: Path, event_filter: EventFilter = EventFilter()) -> History:  # noqa: B008  # frozen
    """Return the wanted events of the workspace at `root`, newest first, and notices of what is unknown.

    Raises CommandError without git, outside of a repository, in a bare one, and where git refuses.
    """
    workspace = GitWorkspace.at(root)
    changes = CommitChanges(workspace, event_filter)
    uncommitted = tuple(_read_worktree_events(workspace, changes)) if event_filter.uncommitted else ()
    notices = [*changes.notices.values()]
    known_words: set[str] = set()
    committed: Iterable[Event] = ()
    if workspace.head is None:
        notices.append(HistoryNotice("no_commits", ""))
    elif event_filter.words:
        committed = follow_records(workspace, changes, event_filter, known_words)
    else:
        committed = _read_all_events(workspace, changes, event_filter)
    is_nobodys = event_filter.authors or event_filter.until  # uncommitted changes have neither author nor time
    events = tuple(event_filter.select_events(chain(() if is_nobodys else uncommitted, committed)))
    known_words.update(
        word for word in event_filter.words if any(is_word_in_event(word, event) for event in uncommitted)
    )
    unknown = tuple(word for word in event_filter.words if word not in known_words)
    notices = [n for n in dict.fromkeys([*notices, *changes.notices.values()]) if _is_in_period(event_filter, n)]
    return History(events, tuple(notices), unknown)


def _is_in_period(event_filter: EventFilter, notice: HistoryNotice) -> bool:
    """Return whether the notice lies among the wanted days; an unknown past reaches back to the beginning."""
    at, is_unknown = notice.at, notice.code == "unknown"
    return at is None or (
        (event_filter.since is None or at >= event_filter.since)
        and (event_filter.until is None or at < event_filter.until or is_unknown)
    )


def list_authors(root: Path) -> frozenset[str]:
    """Return the names and e-mail addresses of all who made commits, in lower case."""
    workspace = GitWorkspace.at(root)
    commits = walk_commits(workspace.root, "author", workspace.paths) if workspace.head else ()
    return frozenset(word.casefold() for commit in commits for word in (commit.author, commit.email))


def _read_all_events(workspace: GitWorkspace, changes: CommitChanges, event_filter: EventFilter) -> Iterator[Event]:
    """Yield the events of all records in the wanted commits."""
    every = walk_commits(workspace.root, event_filter.clock, workspace.paths)
    commits = (
        c for c in every if event_filter.may_match_commit(c.at, c.author, c.email) or c.hash in workspace.borders
    )
    for commit, diffs in read_diffs(workspace.root, commits, workspace.is_record_file):
        yield from changes.events(commit, diffs)


def _read_worktree_events(workspace: GitWorkspace, changes: CommitChanges) -> Iterator[Event]:
    for change in compare_records(compare_worktree(workspace, changes)):
        yield from build_events(change, ChangeSource())
