"""`teamops goals list`: goals and their parts, filtered and in order."""

from typing import Annotated, Any

import typer

from teamops.cli.context.snapshot import asked_about, loaded
from teamops.cli.output.screen import show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import departments, option, people
from teamops.cli.shell.list_group import list_group
from teamops.cli.shell.options import Format, at_option, today_option
from teamops.cli.shell.session import Session


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = list_group(session, "goals.help")

    def text(name: str, metavar: str) -> Any:
        word = name.replace("-", "_")
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"goals.{word}"), show_default=False)

    def flag(name: str) -> Any:
        return typer.Option(f"--{name}", help=say(f"goals.{name}"))

    @made.command("list", help=say("goals.list.help"))
    def show(
        owner: Annotated[str | None, option(session, "--owner", "goals.owner", people, "PERSON")] = None,
        department: Annotated[
            str | None, option(session, "--department", "goals.department", departments, "DEPT")
        ] = None,
        period: Annotated[str | None, text("period", "PERIOD")] = None,
        status: Annotated[str | None, text("status", "STATUS")] = None,
        due_before: Annotated[str | None, text("due-before", "DATE")] = None,
        behind: Annotated[bool, flag("behind")] = False,
        unconfirmed: Annotated[bool, flag("unconfirmed")] = False,
        parts: Annotated[bool, flag("parts")] = False,
        only_open: Annotated[bool, typer.Option("--open/--all", help=say("goals.open"))] = True,
        word: Annotated[str | None, text("text", "WORD")] = None,
        sort: Annotated[str | None, text("sort", "ORDER")] = None,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
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
    form: Format,
    at: str | None,
    today: str | None,
) -> None:
    from teamops.reporting.lists.goals import ORDERS, STATES, Wanted, chosen_goals, list_report

    ws, now, _ = loaded(session, at, today)
    day = now.date()
    owner, department, period, status, before = (
        asked[key] for key in ("owner", "department", "period", "status", "due-before")
    )
    order = option_values.known(session, "--sort", asked["sort"], ORDERS) if asked["sort"] else None
    about = asked_about(session, ws, day, owner, department)
    wanted = Wanted(
        person=about.person,
        department=about.department,
        period=option_values.period("--period", period, day) if period else None,
        state=option_values.known(session, "--status", status, STATES) if status else None,
        before=option_values.day("--due-before", before, day) if before else None,
        text=asked["text"] or None,
        **flags,
    )
    show_report(list_report(ws, about, chosen_goals(ws, day, wanted, order)), form)
