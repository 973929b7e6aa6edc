"""`teamops meeting`: prepare a meeting, write its minutes, and record that these were distributed (§5.5)."""

from collections.abc import Iterable
from functools import partial
from typing import Annotated, Any

import typer

from teamops.cli.shell import completers
from teamops.cli.shell.completers import make_argument
from teamops.cli.shell.options import make_flag, make_group, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.together.minutes import MinutesOptions, close_meeting, record_distribution
from teamops.cli.together.new_meeting import MeetingOptions, prepare_meeting
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.records.collaboration import MEETING_TYPES
from teamops.model.workspace import Workspace


def group(session: Session) -> typer.Typer:
    """Return the commands in the session's language."""
    say = session.say
    app = make_group(session)
    option = partial(make_text_option, session)

    @app.command("new", help=say("meeting.new.help"))
    @writes(session)
    def create(
        kind: Annotated[str, _make_kind_argument(session)],
        held: Annotated[str | None, option("--held", "meeting.new.held", "MOMENT")] = None,
        agenda: Annotated[list[str] | None, option("--agenda", "meeting.new.agenda")] = None,
        attendees: Annotated[str | None, option("--attendees", "meeting.new.attendees", "WHO,WHO")] = None,
        identity: Annotated[str | None, option("--id", "meeting.new.id", "ID")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        prepare_meeting(session, MeetingOptions(kind, held, agenda or [], attendees, identity, write.actor), write)

    @app.command("close", help=say("meeting.close.help"))
    @writes(session)
    def close(
        word: Annotated[str, make_argument(session, "meeting.id", completers.list_meetings)],
        decision: Annotated[list[str] | None, option("--decision", "meeting.close.decision")] = None,
        attendees: Annotated[str | None, option("--attendees", "meeting.close.attendees", "WHO,WHO")] = None,
        no_tasks: Annotated[bool, make_flag(session, "--no-tasks", "meeting.close.no_tasks")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        close_meeting(session, MinutesOptions(word, decision or [], attendees, not no_tasks, write.actor), write)

    @app.command("distributed", help=say("meeting.distributed.help"))
    @writes(session)
    def distribute(
        word: Annotated[str, make_argument(session, "meeting.id", _list_undistributed_meetings)],
        at: Annotated[str | None, option("--at", "meeting.distributed.at", "MOMENT")] = None,
        again: Annotated[bool, make_flag(session, "--again", "meeting.distributed.again")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        record_distribution(session, word, at, write, again=again)

    return app


def _make_kind_argument(session: Session) -> Any:
    def complete_kind(incomplete: str) -> list[str]:
        return [kind for kind in MEETING_TYPES if kind.startswith(incomplete)]

    metavar = "|".join(MEETING_TYPES)
    return typer.Argument(metavar=metavar, help=session.say("meeting.new.kind"), autocompletion=complete_kind)


def _list_undistributed_meetings(ws: Workspace) -> Iterable[tuple[str, str]]:
    waiting = {entry.record.id for entry in ws.meetings if entry.record.distributed is None}
    return ((word, name) for word, name in completers.list_meetings(ws) if word in waiting)
