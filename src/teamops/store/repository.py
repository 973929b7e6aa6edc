"""What git knows of a workspace, asked of git itself, without running anything that its configuration names."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from teamops.store.errors import CannotGoOnError
from teamops.store.git_starting import GitMissingError, GitNotStartedError, run_git
from teamops.store.transaction import locked

QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "color.ui=false", "--no-pager")
"""What keeps git from running what a repository's configuration names."""

SILENT = {
    **dict.fromkeys(("GIT_OPTIONAL_LOCKS", "GIT_TERMINAL_PROMPT"), "0"),
    **dict.fromkeys(("GIT_NO_LAZY_FETCH", "GIT_NO_REPLACE_OBJECTS"), "1"),  # the history as it is here
    "GIT_ALLOW_PROTOCOL": "none",  # of a partial clone nothing is fetched, by a git that does not know the first one
}
"""Variables with which git writes nothing, asks nobody and reaches no other machine."""


def short_commit(root: Path) -> str | None:
    """The short hash of HEAD, with `+` when the workspace differs from it; None without git or without a commit."""
    head = ask_git(root, "rev-parse", "--short", "HEAD")
    if head is None:
        return None
    changed = ask_git(root, "status", "--porcelain", "-z", "--ignore-submodules=all", "--", ".")
    return head.strip() + ("+" if changed else "")


_COMMIT_SECONDS = 120.0
"""So long a commit waits for others: each may run a team's hooks."""


def committing(root: Path) -> AbstractContextManager[None]:
    """Others who write and commit wait, so that each commit holds what its message says; see `locked`."""
    return locked(root, "commit-lock", _COMMIT_SECONDS)


def commit(root: Path, files: Sequence[str], message: str) -> str:
    """The short hash of a new commit of just these files, by the user's own identity and with their hooks.

    Raises CannotGoOnError with what git said; the files are written all the same.
    """
    try:
        for arguments in (["add", "--", *files], ["commit", "--quiet", "-m", message, "--", *files]):
            done = run_git(root, *arguments, capture_output=True, stdin=subprocess.DEVNULL)
            if done.returncode:
                said = (done.stderr + done.stdout).decode("utf-8", "replace").strip()
                raise CannotGoOnError("git_refused", said=said)
    except GitMissingError as error:
        raise CannotGoOnError("no_git") from error
    except GitNotStartedError as error:
        raise CannotGoOnError("not_committed", **error.facts) from error
    return (ask_git(root, "rev-parse", "--short", "HEAD") or "").strip()


def ask_git(root: Path, *arguments: str) -> str | None:
    """What git prints; None where it fails or is not there, or there is no such folder.

    Raises GitNotStartedError where the system does not start it.
    """
    if not root.is_dir():
        return None
    try:
        done = run_git(root, *QUIET, *arguments, capture_output=True, env=os.environ | SILENT, stdin=subprocess.DEVNULL)
    except GitMissingError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
