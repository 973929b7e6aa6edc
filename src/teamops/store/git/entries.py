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
    output = ask_git(folder, "ls-files", "--cached", "--stage", "--debug", "-t", "-z", *options, "--", ".").out
    index = 0
    while index < len(output):
        match = _ENTRY.match(output, index)
        if match is None:  # git's format since 2.3; nothing else is guessed
            raise GitRefusedError(folder, f"ls-files: {output[index : index + 80]!r}")
        index = match.end()
        yield _parse_entry(match)


def _parse_entry(match: re.Match[bytes]) -> IndexEntry:
    if match["path"] is None:
        return IndexEntry(os.fsdecode(match["unknown"]))
    stat = None
    if match["size"] is not None:
        stat = int(match["seconds"]) * 10**9 + int(match["nanoseconds"]), int(match["size"])
    return IndexEntry(
        os.fsdecode(match["path"]), match["mode"].decode(), match["blob"].decode(), int(match["stage"]),
        match["tag"] in b"Ss", bool(int(match["flags"] or b"0", 16) & _INTENDED), stat,
    )  # fmt: skip
