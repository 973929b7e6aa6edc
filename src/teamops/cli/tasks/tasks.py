"""`teamops tasks`: tasks as a list, filtered and in order; the week's list is made by `tasks plan`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.tasks.tasks_plan import make_plan_command

if TYPE_CHECKING:
    from datetime import date

    from teamops.model.workspace import Workspace
    from teamops.reporting.lists.tasks import TaskFilter


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("work.tasks.help"), no_args_is_help=True, add_completion=False)

    made.command("plan", help=say("plan.help"))(make_plan_command(session))

    def make_option(name: str, metavar: str) -> Any:
        word = name.replace("-", "_")
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"work.tasks.{word}"), show_default=False)

    @made.command("list", help=say("work.tasks.list.help"))
    def list_tasks(
        owner: Annotated[str | None, make_option("owner", "PERSON")] = None,
        department: Annotated[str | None, make_option("department", "DEPT")] = None,
        status: Annotated[str | None, make_option("status", "STATUS")] = None,
        priority: Annotated[str | None, make_option("priority", "P0…P3")] = None,
        project: Annotated[str | None, make_option("project", "ID")] = None,
        goal: Annotated[str | None, make_option("goal", "PATH")] = None,
        due_before: Annotated[str | None, make_option("due-before", "DATE")] = None,
        overdue: Annotated[bool, typer.Option("--overdue", help=say("work.tasks.overdue"))] = False,
        blocked: Annotated[bool, typer.Option("--blocked", help=say("work.tasks.blocked"))] = False,
        only_open: Annotated[bool, typer.Option("--open/--all", help=say("work.tasks.open"))] = True,
        text: Annotated[str | None, make_option("text", "WORD")] = None,
        sort: Annotated[str | None, make_option("sort", "ORDER")] = None,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("work.format"))] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option(session)] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        asked = {"owner": owner, "department": department, "priority": priority, "project": project, "goal": goal}
        asked |= {"status": "blocked" if blocked else status, "due-before": due_before, "text": text, "sort": sort}
        _list(session, asked, form, at, today, overdue=overdue, only_open=only_open)

    return made


def _list(
    session: Session,
    wanted: dict[str, str | None],
    form: OutputFormat,
    at: str | None,
    today: str | None,
    *,
    overdue: bool,
    only_open: bool,
) -> None:
    from teamops.render.record_json import build_record
    from teamops.reporting.lists.tasks import SORTS, build_list_report, filter_tasks

    ws, now, _ = load_snapshot(session, at, today)
    day = now.date()
    owner, department, sort = wanted["owner"], wanted["department"], wanted["sort"]
    order = option_values.require_known(session, "--sort", sort, SORTS) if sort else None
    asked = build_report_options(session, ws, day, owner, department)
    about = _build_filter(session, ws, wanted, now.date(), overdue=overdue, only_open=only_open)
    found = filter_tasks(ws, asked, about, order)
    if form is OutputFormat.json:
        show_json({"version": 1, "tasks": [build_record(e.record) | {"file": e.at.file} for e in found]})
    else:
        show_report(build_list_report(ws, asked, found))


def _build_filter(
    session: Session, ws: "Workspace", asked: dict[str, str | None], today: "date", *, overdue: bool, only_open: bool
) -> "TaskFilter":
    from teamops.planning.addresses import resolve_node
    from teamops.reporting.lists.tasks import PRIORITIES, STATUSES, TaskFilter

    status, priority, project, before = (asked[key] for key in ("status", "priority", "project", "due-before"))
    projects = [*(e.record.id for e in ws.monitors), *(e.record.project for e in ws.tasks if e.record.project)]
    return TaskFilter(
        status=option_values.parse_choice(session, "--status", status, STATUSES, "status") if status else None,
        priority=option_values.parse_choice(session, "--priority", priority, PRIORITIES, "priority")
        if priority
        else None,
        project=option_values.require_known(session, "--project", project, projects) if project else None,
        goal=resolve_node(ws, asked["goal"]).path if asked["goal"] else None,
        before=option_values.parse_day("--due-before", before, today) if before else None,
        text=asked["text"] or None,
        overdue=overdue,
        only_open=only_open,
    )
