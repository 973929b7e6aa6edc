"""Files that teamops brings along beside the records of a team, such as settings of editors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from teamops.store.writing.stage_files import compute_digest, compute_file_digest, resolve_inside
from teamops.store.writing.transaction import NewContent, write_all


class SupportFile(NamedTuple):
    """A file that teamops brings along; `is_own` replaces what stands there, and what a team may have changed stays."""

    text: str
    is_own: bool


def plan_support_files(root: Path, files: Mapping[str, SupportFile]) -> dict[str, NewContent]:
    """What is to be written so that all of `files` are there, and teamops's own are up to date."""
    made = {}
    for file, (text, is_own) in files.items():
        found, content = compute_file_digest(resolve_inside(root, file)), text.encode()
        if found is None or (is_own and found != compute_digest(content)):
            made[file] = NewContent(content, found)
    return made


def write_support_files(root: Path, files: Mapping[str, SupportFile]) -> tuple[str, ...]:
    """All of `files` are there and teamops's own are up to date; returns those that were written."""
    intended = plan_support_files(root, files)
    write_all(root, intended)
    return tuple(intended)
