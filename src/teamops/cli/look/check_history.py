"""`teamops check --at` and `--history`: what broke the handbook then, and what commits tell.

Places and excerpts are those of the version that is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from teamops.cli.context.snapshot import read_files
from teamops.store.cache.cached_check import build_outcome
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.checking.located import Outcome
    from teamops.cli.look.check_options import CheckOptions
    from teamops.cli.shell.session import Session
    from teamops.model.event import History
    from teamops.model.workspace import Workspace


def require_read_only(asked: CheckOptions) -> None:
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
            raise CommandError("at.writes", option=option)


def check_at(session: Session, asked: CheckOptions, paths: Sequence[str]) -> Outcome:
    """All findings as of `asked.at`, or now; with `asked.history` also those of rules that look at what happened.

    Times that records lack are then those of their commits.

    Raises CannotGoOnError if there was none of `paths` then, and for both together: the history is that of HEAD.
    """
    from teamops.history.commit_times import add_commit_dates

    if asked.at is not None and asked.history:
        raise CommandError("at.and_history")
    files, (ws, now, version) = read_files(session, asked.at, asked.today)
    known = [*(source.file for source in files.sources), *files.documents, *(fault.at.file for fault in files.faults)]
    for path in paths if version is not None else ():
        if path and not any(file == path or file.startswith(f"{path}/") for file in known):
            raise CommandError("at.no_such_path", path=path, commit=version.short if version else "")
    past = read_history_or_warn(session, ws) if asked.history else None
    return build_outcome(ws if past is None else add_commit_dates(ws, past), files, now, session.lang, past)


def read_history_or_warn(session: Session, ws: Workspace, *, is_silent: bool = False) -> History | None:
    """What happened; None where there is no history, and the user reads why unless that `is_silent`."""
    from teamops.cli.context.history import read_history
    from teamops.cli.output.screen import warn

    try:
        return read_history(session, ws)
    except CommandError as error:
        if not is_silent:
            warn(error.say(session.say))
        return None
