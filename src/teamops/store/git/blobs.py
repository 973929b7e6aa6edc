"""The contents of files in git by their hashes, read through one process that answers many requests."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from subprocess import Popen
from types import TracebackType
from typing import Self

from teamops.model.named_tuple import NamedTuple
from teamops.store.git.command import start_blob_batch
from teamops.store.git.process import Watchdog
from teamops.store.reading.source import MAX_BYTES

_WHOLE = 16 * 1024 * 1024
"""Larger files are read piece by piece, and compared as they are."""
_PIECE = 1024 * 1024


class BlobContent(NamedTuple):
    """A file as it is stored, without filters; `raw` is None where it is larger than what is read."""

    size: int
    raw: bytes | None


class Blobs:
    """Reads contents through one `git cat-file --batch` in `folder`, started with the first request."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: Popen[bytes] | None = None
        self._patience: Watchdog | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def __del__(self) -> None:
        self._end()

    def read(self, blob: str) -> BlobContent | None:
        """Read the content; None where the repository does not have it (a partial clone). Raises GitSilentError."""
        if self._process is None or self._patience is None:
            self._process = start_blob_batch(self._folder)
            self._patience = Watchdog(self._process)
        with self._patience as patience:
            content = self._ask_git(self._process, blob)
        patience.check()
        return content

    def _ask_git(self, process: Popen[bytes], blob: str) -> BlobContent | None:
        questions, answers = process.stdin, process.stdout
        assert questions is not None
        assert answers is not None
        try:
            questions.write(f"{blob}\n".encode("ascii"))
            questions.flush()
            head = answers.readline()
        except OSError:  # an old git stops where it may not fetch what a partial clone lacks
            head = b""
        if not head.endswith(b"\n"):
            self._end()
            return None
        words = head.split()
        if len(words) != 3 or not words[2].isdigit():  # "HASH missing"
            return None
        size = int(words[2])
        if size > MAX_BYTES:
            self._end()  # instead of reading it to the end
            return BlobContent(size, None)
        raw = answers.read(size + 1)
        if len(raw) <= size:
            self._end()
            return None
        return BlobContent(size, raw[:size])

    def _end(self) -> None:
        process, self._process = self._process, None
        patience, self._patience = self._patience, None
        if patience is not None:
            patience.end()
        if process is not None:
            process.kill()
            process.communicate()


def is_blob(raw: bytes, blob: str) -> bool:
    """Return whether `blob` is git's hash of these bytes."""
    digest = _start_hash(blob, len(raw))
    digest.update(raw)
    return digest.hexdigest() == blob


def is_file_of(place: Path, blob: str) -> bool:
    """Return whether the file has the content of this hash, as it is or with the line ends that git stores.

    Raises OSError where it cannot be read.
    """
    with place.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size <= _WHOLE:
            raw = file.read(size + 1)
            return is_blob(raw, blob) or (b"\r\n" in raw and is_blob(raw.replace(b"\r\n", b"\n"), blob))
        digest = _start_hash(blob, size)
        while piece := file.read(_PIECE):
            digest.update(piece)
        return digest.hexdigest() == blob


def _start_hash(blob: str, size: int) -> hashlib._Hash:
    """Return a hash for a content of that size: SHA-1, or SHA-256 in repositories that use it."""
    new_hash = hashlib.sha1 if len(blob) == 40 else hashlib.sha256
    return new_hash(b"blob %d\0" % size, usedforsecurity=False)  # git's object names, no security
