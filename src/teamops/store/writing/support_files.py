"""Files that teamops writes beside the records of a team, such as settings of editors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from teamops.model.named_tuple import NamedTuple
from teamops.store.writing.stage_files import compute_digest, compute_file_digest, resolve_inside
from teamops.store.writing.transaction import NewContent, write_all


class SupportFile(NamedTuple):
    """A file from teamops. `is_own`: it replaces the present one; otherwise a file that exists stays."""

    text: str
    is_own: bool


def plan_support_files(root: Path, files: Mapping[str, SupportFile]) -> dict[str, NewContent]:
    """Plan the writes after which all of `files` exist, and teamops's own are up to date."""
    writes = {}
    for file, (text, is_own) in files.items():
        digest, content = compute_file_digest(resolve_inside(root, file)), text.encode()
        if digest is None or (is_own and digest != compute_digest(content)):
            writes[file] = NewContent(content, digest)
    return writes


def write_support_files(root: Path, files: Mapping[str, SupportFile], *, dry_run: bool = False) -> tuple[str, ...]:
    """Write what `plan_support_files` plans, unless it is a dry run; return the paths."""
    writes = plan_support_files(root, files)
    if not dry_run:
        write_all(root, writes)
    return tuple(writes)
