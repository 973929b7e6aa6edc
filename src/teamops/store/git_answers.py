"""What git answers about a repository's history: as bytes, and without running what its configuration names."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from teamops.store.errors import CannotGoOnError
from teamops.store.git_starting import open_git, run_git
from teamops.store.repository import QUIET, SILENT

ENVIRONMENT = {**SILENT, "LC_ALL": "C", "LANGUAGE": "C"}
"""As for every question to git; in English, to be understood here."""


class GitRefusedError(CannotGoOnError):
    """git did not answer; `said` is why, in its own words."""

    exit_code = 3

    def __init__(self, folder: Path, said: str) -> None:
        message = next((name for sign, name in _KNOWN.items() if sign in said), "at.git_refused")
        super().__init__(message, folder=folder, said=said)
        self.said = said


_KNOWN = {"dubious ownership": "at.dubious", "not a git repository": "at.no_repository"}


class Answer(NamedTuple):
    """What git printed, and what it remarked beside."""

    out: bytes
    remarks: str

    @property
    def text(self) -> str:
        """The output without the line break at its end; a path in it may be no UTF-8."""
        return os.fsdecode(self.out).removesuffix("\n")


def answer(root: Path, *arguments: str) -> Answer:
    """What git says in `root`. Raises GitRefusedError, or CannotGoOnError where there is no git, or none starts."""
    done = run_git(
        root, *QUIET, "--literal-pathspecs", *arguments,
        env=os.environ | ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True,
    )  # fmt: skip
    remarks = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode:
        raise GitRefusedError(root, remarks)
    return Answer(done.stdout, remarks)


def answer_if_any(root: Path, *arguments: str) -> str | None:
    """What git says; None where it has nothing to say."""
    try:
        return answer(root, *arguments).text
    except GitRefusedError:
        return None


def is_shallow(root: Path) -> bool:
    """Whether the repository holds the last part of its history only."""
    return answer_if_any(root, "rev-parse", "--is-shallow-repository") == "true"


def batch_of_blobs(root: Path) -> subprocess.Popen[bytes]:
    """A git that tells contents by their hashes, as `Blobs` asks it."""
    return open_git(
        root, *QUIET, "cat-file", "--batch", env=os.environ | ENVIRONMENT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
