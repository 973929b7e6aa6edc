"""`teamops meeting`: a meeting is prepared, its minutes are written, and that they went out (§5.5)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.shell import completers
from teamops.cli.shell.completers import make_argument
from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.planned_write import WriteOptions
from teamops.model.records.collaboration import MEETING_TYPES

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("meeting.help"), no_args_is_help=True, add_completion=False)

    def make_option(name: str, word: str, metavar: str = "TEXT") -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"meeting.{word}"), show_default=False)

    @made.command("new", help=say("meeting.new.help"))
    def create(
        kind: Annotated[str, _make_kind_argument(session)],
        held: Annotated[str | None, make_option("held", "new.held", "MOMENT")] = None,
        agenda: Annotated[list[str] | None, make_option("agenda", "new.agenda")] = None,
        attendees: Annotated[str | None, make_option("attendees", "new.attendees", "WHO,WHO")] = None,
        identity: Annotated[str | None, make_option("id", "new.id", "ID")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.together.new_meeting import MeetingOptions, prepare_meeting

        asked = MeetingOptions(kind, held, agenda or [], attendees, identity, person)
        prepare_meeting(session, asked, WriteOptions(today, dry_run, commit))

    @made.command("close", help=say("meeting.close.help"))
    def close(
        word: Annotated[str, make_argument(session, "meeting.id", completers.list_meetings)],
        decision: Annotated[list[str] | None, make_option("decision", "close.decision")] = None,
        attendees: Annotated[str | None, make_option("attendees", "close.attendees", "WHO,WHO")] = None,
        no_tasks: Annotated[bool, typer.Option("--no-tasks", help=say("meeting.close.no_tasks"))] = False,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.together.minutes import MinutesOptions, close_meeting

        asked = MinutesOptions(word, decision or [], attendees, not no_tasks, person)
        close_meeting(session, asked, WriteOptions(today, dry_run, commit))

    @made.command("distributed", help=say("meeting.distributed.help"))
    def report_distribution(
        word: Annotated[str, make_argument(session, "meeting.id", _list_undistributed_meetings)],
        at: Annotated[str | None, make_option("at", "distributed.at", "MOMENT")] = None,
        again: Annotated[bool, typer.Option("--again", help=say("meeting.distributed.again"))] = False,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.together.minutes import record_distribution

        record_distribution(session, word, at, person, WriteOptions(today, dry_run, commit), again=again)

    return made


def _make_kind_argument(session: Session) -> Any:
    def complete_kind(incomplete: str) -> list[str]:
        return [kind for kind in MEETING_TYPES if kind.startswith(incomplete)]

    metavar = "|".join(MEETING_TYPES)
    return typer.Argument(metavar=metavar, help=session.say("meeting.new.kind"), autocompletion=complete_kind)


def _list_undistributed_meetings(ws: "Workspace") -> Iterable[tuple[str, str]]:
    waiting = {entry.record.id for entry in ws.meetings if entry.record.distributed is None}
    return ((word, called) for word, called in completers.list_meetings(ws) if word in waiting)
