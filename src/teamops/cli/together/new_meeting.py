"""A meeting is prepared: its time, its agenda from the data, and who attends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.planned_write import Manner, Work
from teamops.model.records.collaboration import MEETING_TYPES

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.place import Entry
    from teamops.model.records.collaboration import Meeting
    from teamops.model.workspace import Workspace
    from teamops.planning.meetings.agenda import Topic, Wanted
    from teamops.planning.meetings.next_time import Fixed, Meet


class Asked(NamedTuple):
    """What is asked of a meeting, as the options have it."""

    kind: str
    held: str | None
    agenda: Sequence[str]
    attendees: str | None
    identity: str | None
    person: str | None


def prepare(session: Session, asked: Asked, manner: Manner) -> None:
    """The meeting stands in the files with its agenda, and the user is told."""
    from teamops.store.writing.new_record import usual

    asked = asked._replace(kind=option_values.choice(session, "TYPE", asked.kind, MEETING_TYPES, "type"))
    if not asked.identity and asked.kind == "adhoc":  # made up but once: the plan may be thought out again
        asked = asked._replace(identity=usual("meeting", date.min)["id"])
    carry_out(session, manner, lambda ws, now: _work(session, ws, asked, now))


def _work(session: Session, ws: Workspace, asked: Asked, now: datetime) -> Work:
    from teamops.cli.writing.commit_message import diary, signed_by
    from teamops.model.time.moments import told
    from teamops.planning.meetings.agenda import completed

    by = signed_by(ws, asked.person)
    meet = _time(ws, asked, now)
    wanted = _wanted(ws, asked, meet, now)
    said = [session.say("meeting.next_close", meeting=wanted.identity)]
    if (entry := _entry(ws, wanted.identity)) is not None:
        changes = completed(ws, entry, wanted, now)
        return Work(changes, [entry.at], diary(ws)("diary.meeting_again", meeting=wanted.identity, by=by), said=said)
    held = told(wanted.held, ws.settings.timezone)
    kind = diary(ws)(f"reports.meeting.{wanted.kind}")
    message = diary(ws)("diary.meeting", kind=kind, meeting=wanted.identity, held=held, by=by)
    return _new(session, wanted, now, message, _moved(session, meet), said)


def _new(
    session: Session, wanted: Wanted, now: datetime, message: str, warnings: Sequence[str], said: Sequence[str]
) -> Work:
    from teamops.planning.meetings.agenda import complete_record
    from teamops.store.writing.new_record import addition, file_for, new_record

    held = wanted.held.isoformat(timespec="seconds")
    keys = {"id": wanted.identity, "type": wanted.kind, "held": held}
    record = complete_record(new_record("meeting", keys, now.date()), wanted)
    change = addition(session.root, "meeting", record, file_for("meeting", record, now.date()))
    return Work([change], [change.at], message, warnings=warnings, said=said)


def _moved(session: Session, meet: Meet) -> list[str]:
    if meet.moved_from is None:
        return []
    days = {"planned": meet.moved_from.isoformat(), "held": meet.held.date().isoformat()}
    return [session.say("meeting.moved", **days)]


def _entry(ws: Workspace, identity: str) -> Entry[Meeting] | None:
    """The meeting that has this id. Raises NoSuchRecordError where its record cannot be read."""
    from teamops.planning.lookup import NoSuchRecordError

    if ("meetings", identity) in ws.broken:
        raise NoSuchRecordError("broken", "meetings", word=identity)
    return next((entry for entry in ws.meetings if entry.record.id == identity), None)


def _time(ws: Workspace, asked: Asked, now: datetime) -> Meet:
    from teamops.planning.meetings.next_time import Meet, next_meeting

    zone = ws.settings.timezone
    if asked.held is not None:
        return Meet(option_values.moment("--held", asked.held, zone, now.date()).astimezone(zone))
    if asked.kind == "adhoc":
        return Meet(now.replace(microsecond=0))
    return next_meeting(ws, cast("Fixed", asked.kind), now)


def _wanted(ws: Workspace, asked: Asked, meet: Meet, now: datetime) -> Wanted:
    from teamops.cli.together.attendees import attending
    from teamops.planning.meetings.agenda import Wanted
    from teamops.planning.meetings.next_time import meeting_id
    from teamops.reporting.packs.agenda import invited

    identity = asked.identity or meeting_id(cast("Fixed", asked.kind), meet.held.date())
    topics, concerned = _agenda(ws, asked, meet.held.date(), now.date())
    named = attending(ws, asked.attendees) if asked.attendees else ()
    usually = invited(ws, concerned, with_departments=asked.kind == "monthly")
    return Wanted(
        identity, asked.kind, meet.held, topics, named or usually,
        names_time=asked.held is not None, names_attendees=bool(named),
    )  # fmt: skip


def _agenda(ws: Workspace, asked: Asked, held: date, today: date) -> tuple[list[Topic], list[str]]:
    """The agenda, from the data and as asked, and whom it concerns; of an ad hoc meeting only people know what for."""
    from teamops.locale.words import words_of
    from teamops.model.time.period import Period
    from teamops.planning.meetings.agenda import Topic
    from teamops.reporting.base.report import Asked as Seen
    from teamops.reporting.packs.agenda import agenda

    own = [Topic("", " ".join(text.split())) for text in asked.agenda if text.strip()]
    if asked.kind == "adhoc":
        return own, []
    items = agenda(ws, cast("Fixed", asked.kind), held, Seen(Period.week_of(today), today, words_of(ws).lang))
    topics = [*(Topic(one.head, one.text) for one in items), *own]
    return topics, [who for one in items for who in one.people]
