"""Staged files change places with those that they replace: all of them, or all are put back.

A person may save one of the files at any moment. What they saved always stands in the file afterwards, or the newer of
two such texts does, and the older is laid aside. Only what is known, an old or a new content of this very write, is
ever let go of.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from teamops.store.errors import WriteRefusedError
from teamops.store.writing.journal import Step
from teamops.store.writing.leftovers import Aside
from teamops.store.writing.stage_files import digest_of, flush_folder, named, staged_path
from teamops.store.writing.swap_files import hold_of, put, swap

_TURNS = 100
"""So often a file is put back again that somebody saves at the same time."""


class MeddledError(Exception):
    """Somebody saved `file` meanwhile, or removed it."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class NotReplacedError(Exception):
    """The system refused to replace `file`: on Windows, because a program has it open."""

    def __init__(self, file: str, error: OSError) -> None:
        super().__init__(file)
        self.file = file
        self.problem = error.strerror or str(error)


class NewTextGoneError(Exception):
    """The new content of a file is no longer there, so the write cannot be finished."""


class _Found(NamedTuple):
    """A step with what is at the file now, and beside it, where the new content was staged."""

    step: Step
    here: str | None
    beside: str | None

    @property
    def waits(self) -> bool:
        return self.here == self.step.before and self.beside == self.step.after

    @property
    def is_meddled_with(self) -> bool:
        """Somebody's text is here or beside, in a write that was not finished: then nothing is beside any more."""
        known = (None, self.step.before, self.step.after)
        return self.beside is not None and (self.here not in known[1:] or self.beside not in known)


def look(root: Path, steps: Sequence[Step]) -> None:
    """All files are as they were found, and their new contents are beside them. Raises MeddledError if one is not."""
    for step in steps:
        if not _found(root, step).waits:
            raise MeddledError(step.file)


def put_all(root: Path, steps: Sequence[Step]) -> None:
    """All files hold their new content; what they held is beside them, until `clear`.

    Raises MeddledError or NotReplacedError; then some files may hold the new content, and `put_back` is due.
    """
    for step in steps:
        _put(root, step)
    for one in [_found(root, step) for step in steps]:
        if one.here != one.step.after or one.is_meddled_with:
            raise MeddledError(one.step.file)


def finish(root: Path, steps: Sequence[Step]) -> None:
    """The same, of a write that was interrupted on the way. Raises NewTextGoneError, too, if it cannot be finished."""
    found = [_found(root, step) for step in steps]
    if _were_done(found):
        return
    for one in found:
        if one.is_meddled_with:
            raise MeddledError(one.step.file)
    waiting = [one.step for one in found if one.waits]
    if waiting and any(one.here == one.step.before and one.beside is None for one in found):
        raise NewTextGoneError
    put_all(root, waiting)


def _were_done(found: Sequence[_Found]) -> bool:
    """Whether all files held what they should before the interruption: `clear` had begun, and what was changed since
    was changed after the write."""
    is_under_way = any(one.waits or (one.step.before and one.beside == one.step.after) for one in found)
    return not is_under_way and any(one.beside is None for one in found)


def put_back(root: Path, steps: Sequence[Step], aside: Aside) -> list[str]:
    """All files hold what they held before, or what somebody saved; returns those of which the old content is gone.

    Raises OSError where the system refuses.
    """
    return [step.file for step in reversed(steps) if not _is_put_back(root, step, aside)]


def clear(root: Path, steps: Sequence[Step], aside: Aside, *, keep_new: bool = False) -> None:
    """Nothing is left beside the files; the new contents that are there are kept where that is asked for."""
    for step in steps:
        target, beside = _paths(root, step)
        found = digest_of(beside)
        is_kept = found not in (step.before, step.after) or (keep_new and found == step.after)
        if found is not None and is_kept and not _is_same(beside, target):
            aside.lay(root, step.file, beside)
        else:
            beside.unlink(missing_ok=True)


def drop(root: Path, steps: Sequence[Step]) -> None:
    """Nothing is left beside the files, none of which has been touched: new contents, some of them cut off."""
    for step in steps:
        with suppress(OSError, WriteRefusedError):
            _paths(root, step)[1].unlink()


def settle(root: Path, steps: Sequence[Step], aside: Aside) -> None:
    """No file is half-way through a swap in three steps any more."""
    for step in steps:
        target, beside = _paths(root, step)
        hold = hold_of(target)
        held = digest_of(hold)
        if held is None:
            continue
        if not os.path.lexists(target) and (step.before is not None or held != step.after):
            put(hold, target)
            hold.unlink(missing_ok=True)
        elif _is_same(beside, target) or digest_of(beside) is None:
            hold.replace(beside)
        elif held in (step.before, step.after):
            hold.unlink()
        else:
            aside.lay(root, step.file, hold)


def here(root: Path, step: Step) -> str | None:
    """The digest of what the file holds now."""
    return digest_of(_paths(root, step)[0])


def _paths(root: Path, step: Step) -> tuple[Path, Path]:
    """The file, and what is beside it."""
    target = named(root, step.file)
    return target, staged_path(target)


def _found(root: Path, step: Step) -> _Found:
    target, beside = _paths(root, step)
    return _Found(step, digest_of(target), digest_of(beside))


def _put(root: Path, step: Step) -> None:
    """The file holds its new content. It is looked at just before."""
    target, beside = _paths(root, step)
    try:
        if digest_of(target) != step.before:
            raise MeddledError(step.file)
        if step.before is None:
            put(beside, target)
        else:
            swap(beside, target)
    except (FileExistsError, FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise MeddledError(step.file) from error
    except OSError as error:
        raise NotReplacedError(step.file, error) from error
    flush_folder(target.parent)


def _is_put_back(root: Path, step: Step, aside: Aside) -> bool:
    settle(root, [step], aside)
    target, beside = _paths(root, step)
    other = digest_of(beside)
    if step.before is not None and other == step.after:
        return True  # untouched, though a program may hold it open so that nobody can read it
    if digest_of(target) != step.after:
        return True  # the old content, or somebody's
    if step.before is None:
        _take_away(root, step, target, aside)
    elif other is None:
        return False
    else:
        _swap_back(root, step, aside)
    flush_folder(target.parent)
    return True


def _swap_back(root: Path, step: Step, aside: Aside) -> None:
    """What is beside the file is in its place again; and what somebody saves meanwhile, in the place of that."""
    target, beside = _paths(root, step)
    for _ in range(_TURNS):
        with suppress(FileNotFoundError, FileExistsError):  # removed or made meanwhile: so be it
            swap(beside, target)
        settle(root, [step], aside)
        if digest_of(beside) in (None, step.before, step.after):
            return


def _take_away(root: Path, step: Step, target: Path, aside: Aside) -> None:
    """The new file is gone, unless somebody saved another text in it."""
    hold = hold_of(target)
    with suppress(FileNotFoundError):
        target.rename(hold)
    if digest_of(hold) == step.after:
        hold.unlink()
    settle(root, [step], aside)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
