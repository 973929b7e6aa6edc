"""`teamops requests list`: requests between departments, filtered and in order."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_departments, list_people, make_option
from teamops.cli.shell.list_group import make_list_group
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from datetime import date

    from teamops.model.workspace import Workspace
    from teamops.reporting.lists.requests import RequestFilter


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = make_list_group(session, "request.list.group")

    def make_text_option(name: str, metavar: str) -> Any:
        word = name.replace("-", "_")
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"request.list.{word}"), show_default=False)

    def make_flag(name: str) -> Any:
        return typer.Option(f"--{name}", help=say(f"request.list.{name}"))

    def make_department_option(name: str) -> Any:
        return make_option(session, f"--{name}", f"request.list.{name}", list_departments, "DEPT")

    @made.command("list", help=say("request.list.help"))
    def list_requests(
        asker: Annotated[str | None, make_department_option("from")] = None,
        provider: Annotated[str | None, make_department_option("to")] = None,
        owner: Annotated[
            str | None, make_option(session, "--owner", "request.list.owner", list_people, "PERSON")
        ] = None,
        either: Annotated[str | None, make_department_option("department")] = None,
        status: Annotated[str | None, make_text_option("status", "STATUS")] = None,
        due_before: Annotated[str | None, make_text_option("due-before", "DATE")] = None,
        urgent: Annotated[bool, make_flag("urgent")] = False,
        overdue: Annotated[bool, make_flag("overdue")] = False,
        unaccepted: Annotated[bool, make_flag("unaccepted")] = False,
        only_open: Annotated[bool, typer.Option("--open/--all", help=say("request.list.open"))] = True,
        word: Annotated[str | None, make_text_option("text", "WORD")] = None,
        sort: Annotated[str | None, make_text_option("sort", "ORDER")] = None,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("work.format"))] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option(session)] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
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
    form: OutputFormat,
    at: str | None,
    today: str | None,
) -> None:
    from teamops.render.record_json import build_record
    from teamops.reporting.lists.requests import SORTS, build_list_report, filter_requests

    ws, now, _ = load_snapshot(session, at, today)
    day, department, sort = now.date(), texts["department"], texts["sort"]
    order = option_values.require_known(session, "--sort", sort, SORTS) if sort else None
    asked = build_report_options(session, ws, day, department=department)
    found = filter_requests(ws, asked, _build_filter(session, ws, texts, flags, now.date()), order)
    if form is OutputFormat.json:
        show_json({"version": 1, "requests": [build_record(e.record) | {"file": e.at.file} for e in found]})
    else:
        show_report(build_list_report(ws, asked, found, now))


def _build_filter(
    session: Session, ws: "Workspace", texts: dict[str, str | None], flags: dict[str, bool], today: "date"
) -> "RequestFilter":
    from teamops.cli.context.people import resolve_department, resolve_person
    from teamops.reporting.lists.requests import STATUSES, RequestFilter

    asker, provider, owner = texts["from"], texts["to"], texts["owner"]
    status, before = texts["status"], texts["due-before"]
    return RequestFilter(
        asker=resolve_department(ws, asker) if asker else None,
        provider=resolve_department(ws, provider) if provider else None,
        owner=resolve_person(ws, owner) if owner else None,
        status=option_values.parse_choice(session, "--status", status, STATUSES, "status") if status else None,
        before=option_values.parse_day("--due-before", before, today) if before else None,
        text=texts["text"] or None,
        **flags,
    )
