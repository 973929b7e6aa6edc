"""A meeting is prepared: its time, its agenda from the data, and who attends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions
from teamops.model.records.collaboration import MEETING_TYPES

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.place import Entry
    from teamops.model.records.collaboration import Meeting
    from teamops.model.workspace import Workspace
    from teamops.planning.meetings.agenda import MeetingDraft, Topic
    from teamops.planning.meetings.next_time import Fixed, MeetingTime


class MeetingOptions(NamedTuple):
    """What is asked of a meeting, as the options have it."""

    kind: str
    held: str | None
    agenda: Sequence[str]
    attendees: str | None
    identity: str | None
    person: str | None


def prepare_meeting(session: Session, asked: MeetingOptions, manner: WriteOptions) -> None:
    """The meeting stands in the files with its agenda, and the user is told."""
    from teamops.store.writing.new_record import build_defaults

    asked = asked._replace(kind=option_values.parse_choice(session, "TYPE", asked.kind, MEETING_TYPES, "type"))
    if not asked.identity and asked.kind == "adhoc":  # made up but once: the plan may be thought out again
        asked = asked._replace(identity=build_defaults("meeting", date.min)["id"])
    apply_plan(session, manner, lambda ws, now: _plan_meeting(session, ws, asked, now))


def _plan_meeting(session: Session, ws: Workspace, asked: MeetingOptions, now: datetime) -> PlannedWrite:
    from teamops.cli.writing.commit_message import format_author_of, get_diary
    from teamops.model.time.moments import format_moment
    from teamops.planning.meetings.agenda import plan_agenda_completion

    by = format_author_of(ws, asked.person)
    meet = _resolve_time(ws, asked, now)
    wanted = _compose_meeting(ws, asked, meet, now)
    said = [session.say("meeting.next_close", meeting=wanted.identity)]
    if (entry := _find_meeting(ws, wanted.identity)) is not None:
        changes = plan_agenda_completion(ws, entry, wanted, now)
        return PlannedWrite(
            changes, [entry.at], get_diary(ws)("diary.meeting_again", meeting=wanted.identity, by=by), said=said
        )
    held = format_moment(wanted.held, ws.settings.timezone)
    kind = get_diary(ws)(f"reports.meeting.{wanted.kind}")
    message = get_diary(ws)("diary.meeting", kind=kind, meeting=wanted.identity, held=held, by=by)
    return _plan_new_meeting(session, wanted, now, message, _describe_move(session, meet), said)


def _plan_new_meeting(
    session: Session, wanted: MeetingDraft, now: datetime, message: str, warnings: Sequence[str], said: Sequence[str]
) -> PlannedWrite:
    from teamops.planning.meetings.agenda import complete_record
    from teamops.store.writing.new_record import build_record, choose_record_file, plan_addition

    held = wanted.held.isoformat(timespec="seconds")
    keys = {"id": wanted.identity, "type": wanted.kind, "held": held}
    record = complete_record(build_record("meeting", keys, now.date()), wanted)
    change = plan_addition(session.root, "meeting", record, choose_record_file("meeting", record, now.date()))
    return PlannedWrite([change], [change.at], message, warnings=warnings, said=said)


def _describe_move(session: Session, meet: MeetingTime) -> list[str]:
    if meet.moved_from is None:
        return []
    days = {"planned": meet.moved_from.isoformat(), "held": meet.held.date().isoformat()}
    return [session.say("meeting.moved", **days)]


def _find_meeting(ws: Workspace, identity: str) -> Entry[Meeting] | None:
    """The meeting that has this id. Raises NoSuchRecordError where its record cannot be read."""
    from teamops.planning.lookup import NoSuchRecordError

    if ("meetings", identity) in ws.broken:
        raise NoSuchRecordError("broken", "meetings", word=identity)
    return next((entry for entry in ws.meetings if entry.record.id == identity), None)


def _resolve_time(ws: Workspace, asked: MeetingOptions, now: datetime) -> MeetingTime:
    from teamops.planning.meetings.next_time import MeetingTime, find_next_meeting

    zone = ws.settings.timezone
    if asked.held is not None:
        return MeetingTime(option_values.parse_moment("--held", asked.held, zone, now.date()).astimezone(zone))
    if asked.kind == "adhoc":
        return MeetingTime(now.replace(microsecond=0))
    return find_next_meeting(ws, cast("Fixed", asked.kind), now)


def _compose_meeting(ws: Workspace, asked: MeetingOptions, meet: MeetingTime, now: datetime) -> MeetingDraft:
    from teamops.cli.together.attendees import resolve_attendees
    from teamops.planning.meetings.agenda import MeetingDraft
    from teamops.planning.meetings.next_time import make_meeting_id
    from teamops.reporting.packs.agenda import list_invitees

    identity = asked.identity or make_meeting_id(cast("Fixed", asked.kind), meet.held.date())
    topics, concerned = _build_agenda(ws, asked, meet.held.date(), now.date())
    named = resolve_attendees(ws, asked.attendees) if asked.attendees else ()
    usually = list_invitees(ws, concerned, with_departments=asked.kind == "monthly")
    return MeetingDraft(
        identity, asked.kind, meet.held, topics, named or usually,
        names_time=asked.held is not None, names_attendees=bool(named),
    )  # fmt: skip


def _build_agenda(ws: Workspace, asked: MeetingOptions, held: date, today: date) -> tuple[list[Topic], list[str]]:
    """The agenda, from the data and as asked, and whom it concerns; of an ad hoc meeting only people know what for."""
    from teamops.locale.words import get_words
    from teamops.model.time.period import Period
    from teamops.planning.meetings.agenda import Topic
    from teamops.reporting.base.report import ReportOptions as Seen
    from teamops.reporting.packs.agenda import build_agenda

    own = [Topic("", " ".join(text.split())) for text in asked.agenda if text.strip()]
    if asked.kind == "adhoc":
        return own, []
    items = build_agenda(ws, cast("Fixed", asked.kind), held, Seen(Period.week_of(today), today, get_words(ws).lang))
    topics = [*(Topic(one.head, one.text) for one in items), *own]
    return topics, [who for one in items for who in one.people]
