"""`teamops load`: who holds how many P0 tasks by day, and how full everybody is by week."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli import given
from teamops.cli.completing import departments, option, people
from teamops.cli.loaded import asked_about, loaded
from teamops.cli.options import Format, at_option, today_option
from teamops.cli.screen import show_report
from teamops.cli.session import Session


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
        from teamops.reporting.sections.load_sheet import load_report

        ws, now, _ = loaded(session, at, today)
        day = now.date()
        asked = asked_about(session, ws, day, person, department, given.week("--week", week, day))
        show_report(load_report(ws, asked, weeks), form)

    return load
