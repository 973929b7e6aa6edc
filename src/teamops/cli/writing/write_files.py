"""The end of every command that writes: the files, what was written, and the commit if it was asked for."""

from __future__ import annotations

from teamops.cli.output.screen import warn
from teamops.cli.shell.session import Session
from teamops.render.visible import make_visible
from teamops.store.writing.drafts import Drafts


def write_and_report(session: Session, drafted: Drafts, commit: str | None) -> None:
    """The drafts are written and, with the message `commit`, committed; the user is told."""
    for sentence in write_drafts(session, drafted, commit):
        warn(sentence)


def write_drafts(session: Session, drafted: Drafts, commit: str | None) -> list[str]:
    """The same, with what is to be told. Raises WriteRefusedError, nothing having been written."""
    if commit is None:
        return [session.say("cli.written", files=", ".join(drafted.write()))]
    from teamops.store.git.repository import commit as commit_files
    from teamops.store.git.repository import lock_for_commit

    with lock_for_commit(drafted.root):
        files = drafted.write()
        made = commit_files(drafted.root, files, make_visible(commit))
    return [session.say("cli.written", files=", ".join(files)), session.say("cli.committed", commit=made)]
