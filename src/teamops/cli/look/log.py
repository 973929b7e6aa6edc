"""`teamops log`: who changed what, and when, from git."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

from teamops.cli.look.log_run import LogOptions, write_log
from teamops.cli.shell.completers import list_record_ids, make_argument
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import make_flag, make_format_option, make_text_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.history.items import KINDS
from teamops.locale.words import Words


class LogFormat(StrEnum):
    """How the log is written."""

    terminal = "terminal"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    html = "html"


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    option = make_text_option

    def show_log(
        ids: Annotated[list[str] | None, make_argument("history.log.ids", list_record_ids)] = None,
        kind: Annotated[str | None, Option(metavar="KIND", help=_explain_kind, show_default=False)] = None,
        person: Annotated[str | None, option("--person", "history.log.person", "PERSON")] = None,
        field: Annotated[str | None, option("--field", "history.log.field", "FIELD")] = None,
        since: Annotated[str | None, option("--since", "history.log.since", "DATE")] = None,
        until: Annotated[str | None, option("--until", "history.log.until", "DATE")] = None,
        limit: Annotated[int | None, option("--limit", "history.log.limit", "N")] = None,
        uncommitted: Annotated[bool, make_flag("--uncommitted", "history.log.uncommitted")] = False,
        form: Annotated[LogFormat, make_format_option()] = LogFormat.terminal,
        output: Annotated[str | None, Option("-o", "--output", metavar="FILE", help="cli.report.output")] = None,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        options = LogOptions(ids or [], kind, person, field, since, until, limit, uncommitted, today)
        write_log(session, options, form.value, output)

    return show_log


def _explain_kind(say: Words) -> str:
    return say("history.log.kind", kinds=tuple(KINDS))
