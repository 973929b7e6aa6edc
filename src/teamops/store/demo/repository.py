"""Builds a git repository from demo commits: the same hashes on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from teamops.store.demo.history import DemoCommit
from teamops.store.git.command import make_repository
from teamops.store.git.hardening import GIT_SETTINGS, isolate_git_env
from teamops.store.git.process import load_gitpython

if TYPE_CHECKING:
    from git import Repo


def commit_all(folder: Path, steps: Iterable[DemoCommit]) -> None:
    """Make `folder` a repository whose branch `main` has one commit per step; its files are the last state.

    The folder must exist and should be empty. The user's own git settings change nothing: no hooks, no signature, no
    converted line ends. Raises CommandError where there is no git.
    """
    load_gitpython()
    from git import Actor  # GitPython is slow to import, and only the demonstration needs it

    with isolate_git_env(), _make_empty_repository(folder) as repo:
        for step in steps:
            for path, content in step.files.items():
                place = folder / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            repo.index.add(sorted(step.files))
            who = Actor(step.author, step.email)
            repo.index.commit(
                step.message, author=who, committer=who, author_date=step.at, commit_date=step.at, skip_hooks=True
            )


def _make_empty_repository(folder: Path) -> Repo:
    """Make a repository without the user's template and hooks, which stores bytes as they are.

    GitPython writes the objects itself; the git process that it reads them from is hardened like any other.
    """
    from git import Repo

    make_repository(folder)
    repo = Repo(folder)
    repo.git.set_persistent_git_options(c=list(GIT_SETTINGS))
    with repo.config_writer() as config:
        config.set_value("core", "autocrlf", "false")
        config.set_value("i18n", "commitEncoding", "UTF-8")
    return repo
