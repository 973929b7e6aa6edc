"""`teamops meeting`: a meeting is prepared, its minutes are written, and that they went out (§5.5)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.shell import completers
from teamops.cli.shell.completers import argument
from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.planned_write import Manner
from teamops.model.records.collaboration import MEETING_TYPES

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("meeting.help"), no_args_is_help=True, add_completion=False)

    def option(name: str, word: str, metavar: str = "TEXT") -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"meeting.{word}"), show_default=False)

    @made.command("new", help=say("meeting.new.help"))
    def new(
        kind: Annotated[str, _kind(session)],
        held: Annotated[str | None, option("held", "new.held", "MOMENT")] = None,
        agenda: Annotated[list[str] | None, option("agenda", "new.agenda")] = None,
        attendees: Annotated[str | None, option("attendees", "new.attendees", "WHO,WHO")] = None,
        identity: Annotated[str | None, option("id", "new.id", "ID")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.together.new_meeting import Asked, prepare

        asked = Asked(kind, held, agenda or [], attendees, identity, person)
        prepare(session, asked, Manner(today, dry_run, commit))

    @made.command("close", help=say("meeting.close.help"))
    def close(
        word: Annotated[str, argument(session, "meeting.id", completers.meetings)],
        decision: Annotated[list[str] | None, option("decision", "close.decision")] = None,
        attendees: Annotated[str | None, option("attendees", "close.attendees", "WHO,WHO")] = None,
        no_tasks: Annotated[bool, typer.Option("--no-tasks", help=say("meeting.close.no_tasks"))] = False,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.together.minutes import Asked, close_meeting

        asked = Asked(word, decision or [], attendees, not no_tasks, person)
        close_meeting(session, asked, Manner(today, dry_run, commit))

    @made.command("distributed", help=say("meeting.distributed.help"))
    def distributed(
        word: Annotated[str, argument(session, "meeting.id", _undistributed)],
        at: Annotated[str | None, option("at", "distributed.at", "MOMENT")] = None,
        again: Annotated[bool, typer.Option("--again", help=say("meeting.distributed.again"))] = False,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.together.minutes import distribute

        distribute(session, word, at, person, Manner(today, dry_run, commit), again=again)

    return made


def _kind(session: Session) -> Any:
    def begun(incomplete: str) -> list[str]:
        return [kind for kind in MEETING_TYPES if kind.startswith(incomplete)]

    metavar = "|".join(MEETING_TYPES)
    return typer.Argument(metavar=metavar, help=session.say("meeting.new.kind"), autocompletion=begun)


def _undistributed(ws: "Workspace") -> Iterable[tuple[str, str]]:
    waiting = {entry.record.id for entry in ws.meetings if entry.record.distributed is None}
    return ((word, called) for word, called in completers.meetings(ws) if word in waiting)
