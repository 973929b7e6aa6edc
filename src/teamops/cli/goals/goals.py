"""`teamops goals list`: goals and their parts, filtered and in order."""

from typing import Annotated, Any

import typer

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_departments, list_people, make_option
from teamops.cli.shell.list_group import make_list_group
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = make_list_group(session, "goals.help")

    def make_text_option(name: str, metavar: str) -> Any:
        word = name.replace("-", "_")
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"goals.{word}"), show_default=False)

    def make_flag(name: str) -> Any:
        return typer.Option(f"--{name}", help=say(f"goals.{name}"))

    @made.command("list", help=say("goals.list.help"))
    def list_goals(
        owner: Annotated[str | None, make_option(session, "--owner", "goals.owner", list_people, "PERSON")] = None,
        department: Annotated[
            str | None, make_option(session, "--department", "goals.department", list_departments, "DEPT")
        ] = None,
        period: Annotated[str | None, make_text_option("period", "PERIOD")] = None,
        status: Annotated[str | None, make_text_option("status", "STATUS")] = None,
        due_before: Annotated[str | None, make_text_option("due-before", "DATE")] = None,
        behind: Annotated[bool, make_flag("behind")] = False,
        unconfirmed: Annotated[bool, make_flag("unconfirmed")] = False,
        parts: Annotated[bool, make_flag("parts")] = False,
        only_open: Annotated[bool, typer.Option("--open/--all", help=say("goals.open"))] = True,
        word: Annotated[str | None, make_text_option("text", "WORD")] = None,
        sort: Annotated[str | None, make_text_option("sort", "ORDER")] = None,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("work.format"))] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option(session)] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        asked = {"owner": owner, "department": department, "period": period, "status": status, "sort": sort}
        asked |= {"due-before": due_before, "text": word}
        flags = {"behind": behind, "unconfirmed": unconfirmed, "parts": parts, "only_open": only_open}
        _list(session, asked, flags, form, at, today)

    return made


def _list(
    session: Session,
    asked: dict[str, str | None],
    flags: dict[str, bool],
    form: OutputFormat,
    at: str | None,
    today: str | None,
) -> None:
    from teamops.reporting.lists.goals import ORDERS, STATES, GoalFilter, build_list_report, filter_goals

    ws, now, _ = load_snapshot(session, at, today)
    day = now.date()
    owner, department, period, status, before = (
        asked[key] for key in ("owner", "department", "period", "status", "due-before")
    )
    order = option_values.require_known(session, "--sort", asked["sort"], ORDERS) if asked["sort"] else None
    about = build_report_options(session, ws, day, owner, department)
    wanted = GoalFilter(
        person=about.person,
        department=about.department,
        period=option_values.parse_period("--period", period, day) if period else None,
        state=option_values.require_known(session, "--status", status, STATES) if status else None,
        before=option_values.parse_day("--due-before", before, day) if before else None,
        text=asked["text"] or None,
        **flags,
    )
    show_report(build_list_report(ws, about, filter_goals(ws, day, wanted, order)), form)
