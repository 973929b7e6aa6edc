"""Prepare a meeting: its time, its agenda from the data, and its attendees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

from teamops.cli.context.people import resolve_attendees, resolve_person
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions
from teamops.locale.words import get_words
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.collaboration import MEETING_TYPES, Meeting
from teamops.model.time.moments import format_moment
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.lookup import NoSuchRecordError
from teamops.planning.meetings.agenda import MeetingDraft, Topic, complete_record, plan_agenda_completion
from teamops.planning.meetings.next_time import Fixed, MeetingTime, find_next_meeting, make_meeting_id
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.packs.agenda import build_agenda, list_invitees
from teamops.store.writing.new_record import build_defaults, build_record, choose_record_file, plan_addition


class MeetingOptions(NamedTuple):
    """The options of `meeting new`, as typed."""

    kind: str
    held: str | None
    agenda: Sequence[str]
    attendees: str | None
    identity: str | None
    person: str | None
    recorder: str | None = None


def prepare_meeting(session: Session, options: MeetingOptions, write: WriteOptions) -> None:
    """Write the meeting with its agenda, and print the next step."""
    options = options._replace(kind=option_values.parse_choice(session, "TYPE", options.kind, MEETING_TYPES, "type"))
    if not options.identity and options.kind == "adhoc":  # once, although the plan may be made again
        options = options._replace(identity=build_defaults("meeting", date.min)["id"])
    apply_plan(session, write, lambda ws, now: _plan_meeting(session, ws, options, now))


def _plan_meeting(session: Session, ws: Workspace, options: MeetingOptions, now: datetime) -> PlannedWrite:
    words, by = get_diary(ws), format_author_of(ws, options.person)
    time = _resolve_time(ws, options, now)
    draft = _draft_meeting(ws, options, time, now)
    messages = [session.say("meeting.next_close", meeting=draft.identity)]
    if (entry := _find_meeting(ws, draft.identity)) is not None:
        changes = plan_agenda_completion(ws, entry, draft, now)
        message = words("diary.meeting_again", meeting=draft.identity, by=by)
        return PlannedWrite(changes, [entry.at], message, messages=messages)
    keys = {"id": draft.identity, "type": draft.kind, "held": draft.held.isoformat(timespec="seconds")}
    record = complete_record(build_record("meeting", keys, now.date()), draft)
    change = plan_addition(session.root, "meeting", record, choose_record_file("meeting", record, now.date()))
    held, kind = format_moment(draft.held, ws.settings.timezone), words(f"reports.meeting.{draft.kind}")
    message = words("diary.meeting", kind=kind, meeting=draft.identity, held=held, by=by)
    return PlannedWrite([change], [change.at], message, warnings=_describe_move(session, time), messages=messages)


def _describe_move(session: Session, time: MeetingTime) -> list[str]:
    if time.moved_from is None:
        return []
    days = {"planned": time.moved_from.isoformat(), "held": time.held.date().isoformat()}
    return [session.say("meeting.moved", **days)]


def _find_meeting(ws: Workspace, identity: str) -> Entry[Meeting] | None:
    """Return the meeting with this id, if any. Raise NoSuchRecordError where its record cannot be read."""
    if ("meetings", identity) in ws.broken:
        raise NoSuchRecordError("broken", "meetings", word=identity)
    return next((entry for entry in ws.meetings if entry.record.id == identity), None)


def _resolve_time(ws: Workspace, options: MeetingOptions, now: datetime) -> MeetingTime:
    zone = ws.settings.timezone
    if options.held is not None:
        return MeetingTime(option_values.parse_moment("--held", options.held, zone, now.date()).astimezone(zone))
    if options.kind == "adhoc":
        return MeetingTime(now.replace(microsecond=0))
    return find_next_meeting(ws, cast("Fixed", options.kind), now)


def _draft_meeting(ws: Workspace, options: MeetingOptions, time: MeetingTime, now: datetime) -> MeetingDraft:
    identity = options.identity or make_meeting_id(cast("Fixed", options.kind), time.held.date())
    topics, concerned = _build_agenda(ws, options, time.held.date(), now.date())
    attendees = resolve_attendees(ws, options.attendees) if options.attendees else ()
    invitees = list_invitees(ws, concerned, time.held.date(), with_departments=options.kind == "monthly")
    return MeetingDraft(
        identity,
        options.kind,
        time.held,
        topics,
        attendees or invitees,
        names_time=options.held is not None,
        names_attendees=bool(attendees),
        recorder=resolve_person(ws, options.recorder) if options.recorder else None,
    )


def _build_agenda(ws: Workspace, options: MeetingOptions, held: date, today: date) -> tuple[list[Topic], list[str]]:
    """Return the topics, from the data and the options, and the people they concern; ad hoc meetings have no data."""
    own = [Topic("", " ".join(text.split())) for text in options.agenda if text.strip()]
    if options.kind == "adhoc":
        return own, []
    report_options = ReportOptions(Period.week_of(today), today, get_words(ws).lang)
    items = build_agenda(ws, cast("Fixed", options.kind), held, report_options)
    topics = [*(Topic(one.head, one.text) for one in items), *own]
    return topics, [who for one in items for who in one.people]
