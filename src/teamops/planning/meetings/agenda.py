"""Plan the record of a meeting: a new one with its agenda, or a complete agenda until it is held (§5.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from teamops.model.change import Change, Data
from teamops.model.dataclass import dataclass
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.collaboration import Meeting
from teamops.model.time.moments import format_moment
from teamops.model.workspace import Workspace
from teamops.planning.meetings.minutes import MinutesError


class Topic(NamedTuple):
    """A line of an agenda; existing lines that begin with `head`, unless it is empty, are about the same topic."""

    head: str
    text: str


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting to record. `names_time` and `names_attendees`: the user gave them, they are not defaults."""

    identity: str
    kind: str
    held: datetime
    agenda: Sequence[Topic]
    attendees: Sequence[str]
    names_time: bool = False
    names_attendees: bool = False
    recorder: str | None = None


def complete_record(record: Mapping[str, Data], draft: MeetingDraft) -> dict[str, Data]:
    """Return `record`, which has id, type and time, with agenda and attendees unless they are empty."""
    lists = {"agenda": [topic.text for topic in draft.agenda], "attendees": [*draft.attendees]}
    recorder: dict[str, Data] = {} if draft.recorder is None else {"recorder": draft.recorder}
    return {**record, **{key: texts for key, texts in lists.items() if texts}, **recorder}


def plan_agenda_completion(
    ws: Workspace, entry: Entry[Meeting], draft: MeetingDraft, now: datetime
) -> tuple[Change, ...]:
    """Plan the changes that add what a meeting lacks; the rest stays, except for a time given by the user.

    Raises MinutesError for a meeting that has been held, or is of another kind.
    """
    meeting, at = entry
    if meeting.type != draft.kind:
        raise MinutesError("other_kind", meeting=meeting.id, kind=meeting.type)
    if meeting.held < now or meeting.decisions or meeting.distributed is not None:
        raise MinutesError("held_already", meeting=meeting.id, held=format_moment(meeting.held, ws.settings.timezone))
    changes: list[Change] = []
    if draft.names_time and draft.held != meeting.held:
        changes.append(Change(at / "held", draft.held.isoformat(timespec="seconds")))
    lacking = [topic.text for topic in draft.agenda if not _is_on_agenda(topic, meeting.agenda)]
    if lacking:
        changes.append(Change(at / "agenda", [*meeting.agenda, *lacking]))
    absent = [who for who in draft.attendees if who not in meeting.attendees]
    if absent and (draft.names_attendees or not meeting.attendees):
        changes.append(Change(at / "attendees", [*meeting.attendees, *absent]))
    if draft.recorder not in (None, meeting.recorder):
        changes.append(Change(at / "recorder", draft.recorder))
    return tuple(changes)


def _is_on_agenda(topic: Topic, agenda: Sequence[str]) -> bool:
    return any(line == topic.text or (topic.head and line.startswith(topic.head)) for line in agenda)
