"""`teamops standup`: the sheet for the daily stand-up."""

import json
from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.loaded import loaded
from teamops.cli.options import Format, at_option, today_option
from teamops.cli.screen import show_json, show_report
from teamops.cli.session import Session


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def standup(
        form: Annotated[Format, typer.Option("--format", help=session.say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.model.period import Period
        from teamops.render import report_json
        from teamops.reporting import standup as sheet
        from teamops.reporting.report import Asked

        ws, now, _ = loaded(session, at, today)
        day = now.date()
        report = sheet.build(ws, Asked(Period.week_of(day), day, session.lang))
        if form is Format.json:
            show_json(json.loads(report_json.render(report)))
        else:
            show_report(report)

    return standup
