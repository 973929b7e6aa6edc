"""`teamops load`: who holds how many P0 tasks by day, and how full everybody is by week."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_departments, list_people, make_option
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def show_workload(
        week: Annotated[str, typer.Option(metavar="WEEK", help=say("load.week"))] = "this",
        weeks: Annotated[int, typer.Option(metavar="N", min=1, max=12, help=say("load.count"))] = 4,
        person: Annotated[str | None, make_option(session, "--person", "load.of_person", list_people, "PERSON")] = None,
        department: Annotated[
            str | None, make_option(session, "--department", "load.of_department", list_departments, "DEPT")
        ] = None,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("work.format"))] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option(session)] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.reporting.tables.workload import build_load_report

        ws, now, _ = load_snapshot(session, at, today)
        day = now.date()
        asked = build_report_options(
            session, ws, day, person, department, option_values.parse_week("--week", week, day)
        )
        show_report(build_load_report(ws, asked, weeks), form)

    return show_workload
