"""`teamops meetings list`: meetings, with their decisions and minutes."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.context.snapshot import asked_about, loaded
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.list_group import list_group
from teamops.cli.shell.options import Format, at_option, today_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from datetime import date

    from teamops.reporting.lists.meetings import Listed, Wanted


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = list_group(session, "meeting.list_help")

    def option(name: str, metavar: str) -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"meeting.list.{name}"), show_default=False)

    @made.command("list", help=say("meeting.list.help"))
    def show(
        kind: Annotated[str | None, option("type", "TYPE")] = None,
        since: Annotated[str | None, option("since", "DATE")] = None,
        until: Annotated[str | None, option("until", "DATE")] = None,
        undistributed: Annotated[bool, typer.Option("--undistributed", help=say("meeting.list.undistributed"))] = False,
        text: Annotated[str | None, option("text", "WORD")] = None,
        sort: Annotated[str | None, option("sort", "ORDER")] = None,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.reporting.lists.meetings import SORTS, listed_meetings, meetings_report

        ws, now, _ = loaded(session, at, today)
        asked = {"type": kind, "since": since, "until": until, "text": text}
        order = option_values.known(session, "--sort", sort, SORTS) if sort else None
        found = listed_meetings(ws, _wanted(session, asked, now.date(), undistributed=undistributed), now, order)
        if form is Format.json:
            show_json({"version": 1, "meetings": [_machine(one) for one in found]})
        else:
            show_report(meetings_report(ws, asked_about(session, ws, now.date()), found))

    return made


def _wanted(session: Session, asked: dict[str, str | None], today: "date", *, undistributed: bool) -> "Wanted":
    from teamops.reporting.lists.meetings import TYPES, Wanted

    kind, since, until = asked["type"], asked["since"], asked["until"]
    return Wanted(
        type=option_values.choice(session, "--type", kind, TYPES, "type") if kind else None,
        since=option_values.day("--since", since, today, "behind") if since else None,
        until=option_values.day("--until", until, today, "behind") if until else None,
        text=asked["text"] or None,
        undistributed=undistributed,
    )


def _machine(one: "Listed") -> dict[str, Any]:
    from teamops.render.record_json import machine_record

    counts = {"tasks": one.tasks, "done": one.done, "in_time": one.in_time}
    return machine_record(one.entry.record) | counts | {"file": one.entry.at.file}
