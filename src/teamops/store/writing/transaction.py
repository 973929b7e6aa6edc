"""Writes several files, all or none: under a lock, through a journal, each file replaced whole.

A journal first names the files; new contents are then written beside them and flushed to disk; the journal then says
that all is ready; the files are exchanged with their new contents one by one (`replace_files.py`); the old contents are
deleted when all files are complete, and then the journal. A file that is to be removed gets a content that says so
like any other, and is deleted with the old contents. Where somebody saves one of the files meanwhile, all are put
back. A process that dies before all is ready leaves the old files, after it the new ones: the next command cleans up,
or finishes the work (`recover.py`).
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from teamops.model.named_tuple import NamedTuple
from teamops.store.cache.state import is_pending, prepare_lock
from teamops.store.errors import WriteRefusedError
from teamops.store.writing import journal
from teamops.store.writing.interruption import postpone_interruption
from teamops.store.writing.journal import WriteStep
from teamops.store.writing.leftovers import Leftovers
from teamops.store.writing.recover import recover_under_lock
from teamops.store.writing.replace_files import (
    FileChangedError,
    NotReplacedError,
    clear_staged,
    drop_staged,
    put_all,
    put_back,
    require_no_changes,
)
from teamops.store.writing.run_log import note_writes
from teamops.store.writing.stage_files import (
    compute_digest,
    compute_file_digest,
    list_missing_folders,
    resolve_inside,
    stage_content,
)

if TYPE_CHECKING:
    from teamops.store.writing.kept_writes import KeptWrite

_LOCK_SECONDS = 10.0


_REMOVED = b"# removed by teamops\n"
"""The content of a file that is removed, until all other files are complete."""


class NewContent(NamedTuple):
    """New bytes of a file, and the digest (SHA-256) of what they replace; None where there must be no file yet.

    The file is removed if its content is None.
    """

    content: bytes | None
    replaces: str | None


def write_all(root: Path, files: Mapping[str, NewContent], takes_back: KeptWrite | None = None) -> None:
    """Write the new content of all `files`, or of none; then WriteRefusedError says why.

    What is replaced is kept for `teamops undo`, in place of the write that this one `takes_back`.
    """
    if not files:
        return
    from teamops.store.writing.kept_writes import keep_write  # here: most commands that load this do not write

    with lock_workspace(root):
        recover_under_lock(root)
        _refuse_twins(root, files)
        for file, intended in files.items():
            _refuse_if_changed(root, file, intended.replaces)
        top = resolve_inside(root, ".")
        contents = {}
        for file, new in sorted(files.items()):
            target = resolve_inside(root, file).relative_to(top).as_posix()  # where `file` is a link
            content = _REMOVED if new.content is None else new.content
            step = WriteStep(target, new.replaces, compute_digest(content), new.content is None)
            if step.before != (None if step.is_removed else step.after):
                contents[step] = content
        with postpone_interruption():
            with keep_write(root, list(contents), takes_back):
                _write_steps(root, contents)
            note_writes(*files)


def recover(root: Path, seconds: float = _LOCK_SECONDS) -> None:
    """Finish or undo an interrupted `write_all`. Costs one look at the file system where there is none.

    Raises WriteRefusedError where that fails, or when another process holds the workspace for `seconds`.
    """
    if is_pending(root):
        with lock_workspace(root, seconds=seconds):
            recover_under_lock(root)


@contextmanager
def lock_workspace(root: Path, name: str = "lock", seconds: float = _LOCK_SECONDS) -> Iterator[None]:
    """Hold the workspace's lock. Raises WriteRefusedError when another process holds it for `seconds`.

    Locks of another `name` guard other things that one process at a time may do.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(prepare_lock(root, name), timeout=seconds):
            yield
    except Timeout as error:
        raise WriteRefusedError("locked", folder=root, seconds=int(seconds)) from error
    except OSError as error:
        raise make_write_error(error, root) from error


def _write_steps(root: Path, contents: Mapping[WriteStep, bytes]) -> None:
    steps = list(contents)
    folders = list_missing_folders(root, [step.file for step in steps])
    try:
        _stage_contents(root, contents)
        try:
            put_all(root, steps)
        except BaseException:
            _roll_back(root, steps)
            raise
    except BaseException as error:
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, FileChangedError):
            is_new = any(step.file == error.file and step.before is None for step in steps)
            raise WriteRefusedError("already_exists" if is_new else "changed_meanwhile", file=error.file) from error
        if isinstance(error, NotReplacedError):
            raise WriteRefusedError("not_replaced", file=error.file, problem=error.problem) from error
        raise
    aside = Leftovers()
    try:
        journal.note_completion(root, steps)
        clear_staged(root, steps, aside)
        journal.delete_journal(root)
    except OSError:  # all is written; the next command deletes the rest
        with suppress(OSError):
            journal.write_journal(root, "done", steps)
    aside.report_folder(root)


def _stage_contents(root: Path, contents: Mapping[WriteStep, bytes]) -> None:
    """Write the new contents beside the unchanged files, and the journal that all is ready; else clean up."""
    steps = list(contents)
    try:
        journal.write_journal(root, "staging", steps)
        for step, content in contents.items():
            stage_content(root, step.file, content)
        journal.write_journal(root, "ready", steps)
        require_no_changes(root, steps)
    except BaseException:
        drop_staged(root, steps)
        with suppress(OSError):
            journal.delete_journal(root)
        raise


def _roll_back(root: Path, steps: Sequence[WriteStep]) -> None:
    """Put back the files, or keep what somebody saved. If the system refuses that, the next command does it."""
    aside = Leftovers()
    try:
        journal.write_journal(root, "back", steps)
        put_back(root, steps, aside)
        clear_staged(root, steps, aside)
        journal.delete_journal(root)
    except OSError as error:
        problem = error.strerror or str(error)
        raise WriteRefusedError("unfinished", file=error.filename or steps[0].file, problem=problem) from error
    finally:
        aside.report_folder(root)


def _refuse_twins(root: Path, files: Iterable[str]) -> None:
    """Raise WriteRefusedError if two names of one file are both given a content."""
    names: dict[Path, str] = {}
    for file in files:
        other = names.setdefault(resolve_inside(root, file), file)
        if other != file:
            raise WriteRefusedError("same_file", file=file, other=other)


def _refuse_if_changed(root: Path, file: str, expected: str | None) -> None:
    if compute_file_digest(resolve_inside(root, file)) != expected:
        raise WriteRefusedError("already_exists" if expected is None else "changed_meanwhile", file=file)


def make_write_error(error: OSError, root: Path) -> WriteRefusedError:
    """Return the error that explains the system's refusal to write."""
    place = error.filename or root
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return WriteRefusedError("read_only", place=place)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return WriteRefusedError("disk_full", place=place)
    return WriteRefusedError("cannot_write", place=place, problem=error.strerror or str(error))
