"""`teamops standup`: the sheet for the daily stand-up."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_report
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def show_standup(
        form: Annotated[
            OutputFormat, typer.Option("--format", help=session.say("work.format"))
        ] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option(session)] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.model.time.period import Period
        from teamops.reporting.reports import standup as sheet

        ws, now, _ = load_snapshot(session, at, today)
        day = now.date()
        show_report(sheet.build(ws, build_report_options(session, ws, day, period=Period.week_of(day))), form)

    return show_standup
