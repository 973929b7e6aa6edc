"""`teamops check --at`: what broke the handbook then. Places and excerpts are those of that version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from teamops.cli.loaded import read_files
from teamops.store.checked import outcome_of
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.checking.placed import Outcome
    from teamops.cli.check_asked import Asked
    from teamops.cli.session import Session


def only_looks(asked: Asked) -> None:
    """Raises CannotGoOnError for an option that would write, or would mend files on disk: the past stays as it is."""
    options = {
        "--fix": asked.fix,
        "--diff": asked.diff,
        "--unsafe-fixes": asked.unsafe_fixes,
        "--update-baseline": asked.update_baseline,
        "--grow-baseline": asked.grow_baseline,
    }
    for option, is_given in options.items():
        if is_given:
            raise CannotGoOnError("at.writes", option=option)


def found_at(session: Session, at: str, today: str | None, paths: Sequence[str]) -> Outcome:
    """All findings as of `at`. Raises CannotGoOnError if there was none of `paths` then."""
    files, (ws, now, version) = read_files(session, at, today)
    known = [*(source.file for source in files.sources), *files.documents, *(fault.at.file for fault in files.faults)]
    for path in paths:
        if path and not any(file == path or file.startswith(f"{path}/") for file in known):
            raise CannotGoOnError("at.no_such_path", path=path, commit=version.short if version else "")
    return outcome_of(ws, files, now, session.lang)
