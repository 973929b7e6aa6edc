"""Writes several files, all or none: under a lock, through a journal, each file replaced whole.

A journal first names the files; new contents are then written beside them and flushed to disk; the journal then says
that all is ready; the files change places with their new contents one by one (`replacing.py`); what they held before is
let go of when all hold what they should, and the journal goes. Where somebody saves one of the files meanwhile, all are
put back. A process that dies before all is ready leaves the old files, after it the new ones: whoever comes next tidies
up, or finishes the work (`recovering.py`).
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from teamops.store.cache.state import lock_place
from teamops.store.errors import WriteRefusedError
from teamops.store.writing import journal
from teamops.store.writing.journal import Step
from teamops.store.writing.leftovers import Aside
from teamops.store.writing.pending_write import is_pending
from teamops.store.writing.recover import recover_under_lock
from teamops.store.writing.replace_files import MeddledError, NotReplacedError, clear, drop, look, put_all, put_back
from teamops.store.writing.run_log import wrote
from teamops.store.writing.stage_files import digest, digest_of, inside, missing_folders, stage

_LOCK_SECONDS = 10.0


class Intended(NamedTuple):
    """New bytes of a file, and the digest (SHA-256) of what they replace; None where there must be no file yet."""

    content: bytes
    replaces: str | None


def write_all(root: Path, files: Mapping[str, Intended]) -> None:
    """All of `files` hold their new content, or none does and WriteRefusedError says why."""
    if not files:
        return
    with locked(root):
        recover_under_lock(root)
        _refuse_twins(root, files)
        for file, intended in files.items():
            _refuse_if_changed(root, file, intended.replaces)
        contents = {
            Step(_resolved(root, file), one.replaces, digest(one.content)): one.content
            for file, one in sorted(files.items())
        }
        _write(root, {step: content for step, content in contents.items() if step.before != step.after})
    wrote(*files)


def recover(root: Path, seconds: float = _LOCK_SECONDS) -> None:
    """What an interrupted `write_all` had decided is done. Costs one look at the file system where nothing is left.

    Raises WriteRefusedError where it cannot be, or when another process holds the workspace for `seconds`.
    """
    if is_pending(root):
        with locked(root, seconds=seconds):
            recover_under_lock(root)


@contextmanager
def locked(root: Path, name: str = "lock", seconds: float = _LOCK_SECONDS) -> Iterator[None]:
    """The workspace is this process's to write. Raises WriteRefusedError when another one holds it for `seconds`.

    Locks of another `name` are for other things that one at a time may do.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(lock_place(root, name), timeout=seconds):
            yield
    except Timeout as error:
        raise WriteRefusedError("locked", folder=root, seconds=int(seconds)) from error
    except OSError as error:
        raise refusal(error, root) from error


def _write(root: Path, contents: Mapping[Step, bytes]) -> None:
    """The steps are done, all or none."""
    steps = list(contents)
    folders = missing_folders(root, [step.file for step in steps])
    try:
        _stage(root, contents)
        try:
            put_all(root, steps)
        except BaseException:
            _take_back(root, steps)
            raise
    except BaseException as error:
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, MeddledError):
            raise _changed(steps, error.file) from error
        if isinstance(error, NotReplacedError):
            raise WriteRefusedError("not_replaced", file=error.file, problem=error.problem) from error
        raise
    aside = Aside()
    try:
        clear(root, steps, aside)
        journal.strike(root)
    except OSError:  # all is written; what is left beside it is for the next command
        with suppress(OSError):
            journal.note(root, "done", steps)
    aside.tell_of(root)


def _stage(root: Path, contents: Mapping[Step, bytes]) -> None:
    """The new contents are on the disk beside the files, none of which has changed, and the journal says that all is
    ready; else nothing is left of them."""
    steps = list(contents)
    try:
        journal.note(root, "staging", steps)
        for step, content in contents.items():
            stage(root, step.file, content)
        journal.note(root, "ready", steps)
        look(root, steps)
    except BaseException:
        drop(root, steps)
        with suppress(OSError):
            journal.strike(root)
        raise


def _take_back(root: Path, steps: Sequence[Step]) -> None:
    """The files are as they were, or as somebody saved them. If the system refuses that, the next command does it."""
    aside = Aside()
    try:
        journal.note(root, "back", steps)
        put_back(root, steps, aside)
        clear(root, steps, aside)
        journal.strike(root)
    except OSError as error:
        problem = error.strerror or str(error)
        raise WriteRefusedError("unfinished", file=error.filename or steps[0].file, problem=problem) from error
    finally:
        aside.tell_of(root)


def _changed(steps: Iterable[Step], file: str) -> WriteRefusedError:
    is_new = any(step.file == file and step.before is None for step in steps)
    return WriteRefusedError("already_exists" if is_new else "changed_meanwhile", file=file)


def _resolved(root: Path, file: str) -> str:
    """The file that is meant, where `file` is a link."""
    return inside(root, file).relative_to(inside(root, ".")).as_posix()


def _refuse_twins(root: Path, files: Iterable[str]) -> None:
    """Two names of one file cannot both be given a content."""
    names: dict[Path, str] = {}
    for file in files:
        other = names.setdefault(inside(root, file), file)
        if other != file:
            raise WriteRefusedError("same_file", file=file, other=other)


def _refuse_if_changed(root: Path, file: str, expected: str | None) -> None:
    found = digest_of(inside(root, file))
    if found == expected:
        return
    raise WriteRefusedError("already_exists" if expected is None else "changed_meanwhile", file=file)


def refusal(error: OSError, root: Path) -> WriteRefusedError:
    """What the system's refusal to write means for the user."""
    place = error.filename or root
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return WriteRefusedError("read_only", place=place)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return WriteRefusedError("disk_full", place=place)
    return WriteRefusedError("cannot_write", place=place, problem=error.strerror or str(error))
