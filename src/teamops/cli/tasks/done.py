"""`teamops done`: set tasks to done."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.shell.completers import list_open_tasks, make_argument
from teamops.cli.shell.session import Session
from teamops.cli.tasks.task_update import Values, apply_update, takes_fields
from teamops.cli.writing.write_options import WriteOptions, writes


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes()
    @takes_fields("note")
    def finish_tasks(
        ids: Annotated[list[str], make_argument("update.ids", list_open_tasks)],
        values: Values,
        write: WriteOptions,
    ) -> None:
        apply_update(session, ids, {"status": "done", **values}, write)

    return finish_tasks
