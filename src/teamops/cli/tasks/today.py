"""`teamops today`: what must be done, the most urgent first."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.snapshot import asked_about
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell.options import Format, at_option, today_option
from teamops.cli.shell.session import Session


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def today(
        person: Annotated[
            str | None, typer.Option(metavar="PERSON", help=say("work.today.person"), show_default=False)
        ] = None,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        day: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.context.findings import seen
        from teamops.model.time.period import Period
        from teamops.reporting.items.action_list import CODES, due_report, duties, machine_duty

        ws, now, judged, places = seen(session, at, day, CODES)
        asked = asked_about(session, ws, now.date(), person, period=Period.week_of(now.date()))
        found = duties(ws, now.date(), judged, asked.person)
        if form is Format.json:
            rows = [machine_duty(d, (d.at.file, places.span(d.at).line), asked.person) for d in found]
            show_json({"version": 1, "today": now.date().isoformat(), "person": asked.person, "duties": rows})
            return
        report = due_report(ws, asked, found, lambda at: f"{at.file}:{places.span(at).line}")
        show_report(report)

    return today
