"""`teamops update`: how tasks stand, said or confirmed."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.shell.completers import list_open_tasks, make_argument
from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.tasks.task_update import UpdateOptions, apply_update, make_text_option
from teamops.cli.writing.planned_write import WriteOptions


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def update_tasks(
        ids: Annotated[list[str], make_argument(session, "update.ids", list_open_tasks)],
        status: Annotated[str | None, make_text_option(session, "status", "STATUS")] = None,
        progress: Annotated[str | None, make_text_option(session, "progress", "SHARE")] = None,
        owner: Annotated[str | None, make_text_option(session, "owner", "PERSON")] = None,
        start: Annotated[str | None, make_text_option(session, "start", "DATE")] = None,
        end: Annotated[str | None, make_text_option(session, "end", "DATE")] = None,
        priority: Annotated[str | None, make_text_option(session, "priority", "PRIORITY")] = None,
        note: Annotated[str | None, make_text_option(session, "note")] = None,
        reason: Annotated[str | None, make_text_option(session, "reason")] = None,
        needs: Annotated[str | None, make_text_option(session, "needs")] = None,
        provider: Annotated[str | None, make_text_option(session, "from", "WHO")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        given = {"status": status, "progress": progress, "owner": owner, "start": start, "end": end}
        given |= {"priority": priority, "note": note, "reason": reason, "needs": needs, "from_": provider}
        apply_update(session, UpdateOptions(ids, given, person), WriteOptions(today, dry_run, commit))

    return update_tasks
