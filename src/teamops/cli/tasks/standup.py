"""`teamops standup`: the sheet for the daily stand-up."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.snapshot import asked_about, loaded
from teamops.cli.output.screen import show_report
from teamops.cli.shell.options import Format, at_option, today_option
from teamops.cli.shell.session import Session


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def standup(
        form: Annotated[Format, typer.Option("--format", help=session.say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.model.time.period import Period
        from teamops.reporting.reports import standup as sheet

        ws, now, _ = loaded(session, at, today)
        day = now.date()
        show_report(sheet.build(ws, asked_about(session, ws, day, period=Period.week_of(day))), form)

    return standup
