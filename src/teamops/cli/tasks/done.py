"""`teamops done`: set tasks to done."""

from collections.abc import Callable

from teamops.cli.shell.session import Session
from teamops.cli.tasks.task_update import TaskChoice, Values, apply_update, takes_fields, takes_tasks
from teamops.cli.writing.write_options import WriteOptions, writes


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes()
    @takes_tasks
    @takes_fields("note")
    def finish_tasks(
        choice: TaskChoice,
        values: Values,
        write: WriteOptions,
    ) -> None:
        apply_update(session, choice, {"status": "done", **values}, write)

    return finish_tasks
