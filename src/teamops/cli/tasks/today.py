"""`teamops today`: what must be done, the most urgent first."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.snapshot import build_report_options
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def show_today(
        person: Annotated[
            str | None, typer.Option(metavar="PERSON", help=say("work.today.person"), show_default=False)
        ] = None,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("work.format"))] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option(session)] = None,
        day: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.context.findings import load_checked_workspace
        from teamops.model.time.period import Period
        from teamops.reporting.items.action_list import CODES, build_action_record, build_action_report, collect_actions

        ws, now, judged, places = load_checked_workspace(session, at, day, CODES)
        asked = build_report_options(session, ws, now.date(), person, period=Period.week_of(now.date()))
        found = collect_actions(ws, now.date(), judged, asked.person)
        if form is OutputFormat.json:
            rows = [build_action_record(d, (d.at.file, places.span(d.at).line), asked.person) for d in found]
            show_json({"version": 1, "today": now.date().isoformat(), "person": asked.person, "duties": rows})
            return
        report = build_action_report(ws, asked, found, lambda at: f"{at.file}:{places.span(at).line}")
        show_report(report)

    return show_today
