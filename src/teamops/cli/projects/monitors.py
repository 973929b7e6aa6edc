"""`teamops monitors list`: monitored projects, filtered and in order."""

from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from teamops.cli.context.snapshot import asked_about, loaded
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import departments, option, people
from teamops.cli.shell.list_group import list_group
from teamops.cli.shell.options import Format, at_option, today_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.reporting.lists.projects import Wanted


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = list_group(session, "monitors.help")

    def word(name: str, metavar: str) -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"monitors.{name}"), show_default=False)

    @made.command("list", help=say("monitors.list.help"))
    def show(
        owner: Annotated[str | None, option(session, "--owner", "monitors.owner", people, "PERSON")] = None,
        department: Annotated[
            str | None, option(session, "--department", "monitors.department", departments, "DEPT")
        ] = None,
        risk: Annotated[str | None, word("risk", "RISK")] = None,
        overdue: Annotated[bool, typer.Option("--overdue", help=say("monitors.overdue"))] = False,
        beyond: Annotated[bool, typer.Option("--beyond", help=say("monitors.beyond"))] = False,
        only_running: Annotated[bool, typer.Option("--running/--all", help=say("monitors.running"))] = True,
        text: Annotated[str | None, word("text", "WORD")] = None,
        sort: Annotated[str | None, word("sort", "ORDER")] = None,
        form: Annotated[Format, typer.Option("--format", help=say("monitors.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.model.records.monitors import Risk
        from teamops.reporting.lists.projects import Wanted

        meant = option_values.choice(session, "--risk", risk, get_args(Risk), "risk") if risk else None
        wanted = Wanted(meant, text or None, overdue, beyond, only_running)
        _list(session, wanted, {"owner": owner, "department": department, "sort": sort}, form, at, today)

    return made


def _list(
    session: Session, wanted: "Wanted", asked: dict[str, str | None], form: Format, at: str | None, today: str | None
) -> None:
    from teamops.render.record_json import machine_record
    from teamops.reporting.lists.projects import SORTS, chosen_monitors, list_report, machine_standing

    ws, now, _ = loaded(session, at, today)
    day = now.date()
    owner, department, sort = asked["owner"], asked["department"], asked["sort"]
    about = asked_about(session, ws, day, owner, department)
    order = option_values.known(session, "--sort", sort, SORTS) if sort else None
    found = chosen_monitors(ws, about, wanted, order)
    if form is Format.json:
        rows = [machine_record(s.monitor) | {"file": s.entry.at.file, "now": machine_standing(s)} for s in found]
        show_json({"version": 1, "monitors": rows})
    else:
        show_report(list_report(ws, about, found))
