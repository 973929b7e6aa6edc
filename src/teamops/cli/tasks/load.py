"""`teamops load`: who holds how many P0 tasks by day, and how full everybody is by week."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.snapshot import asked_about, loaded
from teamops.cli.output.screen import show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import departments, option, people
from teamops.cli.shell.options import Format, at_option, today_option
from teamops.cli.shell.session import Session


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def load(
        week: Annotated[str, typer.Option(metavar="WEEK", help=say("load.week"))] = "this",
        weeks: Annotated[int, typer.Option(metavar="N", min=1, max=12, help=say("load.count"))] = 4,
        person: Annotated[str | None, option(session, "--person", "load.of_person", people, "PERSON")] = None,
        department: Annotated[
            str | None, option(session, "--department", "load.of_department", departments, "DEPT")
        ] = None,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.reporting.tables.workload import load_report

        ws, now, _ = loaded(session, at, today)
        day = now.date()
        asked = asked_about(session, ws, day, person, department, option_values.week("--week", week, day))
        show_report(load_report(ws, asked, weeks), form)

    return load
