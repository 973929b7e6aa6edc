"""Writes several files, all or none: under a lock, through a journal, each file replaced whole.

New contents are first written beside their files and flushed to disk; then a journal names what is to be replaced; then
the files are replaced one by one; then the journal goes. A process that dies before the journal leaves the old files,
after it the new ones: whoever comes next finishes the work (`recover`).
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from teamops.store.cache import FOLDER, state_folder
from teamops.store.errors import WriteRefusedError

_JOURNAL = "journal.json"
_SUFFIX = ".teamops-new"
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
        for file, intended in files.items():
            _refuse_if_changed(root, file, intended.replaces)
        steps = [_Step(file, i.replaces, _digest(i.content)) for file, i in sorted(files.items())]
        staged: list[Path] = []
        try:
            for step in steps:
                staged.append(_staged(root, step.file))
                _stage(root, step.file, files[step.file].content)
            _write_through(root / FOLDER / _JOURNAL, json.dumps(steps).encode())
        except OSError as error:
            for path in staged:
                path.unlink(missing_ok=True)
            raise _refusal(error, root) from error
        _roll_forward(root, steps)


def recover(root: Path) -> None:
    """What an interrupted `write_all` had decided is done. Costs one look at the file system where nothing is left."""
    if (root / FOLDER / _JOURNAL).exists():
        with locked(root):
            _recover_under_lock(root)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """The workspace is this process's to write. Raises WriteRefusedError when another one holds it for 10 seconds."""
    from filelock import FileLock, Timeout

    try:
        lock = FileLock(state_folder(root) / "lock", timeout=_LOCK_SECONDS)
        with lock:
            yield
    except Timeout as error:
        raise WriteRefusedError("locked", folder=root, seconds=int(_LOCK_SECONDS)) from error
    except OSError as error:
        raise _refusal(error, root) from error


def _recover_under_lock(root: Path) -> None:
    journal = root / FOLDER / _JOURNAL
    try:
        steps = [_Step(*step) for step in json.loads(journal.read_bytes())]
    except FileNotFoundError:
        return
    except (ValueError, TypeError) as error:
        raise WriteRefusedError("journal_damaged", file=journal) from error
    _roll_forward(root, steps)


def _roll_forward(root: Path, steps: list[_Step]) -> None:
    for step in steps:
        target, staged = inside(root, step.file), _staged(root, step.file)
        if not staged.exists():
            continue  # replaced before the interruption
        if _digest_of(staged) != step.after:
            raise WriteRefusedError("journal_damaged", file=root / FOLDER / _JOURNAL)
        if _digest_of(target) != step.before:
            raise WriteRefusedError("changed_after_interruption", file=step.file, pending=staged)
        try:
            staged.replace(target)
        except OSError as error:
            raise _refusal(error, root) from error
        _flush_folder(target.parent)
    (root / FOLDER / _JOURNAL).unlink(missing_ok=True)


def _refuse_if_changed(root: Path, file: str, expected: str | None) -> None:
    found = _digest_of(inside(root, file))
    if found == expected:
        return
    raise WriteRefusedError("already_exists" if expected is None else "changed_meanwhile", file=file)


def inside(root: Path, file: str) -> Path:
    """The path of `file`, links resolved. Raises WriteRefusedError where that is outside the workspace."""
    path = (root / file).resolve()
    if not path.is_relative_to(root.resolve()):
        raise WriteRefusedError("outside", file=file)
    return path


def _staged(root: Path, file: str) -> Path:
    target = inside(root, file)
    return target.with_name(f".{target.name}{_SUFFIX}")


def _stage(root: Path, file: str, content: bytes) -> None:
    target, staged = inside(root, file), _staged(root, file)
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_through(staged, content)
    with suppress(FileNotFoundError):
        staged.chmod(target.stat().st_mode & 0o7777)


def _write_through(path: Path, content: bytes) -> None:
    """`path` holds `content` on the disk; on failure there is no such file."""
    try:
        with path.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def _flush_folder(folder: Path) -> None:
    """The new name is on the disk too, where the system lets folders be flushed (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str | None:
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return None


def _refusal(error: OSError, root: Path) -> WriteRefusedError:
    place = error.filename or root
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return WriteRefusedError("read_only", place=place)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return WriteRefusedError("disk_full", place=place)
    return WriteRefusedError("cannot_write", place=place, problem=error.strerror or str(error))
