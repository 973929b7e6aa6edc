"""The minutes of a meeting: decisions become tasks, and what went out is written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from teamops.cli.output.screen import can_ask, warn
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.planned_write import Manner, Work
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from datetime import date, datetime

    from teamops.model.change import Change
    from teamops.model.place import Entry
    from teamops.model.records.collaboration import Meeting
    from teamops.model.workspace import Workspace
    from teamops.planning.meetings.decisions import Decided


class Asked(NamedTuple):
    """What is asked of the minutes; `decisions` as they are written."""

    word: str
    decisions: Sequence[str]
    attendees: str | None
    with_tasks: bool
    person: str | None


def close_meeting(session: Session, asked: Asked, manner: Manner) -> None:
    """The decisions stand in the minutes of the meeting and in tasks, and the user is told."""
    answered: list[str] = list(asked.decisions)

    def plan(ws: Workspace, now: datetime) -> Work:
        from teamops.planning.lookup import record_named
        from teamops.planning.meetings.minutes import must_be_held

        entry = record_named(ws, "meetings", asked.word)
        must_be_held(ws, entry.record, now)
        if not (answered or asked.attendees) and can_ask():  # asked but once
            answered.extend(_answers(session, ws, _day(ws, entry.record)))
        return _closing(session, ws, entry, asked._replace(decisions=answered), now)

    carry_out(session, manner, plan)


def _answers(session: Session, ws: Workspace, held: date) -> list[str]:
    """The lines that the user types until an empty one; one that cannot be read is asked for again."""
    from teamops.planning.meetings.decisions import DecisionError, decided

    lines: list[str] = []
    while line := str(typer.prompt(session.say("meeting.ask"), default="", show_default=False)).strip():
        try:
            decided(ws, line, held)
        except DecisionError as error:
            warn(error.say(session.say))
        else:
            lines.append(line)
    return lines


def _closing(session: Session, ws: Workspace, entry: Entry[Meeting], asked: Asked, now: datetime) -> Work:
    from teamops.cli.together.attendees import attending
    from teamops.cli.writing.commit_message import signed_by
    from teamops.model.time.moments import told
    from teamops.planning.meetings.decisions import decided
    from teamops.planning.meetings.minutes import plan_closing

    meeting = entry.record
    attendees = attending(ws, asked.attendees) if asked.attendees else None
    decisions = [decided(ws, text, _day(ws, meeting)) for text in asked.decisions]
    if not decisions and attendees is None:
        raise CannotGoOnError("meeting.nothing_given")
    planned = plan_closing(ws, entry, decisions, attendees, with_tasks=asked.with_tasks)
    tasks = _tasks(session, planned.tasks, now.date())
    by = signed_by(ws, asked.person)
    until = told(meeting.held + ws.settings.limits.minutes_within, ws.settings.timezone)
    return Work(
        [*planned.changes, *tasks],
        [entry.at, *(change.at for change in tasks)],
        _message(ws, meeting.id, planned.new, by),
        warnings=[session.say("meeting.known", text=one.text) for one in planned.known],
        said=[session.say("meeting.next_distributed", meeting=meeting.id, until=until)]
        if meeting.distributed is None
        else (),
    )


def _tasks(session: Session, tasks: Sequence[Mapping[str, str]], today: date) -> list[Change]:
    from teamops.store.writing.new_record import additions, file_for, new_record

    records = [new_record("task", keys, today) for keys in tasks]
    return additions(session.root, "tasks", [(file_for("task", record, today), record) for record in records])


def _message(ws: Workspace, meeting: str, decisions: Sequence[Decided], by: str) -> str:
    """The message of the commit: `m-2026-W40 decided: 返点预算 (冯会计, 2026-09-30)`."""
    from teamops.cli.writing.commit_message import diary, short

    words = diary(ws)
    if not decisions:
        return words("diary.attended", meeting=meeting, by=by)
    told = [
        words("diary.decision", text=short(one.text), owner=ws.name_of(one.owner), due=one.due.isoformat())
        for one in decisions
    ]
    return words("diary.decided", meeting=meeting, decisions=words("diary.comma").join(told), by=by)


def _day(ws: Workspace, meeting: Meeting) -> date:
    from teamops.model.time.moments import local

    return local(meeting.held, ws.settings.timezone).date()


def distribute(session: Session, word: str, at: str | None, person: str | None, manner: Manner, *, again: bool) -> None:
    """The minutes are said to be out, and whether that was in time."""

    def plan(ws: Workspace, now: datetime) -> Work:
        from teamops.cli.writing.commit_message import diary, signed_by
        from teamops.model.time.moments import in_short, told
        from teamops.planning.lookup import record_named
        from teamops.planning.meetings.minutes import must_be_held, plan_distribution

        entry = record_named(ws, "meetings", word)
        must_be_held(ws, entry.record, now)
        moment = option_values.moment("--at", at, ws.settings.timezone, now.date(), "behind") if at is not None else now
        planned = plan_distribution(ws, entry, moment, now, again=again)
        minutes = int(planned.after.total_seconds()) // 60
        after = session.say("meeting.after", hours=minutes // 60, minutes=minutes % 60)
        limit = in_short(ws.settings.limits.minutes_within)
        message = "meeting.in_time" if planned.in_time else "meeting.too_late"
        by = signed_by(ws, person)
        return Work(
            [planned.change],
            [entry.at],
            diary(ws)("diary.distributed", meeting=entry.record.id, at=told(moment, ws.settings.timezone)[:16], by=by),
            said=[session.say(message, meeting=entry.record.id, after=after, limit=limit)],
        )

    carry_out(session, manner, plan)
