"""Finishes or undoes an interrupted write; called by the next command."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from teamops.store.cache.state import locate_journal
from teamops.store.errors import CommandError, WriteRefusedError
from teamops.store.writing import journal
from teamops.store.writing.journal import WriteStep
from teamops.store.writing.leftovers import Leftovers
from teamops.store.writing.replace_files import (
    FileChangedError,
    NewContentMissingError,
    NotReplacedError,
    clear_staged,
    compute_current_digest,
    drop_staged,
    finish_swaps,
    put_back,
    settle_swaps,
)
from teamops.store.writing.run_log import notify
from teamops.store.writing.stage_files import SUFFIX

_NAMED = 5
"""Most files of a damaged journal that are named."""


def recover_under_lock(root: Path) -> None:
    """Finish or undo what the journal names, and delete it; the user is notified of anything unexpected.

    Raises WriteRefusedError where the journal cannot be followed, or a file cannot be replaced; then nothing is lost,
    and the next command tries again.
    """
    try:
        interrupted = journal.read_journal(root)
    except ValueError as error:
        raise _make_damage_error(root) from error
    if interrupted is None:
        return
    aside = Leftovers()
    try:
        if interrupted.phase == "staging":
            drop_staged(root, interrupted.steps)
        elif interrupted.phase == "done":
            clear_staged(root, interrupted.steps, aside)
        elif interrupted.phase == "back" or not _try_finish(root, interrupted.steps, aside):
            _undo(root, interrupted.steps, aside)
        journal.delete_journal(root)
    except WriteRefusedError as error:
        raise (_make_damage_error(root) if error.message == "outside" else error) from error
    except OSError as error:
        problem = error.strerror or str(error)
        raise WriteRefusedError("unfinished", file=error.filename or root, problem=problem) from error
    finally:
        aside.report_folder(root)


def _try_finish(root: Path, steps: Sequence[WriteStep], aside: Leftovers) -> bool:
    """Finish the write; return False if somebody changed a file, so that all must be put back."""
    settle_swaps(root, steps, aside)
    try:
        finish_swaps(root, steps)
    except (FileChangedError, NewContentMissingError):
        journal.write_journal(root, "back", steps)
        return False
    except NotReplacedError as error:
        raise WriteRefusedError("unfinished", file=error.file, problem=error.problem) from error
    journal.note_completion(root, steps)
    clear_staged(root, steps, aside)
    return True


def _undo(root: Path, steps: Sequence[WriteStep], aside: Leftovers) -> None:
    """Put back the old content, or what somebody saved since; the new content is laid aside."""
    settle_swaps(root, steps, aside)
    changed = [step.file for step in steps if compute_current_digest(root, step) not in (step.before, step.after)]
    stuck = put_back(root, steps, aside)
    kept = Leftovers()
    clear_staged(root, steps, kept, keep_new=True)
    if kept.folder is not None:
        folder = kept.folder.relative_to(root).as_posix()
        message = "taken_back" if changed else "taken_back_unchanged"
        notify(CommandError(message, changed=tuple(changed), folder=folder))
    if stuck:
        notify(CommandError("not_taken_back", files=tuple(stuck)))


def _make_damage_error(root: Path) -> WriteRefusedError:
    """Return the error that the journal cannot be followed, with the files that may belong to it."""
    staged = (path for path in root.rglob(f".*{SUFFIX}") if ".git" not in path.parts)
    names = [path.relative_to(root).as_posix() for path in islice(staged, _NAMED + 1)]
    listed = (*names[:_NAMED], *(["…"] if len(names) > _NAMED else ()))
    file = locate_journal(root)
    if not names:
        return WriteRefusedError("journal_damaged", file=file)
    return WriteRefusedError("journal_damaged_with", file=file, staged=listed)
