"""`teamops meeting`: prepare a meeting, write its minutes, and record that these were distributed (§5.5)."""

from collections.abc import Iterable
from typing import Annotated

from teamops.cli.shell import completers
from teamops.cli.shell.completers import make_argument, make_person_option
from teamops.cli.shell.declarations import Argument, CommandGroup, UnfinishedWord
from teamops.cli.shell.options import make_flag, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.together.minutes import MinutesOptions, close_meeting, record_distribution
from teamops.cli.together.new_meeting import MeetingOptions, prepare_meeting
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.records.collaboration import MEETING_TYPES
from teamops.model.workspace import Workspace


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()
    option = make_text_option

    @app.command("new", help="meeting.new.help")
    @writes()
    def create(
        kind: Annotated[str, _make_kind_argument()],
        held: Annotated[str | None, option("--held", "meeting.new.held", "MOMENT")] = None,
        agenda: Annotated[list[str] | None, option("--agenda", "meeting.new.agenda")] = None,
        attendees: Annotated[str | None, option("--attendees", "meeting.new.attendees", "WHO,…")] = None,
        recorder: Annotated[str | None, make_person_option("--recorder", "meeting.new.recorder")] = None,
        identity: Annotated[str | None, option("--id", "meeting.new.id", "ID")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        options = MeetingOptions(kind, held, agenda or [], attendees, identity, write.actor, recorder)
        prepare_meeting(session, options, write)

    @app.command("close", help="meeting.close.help")
    @writes()
    def close(
        word: Annotated[str, make_argument("meeting.id", completers.list_meetings)],
        decision: Annotated[list[str] | None, option("--decision", "meeting.close.decision")] = None,
        attendees: Annotated[str | None, option("--attendees", "meeting.close.attendees", "WHO,…")] = None,
        recorder: Annotated[str | None, make_person_option("--recorder", "meeting.close.recorder")] = None,
        no_tasks: Annotated[bool, make_flag("--no-tasks", "meeting.close.no_tasks")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        options = MinutesOptions(word, decision or [], attendees, not no_tasks, write.actor, recorder)
        close_meeting(session, options, write)

    @app.command("distributed", help="meeting.distributed.help")
    @writes()
    def distribute(
        word: Annotated[str, make_argument("meeting.id", _list_undistributed_meetings)],
        at: Annotated[str | None, option("--at", "meeting.distributed.at", "MOMENT")] = None,
        again: Annotated[bool, make_flag("--again", "meeting.distributed.again")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        record_distribution(session, word, at, write, again=again)

    return app


def _make_kind_argument() -> Argument:
    def complete_kind(asked: UnfinishedWord) -> list[str]:
        return [kind for kind in MEETING_TYPES if kind.startswith(asked.beginning)]

    metavar = "|".join(MEETING_TYPES)
    return Argument(metavar=metavar, help="meeting.new.kind", completer=complete_kind)


def _list_undistributed_meetings(ws: Workspace) -> Iterable[tuple[str, str]]:
    waiting = {entry.record.id for entry in ws.meetings if entry.record.distributed is None}
    return ((word, name) for word, name in completers.list_meetings(ws) if word in waiting)
