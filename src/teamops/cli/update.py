"""`teamops update`: how tasks stand, said or confirmed."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.options import today_option
from teamops.cli.session import Session
from teamops.cli.updating import Asked, flag, ids_argument, text_option, update


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def update_tasks(
        ids: Annotated[list[str], ids_argument(session)],
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
        person: Annotated[str | None, text_option(session, "as", "PERSON")] = None,
        dry_run: Annotated[bool, flag(session, "dry-run")] = False,
        commit: Annotated[bool, flag(session, "commit")] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        given = {"status": status, "progress": progress, "owner": owner, "start": start, "end": end}
        given |= {"priority": priority, "note": note, "reason": reason, "needs": needs, "from_": provider}
        update(session, Asked(ids, given, person, today, dry_run, commit))

    return update_tasks
