"""The end of every command that writes: the files, what was written, and the commit if it was asked for."""

from __future__ import annotations

from teamops.cli.screen import warn
from teamops.cli.session import Session
from teamops.store.writing import Drafts


def write(session: Session, drafted: Drafts, commit: str | None) -> None:
    """The drafts are written and, with the message `commit`, committed; the user is told."""
    files = drafted.write()
    warn(session.say("cli.written", files=", ".join(files)))
    if commit is not None:
        from teamops.store.repository import commit as commit_files

        warn(session.say("cli.committed", commit=commit_files(drafted.root, files, commit)))
