"""`teamops standup`: the sheet for the daily stand-up."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_report
from teamops.cli.shell.options import OutputFormat, make_at_option, make_flag, make_format_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.model.time.period import Period
from teamops.reporting.reports import standup


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    def show_standup(
        form: Annotated[OutputFormat, make_format_option()] = OutputFormat.terminal,
        every: Annotated[bool, make_flag("--all", "work.standup.all")] = False,
        at: Annotated[str | None, make_at_option()] = None,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        ws, now, _ = load_snapshot(session, at, today)
        day = now.date()
        options = build_report_options(session, ws, day, period=Period.week_of(day))
        show_report(standup.build_whole(ws, options) if every else standup.build(ws, options), form)

    return show_standup
