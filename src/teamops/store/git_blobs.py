"""The contents of files in git by their hashes, from one process that is asked again and again."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any, NamedTuple, Self

from teamops.store.source import MAX_BYTES


class Content(NamedTuple):
    """A file as it is stored, without filters; `raw` is None where it is larger than what is read."""

    size: int
    raw: bytes | None


class Blobs:
    """Reads contents through one `git cat-file --batch`, which `start` starts with pipes once something is asked."""

    def __init__(self, start: Callable[[], Any]) -> None:
        self._start = start
        self._process: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, blob: str) -> Content | None:
        """The content; None where the repository does not have it (a partial clone)."""
        if self._process is None:
            self._process = self._start()
        questions, answers = self._process.stdin, self._process.stdout
        try:
            questions.write(f"{blob}\n".encode("ascii"))
            questions.flush()
            head = answers.readline()
        except OSError:  # an old git gives up where it may not fetch what a partial clone lacks
            head = b""
        if not head.endswith(b"\n"):
            self._end()
            return None
        words = head.split()
        if len(words) != 3 or not words[2].isdigit():  # HASH missing
            return None
        size = int(words[2])
        if size > MAX_BYTES:
            self._end()  # what is not wanted is not waited for
            return Content(size, None)
        raw = answers.read(size + 1)
        if len(raw) <= size:
            self._end()
            return None
        return Content(size, raw[:size])

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()
