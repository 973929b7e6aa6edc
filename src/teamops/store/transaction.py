"""Writes several files, all or none: under a lock, through a journal, each file replaced whole.

A journal first names the files; new contents are then written beside them and flushed to disk; the journal then says
that all is ready; the files are replaced one by one; the journal goes. A process that dies before all is ready leaves
the old files, after it the new ones: whoever comes next tidies up, or finishes the work (`recover`).
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from teamops.store.errors import WriteRefusedError
from teamops.store.seal import sealed, unsealed
from teamops.store.staging import (
    digest,
    digest_of,
    flush_folder,
    inside,
    missing_folders,
    stage,
    staged_path,
    write_through,
)
from teamops.store.state import FOLDER, lock_place, read_state

_JOURNAL = "journal.json"
_JOURNAL_MOST = 64 * 1024 * 1024
"""Bytes of a journal that are read: it names each file with two digests, and 20,000 files take some 6 MB."""
_LOCK_SECONDS = 10.0


class Intended(NamedTuple):
    """New bytes of a file, and the digest (SHA-256) of what they replace; None where there must be no file yet."""

    content: bytes
    replaces: str | None


class _Step(NamedTuple):
    file: str
    before: str | None
    after: str


def write_all(root: Path, files: Mapping[str, Intended]) -> None:
    """All of `files` hold their new content, or none does and WriteRefusedError says why."""
    if not files:
        return
    with locked(root):
        _recover_under_lock(root)
        _refuse_twins(root, files)
        for file, intended in files.items():
            _refuse_if_changed(root, file, intended.replaces)
        steps = [_Step(file, i.replaces, digest(i.content)) for file, i in sorted(files.items())]
        steps = [step for step in steps if step.before != step.after]
        folders = missing_folders(root, files)
        try:
            _note(root, steps, ready=False)
            for step in steps:
                stage(root, step.file, files[step.file].content)
            _note(root, steps, ready=True)
        except BaseException:
            _give_up(root, steps)
            for folder in folders:
                with suppress(OSError):
                    folder.rmdir()
            raise
        _roll_forward(root, steps)


def recover(root: Path) -> None:
    """What an interrupted `write_all` had decided is done. Costs one look at the file system where nothing is left."""
    if (root / FOLDER / _JOURNAL).exists():
        with locked(root):
            _recover_under_lock(root)


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


def _note(root: Path, steps: list[_Step], *, ready: bool) -> None:
    """The journal names these steps. It is replaced whole, and sealed: nobody can have committed it."""
    journal = root / FOLDER / _JOURNAL
    new = journal.with_name(_JOURNAL + ".new")
    write_through(new, sealed(root, _JOURNAL, {"ready": ready, "steps": steps}))
    new.replace(journal)
    flush_folder(journal.parent)


def _recover_under_lock(root: Path) -> None:
    journal = root / FOLDER / _JOURNAL
    try:
        noted = unsealed(root, _JOURNAL, read_state(root, _JOURNAL, _JOURNAL_MOST))
    except FileNotFoundError:
        return
    except ValueError as error:
        raise WriteRefusedError("journal_damaged", file=journal) from error
    steps = [_Step(*step) for step in noted["steps"]]
    if noted["ready"]:
        _roll_forward(root, steps)
    else:
        _give_up(root, steps)


def _roll_forward(root: Path, steps: list[_Step]) -> None:
    journal = root / FOLDER / _JOURNAL
    for step in steps:
        target, staged = inside(root, step.file), staged_path(root, step.file)
        found, new = digest_of(target), digest_of(staged)
        if new is None and found != step.before:
            continue  # replaced before the interruption
        if new != step.after:
            raise WriteRefusedError("journal_damaged", file=journal)
        if found != step.before:
            raise WriteRefusedError("changed_after_interruption", file=step.file, pending=staged)
        try:
            staged.replace(target)
        except OSError as error:
            raise WriteRefusedError("unfinished", file=step.file, problem=error.strerror or str(error)) from error
        flush_folder(target.parent)
    journal.unlink(missing_ok=True)


def _give_up(root: Path, steps: list[_Step]) -> None:
    """What was prepared is gone."""
    for step in steps:
        with suppress(OSError, WriteRefusedError):
            staged_path(root, step.file).unlink()
    with suppress(OSError):
        (root / FOLDER / _JOURNAL).unlink()


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
