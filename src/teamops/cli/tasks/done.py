"""`teamops done`: tasks are done."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.shell.completers import list_open_tasks, make_argument
from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.tasks.task_update import UpdateOptions, apply_update, make_text_option
from teamops.cli.writing.planned_write import WriteOptions


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def finish_tasks(
        ids: Annotated[list[str], make_argument(session, "update.ids", list_open_tasks)],
        note: Annotated[str | None, make_text_option(session, "note")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        apply_update(
            session, UpdateOptions(ids, {"status": "done", "note": note}, person), WriteOptions(today, dry_run, commit)
        )

    return finish_tasks
