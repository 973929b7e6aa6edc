"""The state of a workspace in git, and the commits that teamops makes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from time import sleep, time

from teamops.model.later_pattern import compile_later
from teamops.store.errors import CommandError
from teamops.store.git.blobs import is_blob, is_file_of
from teamops.store.git.command import GitRefusedError, ask_git, ask_git_or_none
from teamops.store.git.hardening import PLAIN_DIFF, build_commit_env
from teamops.store.git.index import LINK, SUBMODULE, IndexEntry, list_entries
from teamops.store.git.process import GitMissingError, GitNotStartedError, format_command, run_git
from teamops.store.writing.transaction import lock_workspace

_COMMIT_SECONDS = 120.0
"""How long a commit waits for others: each may run a team's hooks."""
_MEANS_MORE = compile_later(r"[*?\[\\]|^:")
_LOCK = compile_later(r"'([^'\n]*[/\\](?:index|HEAD|packed-refs|refs[/\\][^'\n]+)\.lock)'")
_MOVED = compile_later(r"'HEAD'[^\n]*\b[0-9a-f]{40,64}\b[^\n]*\b[0-9a-f]{40,64}\b")
"""Git's message, in any language, where somebody else committed meanwhile: HEAD is not at what it expected."""
_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.5)
"""Seconds between attempts while another git holds the index."""


def find_short_commit(root: Path) -> str | None:
    """Return HEAD's short hash, with `+` if the workspace differs from it; None without git or commit."""
    output = ask_git_or_none(root, "rev-parse", "--git-path", "index", "--short", "HEAD")
    if output is None:
        return None
    index, _, head = output.rpartition("\n")
    try:
        return head + ("+" if has_changes(root, root / index) else "")
    except GitRefusedError:  # objects are missing, or the index is damaged: it may differ
        return head + "+"


def lock_for_commit(root: Path) -> AbstractContextManager[None]:
    """Let one process at a time write and commit, so that each commit holds what its message says.

    See `lock_workspace`.
    """
    return lock_workspace(root, "commit-lock", _COMMIT_SECONDS)


class NotCommittedError(CommandError):
    """The files are written, but git did not commit them; holds the reason and the commands that do it."""

    exit_code = 3


def commit(root: Path, files: Sequence[str], message: str) -> str:
    """Commit just these files as the user, with their hooks and filters; return the short hash.

    Git is run as the user would run it, with two exceptions: names of files are no patterns, and an ordinary folder
    that is laid out like a repository is none. Raises NotCommittedError; the files are written all the same.
    """
    # only a name that looks like a pattern becomes a literal pathspec: hooks do not see the prefix
    paths = [f":(literal){file}" if _MEANS_MORE.search(file) else file for file in files]
    steps = ("add", "--", *paths), ("commit", "--quiet", "-m", message, "--", *paths)
    facts: dict[str, object] = {
        "files": tuple(files),
        "by_hand": " && ".join(format_command("-C", str(root), *step) for step in steps),
    }
    try:
        ask_git(root, "rev-parse", "--show-prefix")
        for step in steps:
            _run_step(root, facts, *step)
    except GitMissingError as error:
        raise NotCommittedError("no_git", **facts) from error
    except GitNotStartedError as error:
        raise NotCommittedError("not_committed", **facts, **error.facts) from error
    except GitRefusedError as error:
        if error.message == "git.no_repository":
            raise NotCommittedError("not_in_git", **facts, folder=root) from error
        raise NotCommittedError("git_refused", **facts, said=error.remarks) from error
    return ask_git_or_none(root, "rev-parse", "--short", "HEAD") or ""


def list_differing(root: Path, files: Sequence[str]) -> tuple[str, ...]:
    """List those of `files` that are new, changed or deleted since HEAD; all of them before the first commit.

    Files that are neither there nor in HEAD are left out.
    """
    output = ask_git_or_none(root, "ls-tree", "-z", "HEAD", "--", *files) or ""
    blobs = {path: head.split()[2] for head, _, path in (line.partition("\t") for line in output.split("\0") if line)}
    return tuple(file for file in files if _is_differing(root / file, blobs.get(file)))


def _is_differing(place: Path, blob: str | None) -> bool:
    if blob is None or not place.is_file():
        return blob is not None or place.is_file()
    return not is_file_of(place, blob)


def find_last_commit(root: Path, files: Sequence[str]) -> str:
    """Return the short hash of the last commit that changed one of `files`; "" for none, or without git."""
    return ask_git_or_none(root, "log", "-1", "--format=%h", *PLAIN_DIFF, "--", *files) or ""


def _run_step(root: Path, facts: Mapping[str, object], *arguments: str) -> None:
    """Run one git command, again for a while where another git is at work. Raises NotCommittedError."""
    for pause in (*_PAUSES, None):
        done = run_git(root, *arguments, env=build_commit_env())
        if not done.returncode:
            return
        output = (done.stderr + done.stdout).decode("utf-8", "replace").strip()
        lock = _LOCK.search(output)
        if lock is None and not (pause and _MOVED.search(output)):
            raise NotCommittedError("git_refused", **facts, said=output)
        if lock is not None and pause is None:
            raise NotCommittedError("git_busy", **facts, lock=lock[1], seconds=_measure_age(Path(lock[1])))
        sleep(pause or 0)


def _measure_age(lock: Path) -> int:
    """Return for how many seconds the lock has been there; 0 where it has gone."""
    try:
        return max(0, int(time() - lock.lstat().st_mtime))
    except OSError:
        return 0


def has_changes(root: Path, index: Path) -> bool:
    """Return whether anything in the workspace, staged or not, known to git or not, differs from HEAD.

    `index` is git's file of what is staged. Submodules do not count, nor does the executable bit.
    """
    options = ("--cached", "--name-only", "-z", *PLAIN_DIFF, "--ignore-submodules=all")
    if ask_git(root, "diff-index", *options, "HEAD", "--", ".").out:
        return True
    index_time = index.stat().st_mtime_ns if index.exists() else 0
    entries = list_entries(root, "--others", "--exclude-standard", "--directory", "--no-empty-directory")
    return any(_is_changed(root, entry, index_time) for entry in entries)


def _is_changed(root: Path, entry: IndexEntry, index_time: int) -> bool:
    if not entry.mode or entry.stage:
        return True
    if entry.mode == SUBMODULE:
        return False
    place = root / entry.path
    try:
        now = place.lstat()
    except OSError:
        return not entry.is_sparse
    # a file changed at the time of the index may have changed again within the same tick
    if entry.stat == (now.st_mtime_ns, now.st_size) and now.st_mtime_ns < index_time:
        return False
    try:
        if entry.mode == LINK and place.is_symlink():
            return not is_blob(os.fsencode(place.readlink()), entry.blob)
        return not place.is_file() or place.is_symlink() or not is_file_of(place, entry.blob)
    except OSError:
        return True
