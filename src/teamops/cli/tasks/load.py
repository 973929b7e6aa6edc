"""`teamops load`: who holds how many P0 tasks by day, and how full everybody is by week."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.filters import show_list
from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_departments, list_people, make_option
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.render.report.json import convert_value
from teamops.reporting.lists.workload import build_load_record, build_load_report, compute_workload


def command(session: Session) -> Callable[..., None]:
    """Return the command in the language of `session`."""
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
        ws, now, _ = load_snapshot(session, at, today)
        period = option_values.parse_week("--week", week, now.date())
        options = build_report_options(session, ws, now.date(), person, department, period)
        records = (convert_value(build_load_record(one)) for one in compute_workload(ws, options, weeks))
        show_list(form, "load", records, lambda: build_load_report(ws, options, weeks))

    return show_workload
