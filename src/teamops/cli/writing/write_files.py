"""The steps of commands that write: load the workspace, plan the files, show the diff, ask, write, commit.

What these need is imported when they run: the help of commands does without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from teamops.cli.output.questions import ask_consent
from teamops.cli.output.screen import show, show_diff, warn
from teamops.cli.shell.declarations import Exit
from teamops.cli.shell.session import Session
from teamops.model.named_tuple import NamedTuple
from teamops.render.visible import make_visible, make_visible_lines

if TYPE_CHECKING:
    from teamops.locale.words import Words
    from teamops.model.change import Change
    from teamops.model.workspace import Workspace
    from teamops.store.writing.drafts import Drafts


def load_to_write(session: Session, *, dry_run: bool) -> Workspace:
    """Return the workspace; finish a write that was interrupted first, unless nothing will be written."""
    from teamops.store.reading.loader import load
    from teamops.store.writing.transaction import recover

    if not dry_run:
        recover(session.root)
    return load(session.root)


def plan_files(
    session: Session, ws: Workspace, changes: Sequence[Change], starters: Mapping[str, str] | None = None
) -> Drafts:
    """Return the files as `changes` make them, new ones from their `starters`."""
    from teamops.store.writing.drafts import plan_drafts

    return plan_drafts(session.root, changes, ws.digests, starters or {})


def show_changes(session: Session, drafts: Drafts, limit: int | None) -> None:
    """Show how the files will change, in at most `limit` lines, and how many more there are."""
    if left_out := show_diff(drafts.texts, limit):
        show([(session.say("cli.split_goal.more", lines=left_out) + "\n", "dim")])


def require_consent(session: Session, question: str) -> None:
    """Ask the user whether to go on. Raise Exit, with code 1, if not."""
    if not ask_consent(session.say, make_visible_lines(question)):
        warn(session.say("cli.split_goal.left"))
        raise Exit(1)


class WriteOutcome(NamedTuple):
    """The files that were written, and the commit that has them; None if they were not committed."""

    files: tuple[str, ...] = ()
    commit: str | None = None

    def describe(self, say: Words) -> list[str]:
        """Return what to report."""
        lines = [say("cli.written", files=self.files)]
        return lines if self.commit is None else [*lines, say("cli.committed", commit=self.commit)]


def write_and_report(session: Session, drafts: Drafts, commit_message: str | None) -> WriteOutcome:
    """Write the drafts, commit them if there is a message for it, and report both."""
    outcome = write_drafts(drafts, commit_message)
    for message in outcome.describe(session.say):
        warn(message)
    return outcome


def write_drafts(drafts: Drafts, commit_message: str | None) -> WriteOutcome:
    """Do the same without a report. Raise WriteRefusedError where no file was written."""
    if commit_message is None:
        return WriteOutcome(drafts.write())
    from teamops.store.git.repository import commit, lock_for_commit

    with lock_for_commit(drafts.root):
        files = drafts.write()
        return WriteOutcome(files, commit(drafts.root, files, make_visible(commit_message)))
