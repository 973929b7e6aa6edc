"""`teamops tasks`: tasks as a list, filtered and in order; the week's list is made by `tasks plan`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.context.snapshot import asked_about, loaded
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.options import Format, at_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.tasks.tasks_plan import plan_command

if TYPE_CHECKING:
    from datetime import date

    from teamops.model.workspace import Workspace
    from teamops.reporting.lists.tasks import Wanted


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("work.tasks.help"), no_args_is_help=True, add_completion=False)

    made.command("plan", help=say("plan.help"))(plan_command(session))

    def option(name: str, metavar: str) -> Any:
        word = name.replace("-", "_")
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"work.tasks.{word}"), show_default=False)

    @made.command("list", help=say("work.tasks.list.help"))
    def show(
        owner: Annotated[str | None, option("owner", "PERSON")] = None,
        department: Annotated[str | None, option("department", "DEPT")] = None,
        status: Annotated[str | None, option("status", "STATUS")] = None,
        priority: Annotated[str | None, option("priority", "P0…P3")] = None,
        project: Annotated[str | None, option("project", "ID")] = None,
        goal: Annotated[str | None, option("goal", "PATH")] = None,
        due_before: Annotated[str | None, option("due-before", "DATE")] = None,
        overdue: Annotated[bool, typer.Option("--overdue", help=say("work.tasks.overdue"))] = False,
        blocked: Annotated[bool, typer.Option("--blocked", help=say("work.tasks.blocked"))] = False,
        only_open: Annotated[bool, typer.Option("--open/--all", help=say("work.tasks.open"))] = True,
        text: Annotated[str | None, option("text", "WORD")] = None,
        sort: Annotated[str | None, option("sort", "ORDER")] = None,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        asked = {"owner": owner, "department": department, "priority": priority, "project": project, "goal": goal}
        asked |= {"status": "blocked" if blocked else status, "due-before": due_before, "text": text, "sort": sort}
        _list(session, asked, form, at, today, overdue=overdue, only_open=only_open)

    return made


def _list(
    session: Session,
    wanted: dict[str, str | None],
    form: Format,
    at: str | None,
    today: str | None,
    *,
    overdue: bool,
    only_open: bool,
) -> None:
    from teamops.render.record_json import machine_record
    from teamops.reporting.lists.tasks import SORTS, chosen_tasks, list_report

    ws, now, _ = loaded(session, at, today)
    day = now.date()
    owner, department, sort = wanted["owner"], wanted["department"], wanted["sort"]
    order = option_values.known(session, "--sort", sort, SORTS) if sort else None
    asked = asked_about(session, ws, day, owner, department)
    about = _wanted(session, ws, wanted, now.date(), overdue=overdue, only_open=only_open)
    found = chosen_tasks(ws, asked, about, order)
    if form is Format.json:
        show_json({"version": 1, "tasks": [machine_record(e.record) | {"file": e.at.file} for e in found]})
    else:
        show_report(list_report(ws, asked, found))


def _wanted(
    session: Session, ws: "Workspace", asked: dict[str, str | None], today: "date", *, overdue: bool, only_open: bool
) -> "Wanted":
    from teamops.planning.addresses import node_at
    from teamops.reporting.lists.tasks import PRIORITIES, STATUSES, Wanted

    status, priority, project, before = (asked[key] for key in ("status", "priority", "project", "due-before"))
    projects = [*(e.record.id for e in ws.monitors), *(e.record.project for e in ws.tasks if e.record.project)]
    return Wanted(
        status=option_values.choice(session, "--status", status, STATUSES, "status") if status else None,
        priority=option_values.choice(session, "--priority", priority, PRIORITIES, "priority") if priority else None,
        project=option_values.known(session, "--project", project, projects) if project else None,
        goal=node_at(ws, asked["goal"]).path if asked["goal"] else None,
        before=option_values.day("--due-before", before, today) if before else None,
        text=asked["text"] or None,
        overdue=overdue,
        only_open=only_open,
    )
