"""`teamops log`: who changed what, and when, from git."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer

from teamops.cli.shell.completers import list_record_ids, make_argument
from teamops.cli.shell.options import make_today_option
from teamops.cli.shell.session import Session


class LogFormat(StrEnum):
    """How the log is written: for people, for programs, for spreadsheets, for pages."""

    terminal = "terminal"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    html = "html"


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    from teamops.cli.look.log_run import LogOptions, write_log
    from teamops.history.items import KINDS

    say = session.say

    def make_option(name: str, metavar: str, **facts: str) -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"history.log.{name}", **facts), show_default=False)

    def show_log(
        ids: Annotated[list[str] | None, make_argument(session, "history.log.ids", list_record_ids)] = None,
        kind: Annotated[str | None, make_option("kind", "KIND", kinds=", ".join(KINDS))] = None,
        person: Annotated[str | None, make_option("person", "PERSON")] = None,
        field: Annotated[str | None, make_option("field", "FIELD")] = None,
        since: Annotated[str | None, make_option("since", "DATE")] = None,
        until: Annotated[str | None, make_option("until", "DATE")] = None,
        limit: Annotated[int | None, make_option("limit", "N")] = None,
        uncommitted: Annotated[bool, typer.Option("--uncommitted", help=say("history.log.uncommitted"))] = False,
        form: Annotated[LogFormat, typer.Option("--format", help=say("work.format"))] = LogFormat.terminal,
        output: Annotated[
            str | None, typer.Option("-o", "--output", metavar="FILE", help=say("history.log.output"))
        ] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        asking = LogOptions(ids or [], kind, person, field, since, until, limit, uncommitted, today)
        write_log(session, asking, form.value, output)

    return show_log
