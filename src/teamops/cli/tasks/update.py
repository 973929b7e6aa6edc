"""`teamops update`: how tasks stand, said or confirmed."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.shell.completers import argument, open_tasks
from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.tasks.task_update import Asked, text_option, update
from teamops.cli.writing.planned_write import Manner


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def update_tasks(
        ids: Annotated[list[str], argument(session, "update.ids", open_tasks)],
        status: Annotated[str | None, text_option(session, "status", "STATUS")] = None,
        progress: Annotated[str | None, text_option(session, "progress", "SHARE")] = None,
        owner: Annotated[str | None, text_option(session, "owner", "PERSON")] = None,
        start: Annotated[str | None, text_option(session, "start", "DATE")] = None,
        end: Annotated[str | None, text_option(session, "end", "DATE")] = None,
        priority: Annotated[str | None, text_option(session, "priority", "PRIORITY")] = None,
        note: Annotated[str | None, text_option(session, "note")] = None,
        reason: Annotated[str | None, text_option(session, "reason")] = None,
        needs: Annotated[str | None, text_option(session, "needs")] = None,
        provider: Annotated[str | None, text_option(session, "from", "WHO")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        given = {"status": status, "progress": progress, "owner": owner, "start": start, "end": end}
        given |= {"priority": priority, "note": note, "reason": reason, "needs": needs, "from_": provider}
        update(session, Asked(ids, given, person), Manner(today, dry_run, commit))

    return update_tasks
