"""`teamops done`: tasks are done."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.shell.completers import argument, open_tasks
from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.tasks.task_update import Asked, text_option, update
from teamops.cli.writing.planned_write import Manner


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def done(
        ids: Annotated[list[str], argument(session, "update.ids", open_tasks)],
        note: Annotated[str | None, text_option(session, "note")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        update(session, Asked(ids, {"status": "done", "note": note}, person), Manner(today, dry_run, commit))

    return done
