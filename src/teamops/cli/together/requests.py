"""`teamops requests list`: requests between departments, filtered and in order."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.context.snapshot import asked_about, loaded
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import departments, option, people
from teamops.cli.shell.list_group import list_group
from teamops.cli.shell.options import Format, at_option, today_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from datetime import date

    from teamops.model.workspace import Workspace
    from teamops.reporting.lists.requests import Wanted


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = list_group(session, "request.list.group")

    def text(name: str, metavar: str) -> Any:
        word = name.replace("-", "_")
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"request.list.{word}"), show_default=False)

    def flag(name: str) -> Any:
        return typer.Option(f"--{name}", help=say(f"request.list.{name}"))

    def department(name: str) -> Any:
        return option(session, f"--{name}", f"request.list.{name}", departments, "DEPT")

    @made.command("list", help=say("request.list.help"))
    def show(
        asker: Annotated[str | None, department("from")] = None,
        provider: Annotated[str | None, department("to")] = None,
        owner: Annotated[str | None, option(session, "--owner", "request.list.owner", people, "PERSON")] = None,
        either: Annotated[str | None, department("department")] = None,
        status: Annotated[str | None, text("status", "STATUS")] = None,
        due_before: Annotated[str | None, text("due-before", "DATE")] = None,
        urgent: Annotated[bool, flag("urgent")] = False,
        overdue: Annotated[bool, flag("overdue")] = False,
        unaccepted: Annotated[bool, flag("unaccepted")] = False,
        only_open: Annotated[bool, typer.Option("--open/--all", help=say("request.list.open"))] = True,
        word: Annotated[str | None, text("text", "WORD")] = None,
        sort: Annotated[str | None, text("sort", "ORDER")] = None,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        asked = {"from": asker, "to": provider, "owner": owner, "department": either, "status": status}
        asked |= {"due-before": due_before, "text": word, "sort": sort}
        flags = {"urgent": urgent, "overdue": overdue, "unaccepted": unaccepted, "only_open": only_open}
        _list(session, asked, flags, form, at, today)

    return made


def _list(
    session: Session,
    texts: dict[str, str | None],
    flags: dict[str, bool],
    form: Format,
    at: str | None,
    today: str | None,
) -> None:
    from teamops.render.record_json import machine_record
    from teamops.reporting.lists.requests import SORTS, chosen_requests, list_report

    ws, now, _ = loaded(session, at, today)
    day, department, sort = now.date(), texts["department"], texts["sort"]
    order = option_values.known(session, "--sort", sort, SORTS) if sort else None
    asked = asked_about(session, ws, day, department=department)
    found = chosen_requests(ws, asked, _wanted(session, ws, texts, flags, now.date()), order)
    if form is Format.json:
        show_json({"version": 1, "requests": [machine_record(e.record) | {"file": e.at.file} for e in found]})
    else:
        show_report(list_report(ws, asked, found, now))


def _wanted(
    session: Session, ws: "Workspace", texts: dict[str, str | None], flags: dict[str, bool], today: "date"
) -> "Wanted":
    from teamops.cli.context.people import department_named, person_named
    from teamops.reporting.lists.requests import STATUSES, Wanted

    asker, provider, owner = texts["from"], texts["to"], texts["owner"]
    status, before = texts["status"], texts["due-before"]
    return Wanted(
        asker=department_named(ws, asker) if asker else None,
        provider=department_named(ws, provider) if provider else None,
        owner=person_named(ws, owner) if owner else None,
        status=option_values.choice(session, "--status", status, STATUSES, "status") if status else None,
        before=option_values.day("--due-before", before, today) if before else None,
        text=texts["text"] or None,
        **flags,
    )
