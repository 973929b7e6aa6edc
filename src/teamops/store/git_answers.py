"""What git answers about a repository's history: as bytes, and without running what its configuration names."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

from teamops.store.errors import CannotGoOnError
from teamops.store.repository import QUIET, SILENT
from teamops.store.source import MAX_BYTES

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
    """What git says in `root`. Raises GitRefusedError, or CannotGoOnError where there is no git."""
    try:
        done = subprocess.run(
            ["git", *QUIET, "--literal-pathspecs", *arguments],
            cwd=root, env=os.environ | ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True,
        )  # fmt: skip
    except FileNotFoundError:
        raise CannotGoOnError("git_needed") from None
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


class Content(NamedTuple):
    """A file's content; `raw` is None where it is larger than what is read."""

    size: int
    raw: bytes | None


class Blobs:
    """Reads contents by their hashes, through one `git cat-file`, byte for byte as they are stored: no filters."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, blob: str) -> Content | None:
        """The content; None where the repository does not have it (a partial clone)."""
        questions, answers = self._pipes()
        try:
            questions.write(f"{blob}\n".encode())
            questions.flush()
            head = answers.readline().split()
        except OSError:
            head = []
        if len(head) != 3:
            self._end()
            return None
        size = int(head[2])
        if size > MAX_BYTES:
            self._end()  # what is not wanted is not waited for
            return Content(size, None)
        raw = answers.read(size + 1)[:size]
        return Content(size, raw) if len(raw) == size else None

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            self._process = subprocess.Popen(
                ["git", *QUIET, "cat-file", "--batch"],
                cwd=self._root, env=os.environ | ENVIRONMENT,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        questions, answers = self._process.stdin, self._process.stdout
        assert questions is not None  # both were asked for
        assert answers is not None
        return questions, answers

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()
