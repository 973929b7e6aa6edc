"""Drafts of changes to the files of a workspace: planned and shown first, then written, all of them or none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from teamops.model.change import Change
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.store.errors import WriteRefusedError
from teamops.store.reading.source import BOM, Source, find_byte_fault, get_size_limit, read_source
from teamops.store.writing.stage_files import resolve_inside
from teamops.store.writing.transaction import NewContent, write_all
from teamops.store.yaml.exact_reader import compose, compose_text
from teamops.store.yaml.text_edits import apply_changes

_NONE: Mapping[str, str] = MappingProxyType({})


class FileDraft(NamedTuple):
    """A file with its present and its new text; `source` is None for a new file."""

    file: str
    source: Source | None
    before: str
    after: str

    @property
    def new_content(self) -> NewContent:
        """The bytes to write: a byte order mark stays where there was one."""
        if self.source is None:
            return NewContent(self.after.encode(), None)
        return NewContent(BOM * self.source.has_bom + self.after.encode(), self.source.digest)


class Drafts(NamedTuple):
    """What is to be written in the workspace `root`: shown first, then written or dropped."""

    root: Path
    files: tuple[FileDraft, ...]

    @property
    def texts(self) -> dict[str, tuple[str, str]]:
        """The text before and after of each file that changes, by path; a new file's text before is empty."""
        return {draft.file: (draft.before, draft.after) for draft in self.files}

    def write(self) -> tuple[str, ...]:
        """Write all files; return their paths. Raises WriteRefusedError, having written nothing."""
        self.require_readable()
        write_all(self.root, {draft.file: draft.new_content for draft in self.files})
        return tuple(draft.file for draft in self.files)

    def require_readable(self) -> None:
        """Raise WriteRefusedError for a file that would be larger than what is read: its records would be lost."""
        for draft in self.files:
            size, limit = len(draft.new_content.content or b""), get_size_limit(draft.file)
            if size > limit:
                raise WriteRefusedError("grown_too_large", file=draft.file, size=f"{size:,}", limit=f"{limit:,}")


def plan_drafts(
    root: Path, changes: Sequence[Change], seen: Mapping[str, str] = _NONE, starters: Mapping[str, str] = _NONE
) -> Drafts:
    """Plan the texts of the files of `root` after `changes`; new files are created.

    `seen` holds the digests of the files that the changes were planned on (`Workspace.digests`): a file with another
    digest is refused, because a route may lead to another record there. `starters` holds the first texts of new files,
    to which the changes are applied. Raises WriteRefusedError where a change cannot be made.
    """
    return Drafts(root, tuple(_plan_drafts(root, changes, seen, starters)))


def write_changes(root: Path, changes: Sequence[Change], seen: Mapping[str, str] = _NONE) -> tuple[str, ...]:
    """Plan and write `changes` without showing them; return the changed files. Raises as `plan_drafts`."""
    return plan_drafts(root, changes, seen).write()


def _plan_drafts(
    root: Path, changes: Sequence[Change], seen: Mapping[str, str], starters: Mapping[str, str]
) -> Iterator[FileDraft]:
    for file in dict.fromkeys(change.at.file for change in changes):
        source = _read_file(root, file)
        if file in seen and (source is None or source.digest != seen[file]):
            raise WriteRefusedError("changed_meanwhile", file=file)
        document = compose(source) if source else compose_text(file, starters.get(file, ""))
        own = [change for change in changes if change.at.file == file]
        is_made_meanwhile = source is not None and seen and file not in seen
        if is_made_meanwhile and any(_has_place(document.data, change.at) for change in own):
            raise WriteRefusedError("changed_meanwhile", file=file)  # an addition would replace a record
        after = apply_changes(document, own)
        before = document.text if source else ""
        if after != before:
            yield FileDraft(file, source, before, after)


def _has_place(data: object, at: At) -> bool:
    """Return whether the route of `at` leads to something in the data of its file."""
    for key in at.route:
        if isinstance(data, Mapping):
            data = data.get(key, _NONE)
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            data = data[key]
        else:
            return False
        if data is _NONE:
            return False
    return True


def _read_file(root: Path, file: str) -> Source | None:
    """Read the file, None if there is none. Raises WriteRefusedError if it cannot be edited."""
    if not os.path.lexists(resolve_inside(root, file)):
        return None
    source = read_source(root, file)
    if not isinstance(source, Source) or find_byte_fault(source) is not None:
        raise WriteRefusedError("unreadable_file", file=file)
    return source
