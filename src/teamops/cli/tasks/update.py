"""`teamops update`: set fields of tasks, or confirm them as they are."""

from collections.abc import Callable

from teamops.cli.shell.session import Session
from teamops.cli.tasks.task_update import TaskChoice, Values, apply_update, takes_fields, takes_tasks
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.planning.tasks.update import TASK_FIELDS


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes()
    @takes_tasks
    @takes_fields(*(name for name in TASK_FIELDS if name != "since"))
    def update_tasks(
        choice: TaskChoice,
        values: Values,
        write: WriteOptions,
    ) -> None:
        apply_update(session, choice, values, write)

    return update_tasks
