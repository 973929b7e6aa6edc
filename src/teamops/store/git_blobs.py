"""The contents of files in git by their hashes, from one process that is asked again and again."""

from __future__ import annotations

from subprocess import PIPE
from typing import IO, Any

from teamops.store.git_process import Git
from teamops.store.source import MAX_BYTES


class Blobs:
    """Gives the bytes of blobs; None of one that is not here (a partial clone), or too large to hold records."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: Any = None

    def read(self, blob: str) -> bytes | None:
        if self._process is None:
            self._process = self._git.start("cat-file", "--batch", istream=PIPE)
        try:
            self._process.stdin.write(f"{blob}\n".encode("ascii"))
            self._process.stdin.flush()
            return _answer(self._process.stdout)
        except (EOFError, OSError):  # an old git gives up where it may not fetch what a partial clone lacks
            self._process = None
            return None


def _answer(stream: IO[bytes]) -> bytes | None:
    """What git says of one blob: `HASH blob SIZE` and the bytes, or `HASH missing`. Raises EOFError where it ended."""
    head = stream.readline()
    if not head.endswith(b"\n"):
        raise EOFError
    words = head.split()
    if len(words) != 3 or not words[2].isdigit():
        return None
    size = int(words[2])
    if size > MAX_BYTES:
        for start in range(0, size, MAX_BYTES):
            stream.read(min(MAX_BYTES, size - start))
        stream.read(1)
        return None
    raw = stream.read(size + 1)
    if len(raw) != size + 1:
        raise EOFError
    return raw[:-1]
