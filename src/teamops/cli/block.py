"""`teamops block`: tasks are blocked, with why and what they need."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.options import today_option
from teamops.cli.session import Session
from teamops.cli.updating import Asked, flag, ids_argument, text_option, update


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def block(
        ids: Annotated[list[str], ids_argument(session)],
        reason: Annotated[str | None, text_option(session, "reason")] = None,
        needs: Annotated[str | None, text_option(session, "needs")] = None,
        provider: Annotated[str | None, text_option(session, "from", "WHO")] = None,
        since: Annotated[str | None, text_option(session, "since", "DATE")] = None,
        person: Annotated[str | None, text_option(session, "as", "PERSON")] = None,
        dry_run: Annotated[bool, flag(session, "dry-run")] = False,
        commit: Annotated[bool, flag(session, "commit")] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        given = {"status": "blocked", "reason": reason, "needs": needs, "from_": provider, "since": since}
        update(session, Asked(ids, given, person, today, dry_run, commit))

    return block
