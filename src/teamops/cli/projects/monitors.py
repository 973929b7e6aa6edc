"""`teamops monitors list`: monitored projects, filtered and in order."""

from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_departments, list_people, make_option
from teamops.cli.shell.list_group import make_list_group
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.reporting.lists.projects import MonitorFilter


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = make_list_group(session, "monitors.help")

    def make_word_option(name: str, metavar: str) -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"monitors.{name}"), show_default=False)

    @made.command("list", help=say("monitors.list.help"))
    def list_monitors(
        owner: Annotated[str | None, make_option(session, "--owner", "monitors.owner", list_people, "PERSON")] = None,
        department: Annotated[
            str | None, make_option(session, "--department", "monitors.department", list_departments, "DEPT")
        ] = None,
        risk: Annotated[str | None, make_word_option("risk", "RISK")] = None,
        overdue: Annotated[bool, typer.Option("--overdue", help=say("monitors.overdue"))] = False,
        beyond: Annotated[bool, typer.Option("--beyond", help=say("monitors.beyond"))] = False,
        only_running: Annotated[bool, typer.Option("--running/--all", help=say("monitors.running"))] = True,
        text: Annotated[str | None, make_word_option("text", "WORD")] = None,
        sort: Annotated[str | None, make_word_option("sort", "ORDER")] = None,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("monitors.format"))] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option(session)] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.model.records.monitors import Risk
        from teamops.reporting.lists.projects import MonitorFilter

        meant = option_values.parse_choice(session, "--risk", risk, get_args(Risk), "risk") if risk else None
        wanted = MonitorFilter(meant, text or None, overdue, beyond, only_running)
        _list(session, wanted, {"owner": owner, "department": department, "sort": sort}, form, at, today)

    return made


def _list(
    session: Session,
    wanted: "MonitorFilter",
    asked: dict[str, str | None],
    form: OutputFormat,
    at: str | None,
    today: str | None,
) -> None:
    from teamops.render.record_json import build_record
    from teamops.reporting.lists.projects import SORTS, build_list_report, build_status_record, filter_monitors

    ws, now, _ = load_snapshot(session, at, today)
    day = now.date()
    owner, department, sort = asked["owner"], asked["department"], asked["sort"]
    about = build_report_options(session, ws, day, owner, department)
    order = option_values.require_known(session, "--sort", sort, SORTS) if sort else None
    found = filter_monitors(ws, about, wanted, order)
    if form is OutputFormat.json:
        rows = [build_record(s.monitor) | {"file": s.entry.at.file, "now": build_status_record(s)} for s in found]
        show_json({"version": 1, "monitors": rows})
    else:
        show_report(build_list_report(ws, about, found))
