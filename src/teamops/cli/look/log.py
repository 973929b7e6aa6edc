"""`teamops log`: who changed what, and when, from git."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer

from teamops.cli.shell.completers import argument, everything
from teamops.cli.shell.options import today_option
from teamops.cli.shell.session import Session


class Format(StrEnum):
    """How the log is written: for people, for programs, for spreadsheets, for pages."""

    terminal = "terminal"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    html = "html"


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    from teamops.cli.look.log_run import Asking, answer
    from teamops.history.items import KINDS

    say = session.say

    def option(name: str, metavar: str, **facts: str) -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"history.log.{name}", **facts), show_default=False)

    def log(
        ids: Annotated[list[str] | None, argument(session, "history.log.ids", everything)] = None,
        kind: Annotated[str | None, option("kind", "KIND", kinds=", ".join(KINDS))] = None,
        person: Annotated[str | None, option("person", "PERSON")] = None,
        field: Annotated[str | None, option("field", "FIELD")] = None,
        since: Annotated[str | None, option("since", "DATE")] = None,
        until: Annotated[str | None, option("until", "DATE")] = None,
        limit: Annotated[int | None, option("limit", "N")] = None,
        uncommitted: Annotated[bool, typer.Option("--uncommitted", help=say("history.log.uncommitted"))] = False,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        output: Annotated[
            str | None, typer.Option("-o", "--output", metavar="FILE", help=say("history.log.output"))
        ] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        asking = Asking(ids or [], kind, person, field, since, until, limit, uncommitted, today)
        answer(session, asking, form.value, output)

    return log
