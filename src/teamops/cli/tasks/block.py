"""`teamops block`: tasks are blocked, with why and what they need."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.output.screen import can_ask
from teamops.cli.shell.completers import argument, open_tasks
from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.tasks.task_update import Asked, text_option, update
from teamops.cli.writing.planned_write import Manner


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def block(
        ids: Annotated[list[str], argument(session, "update.ids", open_tasks)],
        reason: Annotated[str | None, text_option(session, "reason")] = None,
        needs: Annotated[str | None, text_option(session, "needs")] = None,
        provider: Annotated[str | None, text_option(session, "from", "WHO")] = None,
        since: Annotated[str | None, text_option(session, "since", "DATE")] = None,
        note: Annotated[str | None, text_option(session, "note")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        if can_ask():
            reason = _answered(session, "schema.key.reason", reason)
            needs = _answered(session, "schema.Blocker.needs", needs)
        given = {"status": "blocked", "reason": reason, "needs": needs, "from_": provider, "since": since, "note": note}
        update(session, Asked(ids, given, person), Manner(today, dry_run, commit))

    return block


def _answered(session: Session, question: str, text: str | None) -> str | None:
    """What was given, or is answered now; an empty answer gives nothing, for one that stands already."""
    if text is not None:
        return text
    return str(typer.prompt(session.say(question), default="", show_default=False)) or None
