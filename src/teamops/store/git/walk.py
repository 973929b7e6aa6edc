"""The commits that led to HEAD, newest first, and which files of the workspace each changed against each parent."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from teamops.model.named_tuple import NamedTuple
from teamops.model.records.settings import Clocks
from teamops.store.git.command import stream_tokens
from teamops.store.git.hardening import PLAIN_DIFF

_BATCH = 64


class Commit(NamedTuple):
    """A commit; `at` is its time by the chosen clock, in UTC."""

    hash: str
    parents: tuple[str, ...]
    at: datetime
    author: str
    email: str
    subject: str


class FileDiff(NamedTuple):
    """A file that differs: its path from the workspace, and its blobs before and after; None where it did not exist."""

    path: str
    before: str | None
    after: str | None


Diffs = tuple[tuple[FileDiff, ...], ...]
"""The files that differ from each parent, in the order of the parents; in a first commit, from nothing."""

_FIELDS = ("%H", "%P", "%at", "%ct", "%an", "%ae", "%s")


def walk_commits(folder: Path, clock: Clocks, paths: Sequence[str] = (), start: str = "HEAD") -> Iterator[Commit]:
    """Yield all commits from `start`, each before its parents and the later one first.

    With `paths` (`.` is the workspace) only those that changed one of them, also on branches whose work a merge
    dropped.
    """
    order = "--author-date-order" if clock == "author" else "--date-order"
    return _read_commits(folder, clock, order, start, *(["--full-history", "--", *paths] if paths else ["--"]))


def _read_commits(folder: Path, clock: Clocks, *arguments: str) -> Iterator[Commit]:
    form = "%x00".join(_FIELDS)
    words = stream_tokens(folder, "log", "-z", "--no-notes", "--no-show-signature", f"--format={form}", *arguments)
    for row in zip(*[words] * len(_FIELDS), strict=True):
        hash_, parents, author_time, commit_time, author, email, subject = (w.decode("utf-8", "replace") for w in row)
        times = (author_time, commit_time) if clock == "author" else (commit_time, author_time)
        yield Commit(hash_, tuple(parents.split()), _parse_moment(*times), author, email, subject)


def list_merges(folder: Path, clock: Clocks) -> Iterator[Commit]:
    """Yield all merges that led to HEAD, in any order."""
    return _read_commits(folder, clock, "--merges", "HEAD", "--")


def _parse_moment(*seconds: str) -> datetime:
    """Return the first of the times that is a number, moved into the calendar where it lies beyond."""
    number = next((int(text) for text in seconds if text.lstrip("-").isdigit()), 0)
    return datetime.fromtimestamp(max(_FIRST, min(number, _LAST)), UTC)


_FIRST, _LAST = -62_135_510_400, 253_402_214_400
"""The first and the last second within the calendar in every zone."""


def read_diffs(
    folder: Path, commits: Iterable[Commit], is_record_file: Callable[[str], bool], first: int = _BATCH, *only: str
) -> Iterator[tuple[Commit, Diffs]]:
    """Yield each commit with its diffs. Git is asked for larger batches the further one reads.

    `only` are options that limit the files (`-SWORD`: in which the word was added or removed).
    """
    waiting: list[Commit] = []
    for commit in commits:
        waiting.append(commit)
        if len(waiting) >= first:
            yield from _read_batch_diffs(folder, waiting, is_record_file, only)
            waiting, first = [], min(first * 2, 4096)
    if waiting:
        yield from _read_batch_diffs(folder, waiting, is_record_file, only)


def _read_batch_diffs(
    folder: Path, commits: Sequence[Commit], is_record_file: Callable[[str], bool], only: Sequence[str]
) -> Iterator[tuple[Commit, Diffs]]:
    pairs = (
        f"{commit.hash} {parent}\n".encode() for commit in commits for parent in commit.parents or ("",)
    )  # with a named parent git answers each line separately
    options = ("--stdin", "-z", "-r", "--root", "--raw", "--no-abbrev", *PLAIN_DIFF, "--always", "--relative", *only)
    answers = _parse_answers(stream_tokens(folder, "diff-tree", *options, lines=pairs), is_record_file)
    for commit in commits:
        yield commit, tuple(next(answers) for _ in commit.parents or ("",))


def _parse_answers(words: Iterator[bytes], is_record_file: Callable[[str], bool]) -> Iterator[tuple[FileDiff, ...]]:
    """Yield the diffs that git prints after each hash, up to the next hash."""
    diffs: list[FileDiff] | None = None
    for word in words:
        if not word.startswith(b":"):
            if diffs is not None:
                yield tuple(diffs)
            diffs = []
            continue
        path = os.fsdecode(next(words))
        if diffs is not None and is_record_file(path):
            old_mode, new_mode, before, after, _ = word[1:].decode("ascii").split(" ")
            diffs.append(FileDiff(path, _pick_blob(old_mode, before), _pick_blob(new_mode, after)))
    if diffs is not None:
        yield tuple(diffs)


def _pick_blob(mode: str, blob: str) -> str | None:
    """Return the blob of an ordinary file; links, submodules and missing files hold no records."""
    return blob if mode.startswith("100") else None
