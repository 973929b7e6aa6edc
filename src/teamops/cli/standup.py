"""`teamops standup`: the sheet for the daily stand-up."""

import json
from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.options import Format, today_option
from teamops.cli.screen import show_json, show_report
from teamops.cli.session import Session, clock


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def standup(
        form: Annotated[Format, typer.Option("--format", help=session.say("work.format"))] = Format.terminal,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.model.period import Period
        from teamops.render import report_json
        from teamops.reporting.report import Asked
        from teamops.reporting.sections.standup_sheet import standup_report
        from teamops.store.loading import load

        ws = load(session.root)
        day = clock(today)(ws.settings.timezone).date()
        report = standup_report(ws, Asked(Period.week_of(day), day, session.lang))
        if form is Format.json:
            show_json(json.loads(report_json.render(report)))
        else:
            show_report(report)

    return standup
