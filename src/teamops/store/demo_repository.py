"""Makes a git repository from steps: the same commits, with the same hashes, on every machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from teamops.store.demo_history import Step
from teamops.store.errors import CannotGoOnError
from teamops.store.git_starting import load_gitpython

if TYPE_CHECKING:
    from git import Repo


def commit_all(folder: Path, steps: Iterable[Step]) -> None:
    """`folder` is a git repository whose branch `main` has one commit per step, and whose files are the last state.

    The folder must exist and should be empty. The user's own git settings change nothing: no hooks, no signature, no
    converted line ends. Raises CannotGoOnError where there is no git.
    """
    if shutil.which("git") is None:
        raise CannotGoOnError("git_needed")
    load_gitpython()
    from git import Actor  # GitPython is slow to import, and only the demonstration needs it here

    repo = _empty_repository(folder)
    with repo:
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


def _empty_repository(folder: Path) -> Repo:
    """A new repository without the user's template, so without hooks, that stores bytes as they are."""
    from git import Repo

    repo = Repo.init(
        folder,
        initial_branch="main",
        object_format="sha1",
        template="",
        allow_unsafe_options=True,  # GitPython guards `template`, which could bring hooks; an empty one keeps them out
    )
    with repo.config_writer() as config:
        config.set_value("core", "autocrlf", "false")
        config.set_value("i18n", "commitEncoding", "UTF-8")
    return repo
