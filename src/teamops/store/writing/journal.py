"""The journal of a write: which files are to change from what to what, and how far it has come."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from teamops.model.named_tuple import NamedTuple
from teamops.store.cache.seal import KEY_BYTES, Seal, load_seal
from teamops.store.cache.state import JOURNAL, is_pending, locate_journal, read_state
from teamops.store.git.state_tracking import is_tracked
from teamops.store.writing.stage_files import flush_folder, write_through

_MOST_BYTES = 64 * 1024 * 1024
"""More than the journal of a write of every file that is read."""

Phase = Literal["staging", "ready", "back", "done"]
"""New contents are being staged; they are staged and replace the old ones; replaced files are being put back; all is
written, and only staged files are left to delete."""


class WriteStep(NamedTuple):
    """A file with the digests of its old and its new content; None where there was no file.

    A file that `is_removed` gets a content that says so, and is deleted when all files are complete.
    """

    file: str
    before: str | None
    after: str
    is_removed: bool = False


class Journal(NamedTuple):
    """The state of an interrupted write."""

    phase: Phase
    steps: list[WriteStep]


def write_journal(root: Path, phase: Phase, steps: Sequence[WriteStep]) -> None:
    """Write the journal of these steps, replacing it whole; it is sealed, so that nobody can have committed it."""
    journal = locate_journal(root)
    new = journal.with_name(JOURNAL + ".new")
    write_through(new, seal_value(root, JOURNAL, {"phase": phase, "steps": steps}))
    new.replace(journal)
    flush_folder(journal.parent)


def note_completion(root: Path, steps: Sequence[WriteStep]) -> None:
    """Write the journal that all files are complete, where some are to be removed now: a missing one is no change."""
    if any(step.is_removed for step in steps):
        write_journal(root, "done", steps)


def read_journal(root: Path) -> Journal | None:
    """Return the journal; None if there is none.

    Raises ValueError for one that was not written here, or not by this version, and OSError where it cannot be read.
    """
    try:
        content = unseal_value(root, JOURNAL, read_state(root, JOURNAL, _MOST_BYTES))
        steps = [WriteStep(*step) for step in content["steps"]]
        if content["phase"] not in get_args(Phase) or not all(map(_is_sound, steps)):
            raise ValueError(JOURNAL)
        return Journal(content["phase"], steps)
    except FileNotFoundError:
        if is_pending(root):  # something else is missing: it cannot be trusted
            raise ValueError(JOURNAL) from None
        return None
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(JOURNAL) from error


def delete_journal(root: Path) -> None:
    locate_journal(root).unlink(missing_ok=True)


def _is_sound(step: WriteStep) -> bool:
    digests_are_sound = isinstance(step.before, str | None) and isinstance(step.after, str)
    return isinstance(step.file, str) and digests_are_sound and isinstance(step.is_removed, bool)


def seal_value(root: Path, purpose: str, value: object) -> bytes:
    """Return `value` below a line with its seal; without a user's key it is valid as long as this process lives."""
    return _load_seal(root).seal(purpose, value)


def unseal_value(root: Path, purpose: str, raw: bytes) -> Any:
    """Return the value that `seal_value` sealed. Raises ValueError for anything else, and for whatever git brought."""
    if is_tracked(root):
        raise ValueError(purpose)
    return _load_seal(root).open(purpose, raw)


def _load_seal(root: Path) -> Seal:
    return load_seal(root) or Seal(_make_temporary_key(), os.path.realpath(root))


@cache
def _make_temporary_key() -> bytes:
    return os.urandom(KEY_BYTES)
