"""`teamops check --at` and `--history`: check an earlier version, and with the rules that look at the history.

Places and excerpts are those of the version that is checked.
"""

from __future__ import annotations

from collections.abc import Sequence

from teamops.checking.located import Outcome
from teamops.cli.context.history import read_history
from teamops.cli.context.snapshot import read_files
from teamops.cli.look.check_options import CheckOptions
from teamops.cli.output.screen import warn
from teamops.cli.shell.session import Session
from teamops.history.commit_times import add_commit_dates
from teamops.model.event import History
from teamops.model.workspace import Workspace
from teamops.store.cache.cached_check import build_outcome
from teamops.store.errors import CommandError


def check_at(session: Session, options: CheckOptions, paths: Sequence[str], most: int) -> Outcome:
    """Return the first `most` findings as of `options.at`, or now; 0 means all.

    With `options.history` also those of rules about the history, and times that records lack are those of their
    commits. Raise CommandError if one of `paths` did not exist then, and for both options together: the history is
    that of HEAD.
    """
    if options.at is not None and options.history:
        raise CommandError("at.and_history")
    files, (ws, now, version) = read_files(session, options.at, options.today)
    known = [*(source.file for source in files.sources), *files.documents, *(fault.at.file for fault in files.faults)]
    for path in paths if version is not None else ():
        if path and not any(file == path or file.startswith(f"{path}/") for file in known):
            raise CommandError("at.no_such_path", path=path, commit=version.short if version else "")
    past = read_history_or_warn(session, ws) if options.history else None
    return build_outcome(ws if past is None else add_commit_dates(ws, past), files, now, session.lang, past, most)


def read_history_or_warn(session: Session, ws: Workspace, *, is_silent: bool = False) -> History | None:
    """Return the history; None where there is none, with a warning why unless `is_silent`."""
    try:
        return read_history(session, ws)
    except CommandError as error:
        if not is_silent:
            warn(error.say(session.say))
        return None
