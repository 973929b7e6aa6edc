"""The journal of a write: which files are to change from what to what, and how far that has come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from teamops.store.cache.state import JOURNAL, read_state
from teamops.store.cache.trusted import sealed, unsealed
from teamops.store.writing.pending_write import is_pending, journal_of
from teamops.store.writing.stage_files import flush_folder, write_through

_MOST_BYTES = 64 * 1024 * 1024
"""Larger than the journal of a write of every file that is read."""

Phase = Literal["staging", "ready", "back", "done"]
"""New contents are being staged; they are, and replace the old ones; what was replaced is put back; all is written, and
only what is beside the files is left."""


class Step(NamedTuple):
    """A file with the digests of its old and its new content; None where there was no file."""

    file: str
    before: str | None
    after: str


class Journal(NamedTuple):
    """What an interrupted write left."""

    phase: Phase
    steps: list[Step]


def note(root: Path, phase: Phase, steps: Sequence[Step]) -> None:
    """The journal names these steps. It is replaced whole, and sealed: nobody can have committed it."""
    journal = journal_of(root)
    new = journal.with_name(JOURNAL + ".new")
    write_through(new, sealed(root, JOURNAL, {"phase": phase, "steps": steps}))
    new.replace(journal)
    flush_folder(journal.parent)


def read_journal(root: Path) -> Journal | None:
    """The journal; None if there is none. Raises ValueError for one that was not written here, or not by this version.

    Raises OSError where it cannot be read.
    """
    try:
        noted = unsealed(root, JOURNAL, read_state(root, JOURNAL, _MOST_BYTES))
        steps = [Step(*step) for step in noted["steps"]]
        if noted["phase"] not in get_args(Phase) or not all(map(_is_sound, steps)):
            raise ValueError(JOURNAL)
        return Journal(noted["phase"], steps)
    except FileNotFoundError:
        if is_pending(root):  # what vouches for it is gone
            raise ValueError(JOURNAL) from None
        return None
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(JOURNAL) from error


def strike(root: Path) -> None:
    """There is no journal any more."""
    journal_of(root).unlink(missing_ok=True)


def _is_sound(step: Step) -> bool:
    return isinstance(step.file, str) and isinstance(step.before, str | None) and isinstance(step.after, str)
