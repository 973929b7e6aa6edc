"""`teamops block`: tasks are blocked, with why and what they need."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.output.screen import can_ask
from teamops.cli.shell.completers import list_open_tasks, make_argument
from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.tasks.task_update import UpdateOptions, apply_update, make_text_option
from teamops.cli.writing.planned_write import WriteOptions


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def block(
        ids: Annotated[list[str], make_argument(session, "update.ids", list_open_tasks)],
        reason: Annotated[str | None, make_text_option(session, "reason")] = None,
        needs: Annotated[str | None, make_text_option(session, "needs")] = None,
        provider: Annotated[str | None, make_text_option(session, "from", "WHO")] = None,
        since: Annotated[str | None, make_text_option(session, "since", "DATE")] = None,
        note: Annotated[str | None, make_text_option(session, "note")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        if can_ask():
            reason = _ask_if_missing(session, "schema.key.reason", reason)
            needs = _ask_if_missing(session, "schema.Blocker.needs", needs)
        given = {"status": "blocked", "reason": reason, "needs": needs, "from_": provider, "since": since, "note": note}
        apply_update(session, UpdateOptions(ids, given, person), WriteOptions(today, dry_run, commit))

    return block


def _ask_if_missing(session: Session, question: str, text: str | None) -> str | None:
    """What was given, or is answered now; an empty answer gives nothing, for one that stands already."""
    if text is not None:
        return text
    return str(typer.prompt(session.say(question), default="", show_default=False)) or None
