"""`teamops meetings list`: meetings, with their decisions and minutes."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.list_group import make_list_group
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from datetime import date

    from teamops.reporting.lists.meetings import MeetingFilter, MeetingListItem


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = make_list_group(session, "meeting.list_help")

    def make_option(name: str, metavar: str) -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"meeting.list.{name}"), show_default=False)

    @made.command("list", help=say("meeting.list.help"))
    def list_meetings(
        kind: Annotated[str | None, make_option("type", "TYPE")] = None,
        since: Annotated[str | None, make_option("since", "DATE")] = None,
        until: Annotated[str | None, make_option("until", "DATE")] = None,
        undistributed: Annotated[bool, typer.Option("--undistributed", help=say("meeting.list.undistributed"))] = False,
        text: Annotated[str | None, make_option("text", "WORD")] = None,
        sort: Annotated[str | None, make_option("sort", "ORDER")] = None,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("work.format"))] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option(session)] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.reporting.lists.meetings import SORTS, build_list_report, filter_meetings

        ws, now, _ = load_snapshot(session, at, today)
        asked = {"type": kind, "since": since, "until": until, "text": text}
        order = option_values.require_known(session, "--sort", sort, SORTS) if sort else None
        found = filter_meetings(ws, _build_filter(session, asked, now.date(), undistributed=undistributed), now, order)
        if form is OutputFormat.json:
            show_json({"version": 1, "meetings": [_build_json_meeting(one) for one in found]})
        else:
            show_report(build_list_report(ws, build_report_options(session, ws, now.date()), found))

    return made


def _build_filter(
    session: Session, asked: dict[str, str | None], today: "date", *, undistributed: bool
) -> "MeetingFilter":
    from teamops.reporting.lists.meetings import TYPES, MeetingFilter

    kind, since, until = asked["type"], asked["since"], asked["until"]
    return MeetingFilter(
        type=option_values.parse_choice(session, "--type", kind, TYPES, "type") if kind else None,
        since=option_values.parse_day("--since", since, today, "behind") if since else None,
        until=option_values.parse_day("--until", until, today, "behind") if until else None,
        text=asked["text"] or None,
        undistributed=undistributed,
    )


def _build_json_meeting(one: "MeetingListItem") -> dict[str, Any]:
    from teamops.render.record_json import build_record

    counts = {"tasks": one.tasks, "done": one.done, "in_time": one.in_time}
    return build_record(one.entry.record) | counts | {"file": one.entry.at.file}
