"""Files that teamops brings along beside the records of a team, such as settings of editors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from teamops.store.writing.stage_files import digest, digest_of, inside
from teamops.store.writing.transaction import Intended, write_all


class Supplied(NamedTuple):
    """A file that teamops brings along; `is_own` replaces what stands there, and what a team may have changed stays."""

    text: str
    is_own: bool


def due(root: Path, files: Mapping[str, Supplied]) -> dict[str, Intended]:
    """What is to be written so that all of `files` are there, and teamops's own are up to date."""
    made = {}
    for file, (text, is_own) in files.items():
        found, content = digest_of(inside(root, file)), text.encode()
        if found is None or (is_own and found != digest(content)):
            made[file] = Intended(content, found)
    return made


def supply(root: Path, files: Mapping[str, Supplied]) -> tuple[str, ...]:
    """All of `files` are there and teamops's own are up to date; returns those that were written."""
    intended = due(root, files)
    write_all(root, intended)
    return tuple(intended)
