"""`teamops done`: tasks are done."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.options import today_option
from teamops.cli.session import Session
from teamops.cli.updating import Asked, flag, ids_argument, text_option, update


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def done(
        ids: Annotated[list[str], ids_argument(session)],
        person: Annotated[str | None, text_option(session, "as", "PERSON")] = None,
        dry_run: Annotated[bool, flag(session, "dry-run")] = False,
        commit: Annotated[bool, flag(session, "commit")] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        update(session, Asked(ids, {"status": "done"}, person, today, dry_run, commit))

    return done
