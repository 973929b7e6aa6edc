"""Questions to git and their answers: as bytes, hardened (`hardening.py`), and the same for all callers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryFile
from threading import Thread
from typing import IO

from teamops.model.named_tuple import NamedTuple
from teamops.store.errors import CommandError
from teamops.store.git.hardening import GIT_OPTIONS, build_init_env, build_query_env
from teamops.store.git.process import SECONDS, GitMissingError, GitNotStartedError, Watchdog, open_git, run_git
from teamops.store.plain_file import read_plain

_PIECE = 1 << 16
_SHALLOW_MOST = 64 * 1024 * 1024
"""Most bytes of the list of commits at which a shallow clone ends; a line has 41 or 65."""


class GitRefusedError(CommandError):
    """Git failed; `remarks` is its own message."""

    exit_code = 3

    def __init__(self, folder: Path, remarks: str) -> None:
        message = next((name for sign, name in _KNOWN_ERRORS.items() if sign in remarks), "git.refused")
        super().__init__(message, folder=folder, said=remarks)
        self.remarks = remarks


_KNOWN_ERRORS = {
    "dubious ownership": "git.dubious",
    "not a git repository": "git.no_repository",
    "must be run in a work tree": "git.bare",
    "cannot use bare repository": "git.bare",
}
"""Our messages for git's English ones; `hardening` sets the language."""


class GitOutput(NamedTuple):
    """What git printed, and its remarks on standard error."""

    out: bytes
    remarks: str

    @property
    def text(self) -> str:
        """The output without the line break at its end; a path in it may be no UTF-8."""
        return os.fsdecode(self.out).removesuffix("\n")

    @property
    def words(self) -> list[str]:
        """The output split at its NULs (`-z`)."""
        return os.fsdecode(self.out).split("\0")[:-1]


def ask_git(
    folder: Path,
    *arguments: str,
    stdout: IO[bytes] | None = None,
    variables: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
) -> GitOutput:
    """Run git in `folder` and return what it prints.

    `stdout` is a file that the output goes to, `variables` are set in addition to the usual ones. Raises
    GitRefusedError, or CommandError where there is no git, or none starts.
    """
    done = run_git(
        folder, *GIT_OPTIONS, *arguments, env={**build_query_env(), **(variables or {})}, stdout=stdout, seconds=seconds
    )
    remarks = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode:
        raise GitRefusedError(folder, remarks)
    return GitOutput(done.stdout or b"", remarks)


def ask_git_or_none(folder: Path, *arguments: str) -> str | None:
    """Return what git prints; None where it refuses, or there is no git or no such folder."""
    try:
        return ask_git(folder, *arguments).text
    except (GitRefusedError, GitMissingError):
        return None
    except GitNotStartedError:
        if folder.is_dir():
            raise
        return None


def stream_tokens(folder: Path, *arguments: str, lines: Iterable[bytes] = ()) -> Iterator[bytes]:
    """Yield what git prints while it prints it, split at NULs; `lines` is its standard input.

    Raises GitRefusedError where it fails in the end, GitSilentError where it prints nothing for too long. Closing the
    generator stops git.
    """
    with TemporaryFile() as file:
        file.writelines(lines)
        file.seek(0)
        process = open_git(folder, *GIT_OPTIONS, *arguments, env=build_query_env(), stdin=file, stderr=PIPE)
        assert process.stdout is not None
        assert process.stderr is not None
        errors, patience = _Drain(process.stderr), Watchdog(process)
        try:
            yield from _split_tokens(process.stdout, patience)
        except GeneratorExit:
            process.terminate()
            raise
        finally:
            process.stdout.close()
            with patience:
                code = process.wait()
            patience.end()
            errors.join()
            process.stderr.close()
        patience.check()
        if code:
            raise GitRefusedError(folder, errors.text())


def _split_tokens(stream: IO[bytes], patience: Watchdog) -> Iterator[bytes]:
    """Yield what arrives, split at NULs; a token may be as long as somebody's commit message."""
    parts: list[bytes] = []
    while piece := _read_piece(stream, patience):
        first, *others = piece.split(b"\0")
        parts.append(first)
        for other in others:
            yield b"".join(parts)
            parts = [other]


def _read_piece(stream: IO[bytes], patience: Watchdog) -> bytes:
    with patience:
        piece: bytes = stream.read1(_PIECE)  # type: ignore[attr-defined]  # it is buffered
    return piece


def make_repository(folder: Path) -> None:
    """Make `folder` a new repository with a branch `main`, without anything of the user's template."""
    options = ("--quiet", "--template=", "--initial-branch=main", "--object-format=sha1")
    done = run_git(folder, *GIT_OPTIONS, "init", *options, env=build_init_env())
    if done.returncode:
        raise GitRefusedError(folder, done.stderr.decode("utf-8", "replace").strip())


def start_blob_batch(folder: Path) -> Popen[bytes]:
    """Start a git that returns contents by their hashes, as they are stored; see `Blobs`."""
    return open_git(folder, *GIT_OPTIONS, "cat-file", "--batch", env=build_query_env(), stdin=PIPE, stderr=DEVNULL)


def find_borders(folder: Path) -> frozenset[str]:
    """Return the commits at which a shallow clone ends: everything older seems to come from them."""
    return read_borders(folder / (ask_git_or_none(folder, "rev-parse", "--git-path", "shallow") or ""))


def read_borders(shallow: Path) -> frozenset[str]:
    """Return the commits that git's file `shallow` lists; none where it cannot be read."""
    try:
        return frozenset(read_plain(shallow, _SHALLOW_MOST).decode("ascii").split())
    except (OSError, ValueError):
        return frozenset()


def is_shallow(folder: Path) -> bool:
    """Return whether the repository holds only the last part of its history."""
    return ask_git_or_none(folder, "rev-parse", "--is-shallow-repository") == "true"


class _Drain(Thread):
    """Reads a process's error output, so that it never blocks on a full pipe."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream, self._said = stream, b""
        self.start()

    def run(self) -> None:
        for line in self._stream:
            self._said = (self._said + line)[-_PIECE:]

    def text(self) -> str:
        """Return the end of the error output; call it after the process has ended and this thread was joined."""
        return self._said.decode("utf-8", "replace").strip()
