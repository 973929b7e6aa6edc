"""The entries of git's index: what is staged, and the state of each file when git last looked at it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from teamops.store.git.command import GitRefusedError, ask_git

LINK, SUBMODULE = "120000", "160000"
_INTENDED = 0x20000000
"""The flag of files that git knows only by name (`git add --intent-to-add`): no commit would hold them."""


class IndexEntry(NamedTuple):
    """A staged file: `stage` is not 0 in an unfinished merge, `stat` is its last change in ns and its size.

    `path` is relative to the folder of the question. Files that git does not know have no `mode`.
    """

    path: str
    mode: str = ""
    blob: str = ""
    stage: int = 0
    is_sparse: bool = False
    is_intended: bool = False
    stat: tuple[int, int] | None = None


_ENTRY = re.compile(
    rb"(?:\? (?P<unknown>[^\0]*)|(?P<tag>[A-Za-z]) (?P<mode>\d{6}) (?P<blob>[0-9a-f]+) (?P<stage>\d)\t(?P<path>[^\0]*))"
    rb"\0"
    rb"(?:  ctime: \d+:\d+\n  mtime: (?P<seconds>\d+):(?P<nanoseconds>\d+)\n  dev: [^\n]*\n  uid: [^\n]*\n"
    rb"  size: (?P<size>\d+)\tflags: (?P<flags>[0-9a-f]+)\n)?"
)


def list_entries(folder: Path, *options: str) -> Iterator[IndexEntry]:
    """Yield the entries that `git ls-files` prints for the folder. Raises GitRefusedError."""
    listed = ask_git(folder, "ls-files", "--cached", "--stage", "--debug", "-t", "-z", *options, "--", ".").out
    at = 0
    while at < len(listed):
        found = _ENTRY.match(listed, at)
        if found is None:  # git's format since 2.3; nothing else is guessed
            raise GitRefusedError(folder, f"ls-files: {listed[at : at + 80]!r}")
        at = found.end()
        yield _parse_entry(found)


def _parse_entry(found: re.Match[bytes]) -> IndexEntry:
    if found["path"] is None:
        return IndexEntry(os.fsdecode(found["unknown"]))
    stat = None
    if found["size"] is not None:
        stat = int(found["seconds"]) * 10**9 + int(found["nanoseconds"]), int(found["size"])
    return IndexEntry(
        os.fsdecode(found["path"]), found["mode"].decode(), found["blob"].decode(), int(found["stage"]),
        found["tag"] in b"Ss", bool(int(found["flags"] or b"0", 16) & _INTENDED), stat,
    )  # fmt: skip
