"""`teamops load`: who holds how many P0 tasks by day, and how full everybody is by week."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.context.filters import show_list
from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_departments, list_people, make_option
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.render.report.json import convert_value
from teamops.reporting.lists.workload import build_load_record, build_load_report, compute_workload


def command(session: Session) -> Callable[..., None]:
    """Return the command in the language of `session`."""

    def show_workload(
        week: Annotated[str, Option(metavar="WEEK", help="load.week")] = "this",
        weeks: Annotated[int, Option(metavar="N", least=1, most=12, help="load.count")] = 4,
        person: Annotated[str | None, make_option("--person", "load.of_person", list_people, "PERSON")] = None,
        department: Annotated[
            str | None, make_option("--department", "load.of_department", list_departments, "DEPT")
        ] = None,
        form: Annotated[OutputFormat, Option("--format", help="work.format")] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option()] = None,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        ws, now, _ = load_snapshot(session, at, today)
        period = option_values.parse_week("--week", week, now.date())
        options = build_report_options(session, ws, now.date(), person, department, period)
        loads = compute_workload(ws, options, weeks)
        records = (convert_value(build_load_record(one)) for one in loads)
        show_list(form, "load", records, lambda: build_load_report(ws, options, loads))

    return show_workload
