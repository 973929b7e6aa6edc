"""Exchanges staged files with those that they replace: all of them, or all are put back.

A person may save one of the files at any moment. What they saved is always in the file afterwards, or the newer of two
such texts is, and the older is laid aside. Only known content, an old or a new one of this very write, is ever deleted.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from teamops.model.named_tuple import NamedTuple
from teamops.store.errors import WriteRefusedError
from teamops.store.writing.journal import WriteStep
from teamops.store.writing.leftovers import Leftovers
from teamops.store.writing.stage_files import compute_file_digest, flush_folder, locate_staged_file, resolve_name
from teamops.store.writing.swap_files import locate_hold, put, swap

_TURNS = 100
"""How often a file is put back again that somebody saves at the same time."""


class FileChangedError(Exception):
    """Somebody saved `file` meanwhile, or deleted it."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class NotReplacedError(Exception):
    """The system refused to replace `file`: on Windows, because a program has it open."""

    def __init__(self, file: str, error: OSError) -> None:
        super().__init__(file)
        self.file = file
        self.problem = error.strerror or str(error)


class NewContentMissingError(Exception):
    """The new content of a file no longer exists, so the write cannot be finished."""


class _FileState(NamedTuple):
    """A step with the digests of the file now (`current`), and of what is `staged` beside it."""

    step: WriteStep
    current: str | None
    staged: str | None

    @property
    def is_waiting(self) -> bool:
        return self.current == self.step.before and self.staged == self.step.after

    @property
    def has_foreign_text(self) -> bool:
        """Whether the file or its staged file holds somebody's text, in a write that is not finished."""
        known = (None, self.step.before, self.step.after)
        return self.staged is not None and (self.current not in known[1:] or self.staged not in known)


def require_no_changes(root: Path, steps: Sequence[WriteStep]) -> None:
    """Raise FileChangedError unless all files are as they were found, with their new contents beside them."""
    for step in steps:
        if not _inspect_file(root, step).is_waiting:
            raise FileChangedError(step.file)


def put_all(root: Path, steps: Sequence[WriteStep]) -> None:
    """Give all files their new content; the old content stays beside them, until `clear_staged`.

    Raises FileChangedError or NotReplacedError; then some files may have the new content: call `put_back`.
    """
    for step in steps:
        _put_file(root, step)
    for one in [_inspect_file(root, step) for step in steps]:
        if one.current != one.step.after or one.has_foreign_text:
            raise FileChangedError(one.step.file)


def finish_swaps(root: Path, steps: Sequence[WriteStep]) -> None:
    """Do the same for an interrupted write. Raises NewContentMissingError, too, if it cannot be finished."""
    states = [_inspect_file(root, step) for step in steps]
    if _is_already_done(states):
        return
    for one in states:
        if one.has_foreign_text:
            raise FileChangedError(one.step.file)
    waiting = [one.step for one in states if one.is_waiting]
    if waiting and any(one.current == one.step.before and one.staged is None for one in states):
        raise NewContentMissingError
    put_all(root, waiting)


def _is_already_done(states: Sequence[_FileState]) -> bool:
    """Return whether all files were complete before the interruption.

    Then `clear_staged` had begun, and what differs now was changed after the write.
    """
    is_under_way = any(one.is_waiting or (one.step.before and one.staged == one.step.after) for one in states)
    return not is_under_way and any(one.staged is None for one in states)


def put_back(root: Path, steps: Sequence[WriteStep], aside: Leftovers) -> list[str]:
    """Put back the old content, or keep what somebody saved; return the files whose old content is lost.

    Raises OSError where the system refuses.
    """
    return [step.file for step in reversed(steps) if not _try_put_back(root, step, aside)]


def clear_staged(root: Path, steps: Sequence[WriteStep], aside: Leftovers, *, keep_new: bool = False) -> None:
    """Delete what is beside the files, or lay it aside if it is unknown; with `keep_new` new contents, too.

    A file that is removed goes first, unless somebody saved another text in it.
    """
    for step in steps:
        target, staged = _locate_paths(root, step)
        if step.is_removed:
            _remove_file(root, step, aside)
        digest = compute_file_digest(staged)
        is_kept = digest not in (step.before, step.after) or (keep_new and digest == step.after and not step.is_removed)
        if digest is not None and is_kept and not _is_same(staged, target):
            aside.set_aside(root, step.file, staged)
        else:
            staged.unlink(missing_ok=True)
        if step.is_removed:
            _remove_empty_folders(root, step)


def drop_staged(root: Path, steps: Sequence[WriteStep]) -> None:
    """Delete the staged contents, some of them incomplete, of files that were not touched."""
    for step in steps:
        with suppress(OSError, WriteRefusedError):
            _locate_paths(root, step)[1].unlink()


def settle_swaps(root: Path, steps: Sequence[WriteStep], aside: Leftovers) -> None:
    """Complete or undo each swap that was interrupted between its three steps."""
    for step in steps:
        target, staged = _locate_paths(root, step)
        hold = locate_hold(target)
        held_digest = compute_file_digest(hold)
        if held_digest is None:
            continue
        if not os.path.lexists(target) and (step.before is not None or held_digest != step.after):
            put(hold, target)
            hold.unlink(missing_ok=True)
        elif _is_same(staged, target) or compute_file_digest(staged) is None:
            hold.replace(staged)
        elif held_digest in (step.before, step.after):
            hold.unlink()
        else:
            aside.set_aside(root, step.file, hold)


def compute_current_digest(root: Path, step: WriteStep) -> str | None:
    return compute_file_digest(_locate_paths(root, step)[0])


def _locate_paths(root: Path, step: WriteStep) -> tuple[Path, Path]:
    target = resolve_name(root, step.file)
    return target, locate_staged_file(target)


def _inspect_file(root: Path, step: WriteStep) -> _FileState:
    target, staged = _locate_paths(root, step)
    return _FileState(step, compute_file_digest(target), compute_file_digest(staged))


def _put_file(root: Path, step: WriteStep) -> None:
    """Give the file its new content, after a last check that it is unchanged."""
    target, staged = _locate_paths(root, step)
    try:
        if compute_file_digest(target) != step.before:
            raise FileChangedError(step.file)
        if step.before is None:
            put(staged, target)
        else:
            swap(staged, target)
    except (FileExistsError, FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise FileChangedError(step.file) from error
    except OSError as error:
        raise NotReplacedError(step.file, error) from error
    flush_folder(target.parent)


def _try_put_back(root: Path, step: WriteStep, aside: Leftovers) -> bool:
    settle_swaps(root, [step], aside)
    target, staged = _locate_paths(root, step)
    other = compute_file_digest(staged)
    if step.before is not None and other == step.after:
        return True  # untouched, though a program may block reading it
    if compute_file_digest(target) != step.after:
        return True  # the old content, or somebody's
    if step.before is None:
        _take_away(root, step, target, aside)
    elif other is None:
        return False
    else:
        _swap_back(root, step, aside)
    flush_folder(target.parent)
    return True


def _swap_back(root: Path, step: WriteStep, aside: Leftovers) -> None:
    """Put back what is beside the file, and what somebody saves meanwhile in its place."""
    target, staged = _locate_paths(root, step)
    for _ in range(_TURNS):
        with suppress(FileNotFoundError, FileExistsError):  # deleted or made meanwhile, which is fine
            swap(staged, target)
        settle_swaps(root, [step], aside)
        if compute_file_digest(staged) in (None, step.before, step.after):
            return


def _take_away(root: Path, step: WriteStep, target: Path, aside: Leftovers) -> None:
    """Delete the new file, unless somebody saved another text in it."""
    hold = locate_hold(target)
    with suppress(FileNotFoundError):
        target.rename(hold)
    if compute_file_digest(hold) == step.after:
        hold.unlink()
    settle_swaps(root, [step], aside)


def _remove_file(root: Path, step: WriteStep, aside: Leftovers) -> None:
    """Delete the file that says nothing but that it is removed; another text in it stays."""
    settle_swaps(root, [step], aside)
    target = _locate_paths(root, step)[0]
    if compute_file_digest(target) == step.after:
        _take_away(root, step, target, aside)
        flush_folder(target.parent)


def _remove_empty_folders(root: Path, step: WriteStep) -> None:
    """Delete the folders that are empty without the removed file, up to the workspace itself."""
    top = Path(os.path.realpath(root))
    with suppress(OSError):
        for folder in _locate_paths(root, step)[0].parents:
            if folder == top:
                return
            folder.rmdir()


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
