"""Takes back a kept write: its files become what they were before it, if nobody changed them since."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from teamops.model.named_tuple import NamedTuple
from teamops.store.errors import WriteRefusedError
from teamops.store.plain_file import NotPlainError, read_plain
from teamops.store.reading.source import MAX_BYTES
from teamops.store.writing.kept_writes import KeptFile, KeptWrite, list_writes
from teamops.store.writing.stage_files import compute_digest, compute_file_digest, resolve_inside
from teamops.store.writing.transaction import NewContent, write_all


class TakingBack(NamedTuple):
    """A kept write and the contents by which it is taken back; none if its files are as before it already."""

    kept: KeptWrite
    contents: Mapping[str, NewContent]
    texts: Mapping[str, tuple[str, str]]
    """The text of each file now and afterwards; an empty one for no file."""

    def write(self, root: Path) -> tuple[str, ...]:
        """Take the write back; return the files. Raises WriteRefusedError, having written nothing."""
        write_all(root, self.contents, takes_back=self.kept)
        return tuple(self.contents)


def choose_write(root: Path, number: int | None, *, redo: bool) -> KeptWrite:
    """Return the write to take back: the last one or, with `redo`, what the last undo took away; or that `number`.

    Raises WriteRefusedError where there is none.
    """
    writes = [kept for kept in list_writes(root) if kept.is_undone == redo]
    if number is not None:
        writes = [kept for kept in writes if kept.number == number]
    if writes:
        return writes[-1]
    if number is not None:
        raise WriteRefusedError("undo.no_such", number=number)
    raise WriteRefusedError("undo.no_redo" if redo else "undo.none")


def plan_taking_back(root: Path, kept: KeptWrite) -> TakingBack:
    """Plan the contents by which the files of a write are as before it.

    Raises WriteRefusedError where one was changed since, or where the old contents were too large to be kept.
    """
    if not kept.is_whole:
        raise WriteRefusedError("undo.too_large", command=kept.command, files=_list_files(kept))
    digests = {file.file: compute_file_digest(resolve_inside(root, file.file)) for file in kept.files}
    changed = tuple(file.file for file in kept.files if digests[file.file] not in (file.before, file.after))
    if changed:
        raise WriteRefusedError("undo.changed", files=changed, command=kept.command)
    left = [file for file in kept.files if digests[file.file] != file.before]
    return TakingBack(
        kept,
        {file.file: NewContent(_get_old(file), file.after) for file in left},
        {file.file: (_read_text(root, file), (file.old or b"").decode("utf-8-sig", "replace")) for file in left},
    )


def _get_old(file: KeptFile) -> bytes | None:
    if (None if file.old is None else compute_digest(file.old)) != file.before:
        raise WriteRefusedError("undo.changed_kept", file=file.file)
    return file.old


def _read_text(root: Path, file: KeptFile) -> str:
    if file.after is None:
        return ""
    try:
        return read_plain(resolve_inside(root, file.file), MAX_BYTES).decode("utf-8-sig", "replace")
    except NotPlainError:
        return ""


def _list_files(kept: KeptWrite) -> tuple[str, ...]:
    return tuple(file.file for file in kept.files)
